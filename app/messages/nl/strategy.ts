import type { strategy as english } from "../en/strategy.ts";
import type { Translation } from "../text.ts";

export const strategy: Translation<typeof english> = {};
