import type { Translation } from "../text.ts";
import { errors } from "./errors.ts";
import { organisation } from "./organisation.ts";

/** English is the first language: it decides which messages exist. */
export const en = { errors, organisation };
export type Messages = Translation<typeof en>;
