import type { cases as english } from "../en/cases.ts";
import type { Translation } from "../text.ts";

export const cases: Translation<typeof english> = {};
