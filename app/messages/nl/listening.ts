import type { listening as english } from "../en/listening.ts";
import type { Translation } from "../text.ts";

export const listening: Translation<typeof english> = {};
