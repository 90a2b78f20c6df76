import { z } from "zod";
import { isReadable, isVisible, nameOf, referenceOf, wordsOf } from "./plain-text.ts";

/**
 * The only places where text, days, moments and numbers from outside become values (decision 0057). What a command or
 * query takes is made of these: a test tries every field of every operation with what no database stores.
 */

const readable = { params: { code: "unreadable_characters" } };

/**
 * Text that people type: NFC, without unseen signs, trimmed, `minimum` to `maximum` UTF-16 units, line ends as \n,
 * without control characters and without halves of surrogate pairs, which no database can store.
 */
export const Text = (maximum: number, minimum = 1) =>
  z
    .string()
    .overwrite((text) => wordsOf(text.replace(/\r\n?|[\u2028\u2029]/g, "\n")))
    .min(minimum)
    .max(maximum)
    .refine(isReadable, readable)
    .refine((text) => text === "" || isVisible(text), { params: { code: "required" } });

/** A text on one line: a name, a subject. */
export const Line = (maximum: number, minimum = 1) =>
  z
    .string()
    .overwrite(nameOf)
    .min(minimum)
    .max(maximum)
    .refine(isReadable, readable)
    .refine((text) => text === "" || isVisible(text), { params: { code: "required" } })
    .refine((text) => !/[\n\u2028\u2029]/.test(text), { params: { code: "one_line" } });

/** What somebody looks for: a line as names are kept; what is no character is a space. Empty for everything. */
export const Search = (maximum = 200) =>
  z
    .string()
    .overwrite((text) => nameOf(text.toWellFormed().replace(/\p{Cc}/gu, " ")))
    .max(maximum);

/** A reference, a key, the name of a language: short, without unseen signs anywhere. Empty unless `minimum` says more. */
export const Reference = (maximum: number, minimum = 1) =>
  z.string().overwrite(referenceOf).min(minimum).max(maximum).refine(isReadable, readable);

/** A token, a receipt, a one-time code. One that cannot be one is a wrong one: it becomes the empty text. */
export const Secret = (maximum: number) =>
  z.string().overwrite((token) => (token.length <= maximum && isReadable(token) ? referenceOf(token) : ""));

/** A password: composed, so that every keyboard types the same one, and otherwise untouched; up to 128 characters. */
const TypedPassword = z
  .string()
  .overwrite((text) => text.normalize("NFC"))
  .max(128)
  .refine(isReadable, readable);

/** One that somebody has, to be compared. */
export const GivenPassword = TypedPassword.min(1);

/** One that somebody chooses: fifteen characters or more, none of the guesses; no rules of composition. */
export const NewPassword = (isGuess: (password: string) => boolean) =>
  TypedPassword.refine((text) => text.length >= 15, { params: { code: "password_too_short" } }).refine(
    (text) => !isGuess(text),
    { params: { code: "password_common" } },
  );

/** JSON as a text: read elsewhere, within a length. */
export const JsonText = (maximum: number) =>
  z
    .string()
    .overwrite((text) => text.normalize("NFC"))
    .max(maximum)
    .refine(isReadable, readable);

const firstMoment = Date.parse("0001-01-01T00:00:00Z");
const lastMoment = Date.parse("9999-12-31T23:59:59.999Z");

/** A day, `2026-03-31`, from the year 1 to 9999. */
export const Day = z.iso.date().refine((day) => day >= "0001-01-01", { params: { code: "not_date" } });

/** A month, `2026-03`, from the year 1 to 9999. */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .refine((month) => month >= "0001-01", { params: { code: "not_date" } });

/** An instant in RFC 3339 with its zone, from the year 1 to 9999, as it was written. */
export const InstantText = z.iso.datetime({ offset: true }).refine(
  (text) => {
    const at = Date.parse(text);
    return at >= firstMoment && at <= lastMoment;
  },
  { params: { code: "not_datetime" } },
);

/** The same as a Date. */
export const Instant = InstantText.transform((text) => new Date(text));

interface Bounds {
  min: number;
  max: number;
}

/** A whole number; query strings and forms write it in digits. What is empty, a list or a yes is no number. */
export const Whole = ({ min, max }: Bounds) => written(/^[+-]?\d{1,15}$/, z.int().min(min).max(max));

/** The revision that somebody read. */
export const Revision = z.int().min(1).max(2_147_483_647);

/** A number; query strings and forms write it with a point. */
export const Decimal = ({ min, max }: Bounds) =>
  written(/^[+-]?\d{1,15}(\.\d{1,15})?$/, z.number().min(min).max(max));

function written(digits: RegExp, number: z.ZodNumber) {
  return z.preprocess((given) => {
    const text = typeof given === "string" ? given.trim() : "";
    return digits.test(text) ? Number(text) : given;
  }, number);
}
