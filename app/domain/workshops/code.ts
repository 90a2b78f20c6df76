import { randomInt } from "node:crypto";
import { z } from "zod";

/** Letters and figures that nobody mistakes for one another on a wall. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 7;

/** A code to join by, such as `K7M 4QXT` without the space: 30^7, about 2·10^10 possibilities. */
export const newCode = (): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");

/** A code as people type it: any case, with spaces or dashes. */
export const Code = z
  .string()
  .max(40)
  .transform((text) => text.toUpperCase().replace(/[^0-9A-Z]/g, ""))
  .refine((code) => code.length === length, { params: { code: "not_a_code" } });
