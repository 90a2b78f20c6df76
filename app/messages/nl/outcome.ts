import type { outcome as english } from "../en/outcome.ts";
import type { Translation } from "../text.ts";

export const outcome: Translation<typeof english> = {
  title: "Wat het opleverde",
  principles: "Principes",
  elements_one: "{{count}} element",
  elements_other: "{{count}} elementen",
  untied_zero: "elk element hangt aan een principe",
  untied_one: "{{count}} element hangt aan geen principe",
  untied_other: "{{count}} elementen hangen aan geen principe",
  dots_one: "{{count}} stip",
  dots_other: "{{count}} stippen",
  tiedTo: "principe {{numbers}}",
  unnamed: "Zonder naam",
};
