import { createRequire } from "node:module";
import { NewPassword } from "#core/validation.ts";

/** A password to be chosen. */
export const Password = NewPassword(isGuess);

/** Words that this product makes likely, beside the list of what people everywhere choose. */
const ours = ["kept", "service", "customerservice", "correcthorsebatterystaple", "klantenservice"];
/** Shorter words of the list stand in any sentence by chance. */
const shortest = 4;

let listed: Set<string> | null = null;
/** 49,000 passwords that leaked most often, read with the first password that somebody chooses. */
function list(): Set<string> {
  const { dictionary } = createRequire(import.meta.url)(
    "@zxcvbn-ts/language-common",
  ) as typeof import("@zxcvbn-ts/language-common");
  return new Set([...dictionary["passwords-common"], ...ours].filter((word) => word.length >= shortest));
}

/**
 * Whether a password is what anybody would try: fewer than five different signs, or nothing but one or two known
 * passwords set side by side, however often, with or without digits at the seams. Read without case and other signs.
 */
function isGuess(password: string): boolean {
  if (new Set(password).size < 5) return true;
  listed ??= list();
  const plain = password.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, "");
  const words = plain.replace(/\p{Number}/gu, "");
  return [plain, words].some((text) => text.length > 0 && isMadeOf(text, [], listed as Set<string>));
}

/** Whether what is left of a text can be cut into listed words, of which at most two differ. */
function isMadeOf(rest: string, used: string[], known: Set<string>): boolean {
  if (rest === "") return true;
  if (used.some((word) => rest.startsWith(word) && isMadeOf(rest.slice(word.length), used, known)))
    return true;
  if (used.length === 2) return false;
  for (let end = shortest; end <= rest.length; end += 1) {
    const word = rest.slice(0, end);
    if (known.has(word) && isMadeOf(rest.slice(end), [...used, word], known)) return true;
  }
  return false;
}
