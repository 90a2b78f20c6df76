import type { philosophy as english } from "../en/philosophy.ts";
import type { Translation } from "../text.ts";

export const philosophy: Translation<typeof english> = {
  mergedReason: "Samengevoegd met “{{statement}}”",
};
