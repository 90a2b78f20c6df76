import type { shell as english } from "../en/shell.ts";
import type { Translation } from "../text.ts";

export const shell: Translation<typeof english> = {
  main: "Hoofdmenu",
  home: "Overzicht",
};
