import type { organisation as english } from "../en/organisation.ts";
import type { Translation } from "../text.ts";

export const organisation: Translation<typeof english> = {
  firstTeam: "Servicebalie",
};
