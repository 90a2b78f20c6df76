import { NewPassword } from "#core/validation.ts";

/** What everybody tries first, and words that this product makes likely. Compared without case and digits. */
const common = [
  "password",
  "passwordpassword",
  "qwertyuiop",
  "qwertyuiopasdfgh",
  "letmein",
  "iloveyou",
  "welcome",
  "administrator",
  "correcthorsebatterystaple",
  "abcdefghijklmno",
  "trustno",
  "football",
  "baseball",
  "sunshine",
  "princess",
  "kept",
  "keptkeptkept",
  "service",
  "customerservice",
  "changeme",
  "changemechangeme",
  "wachtwoord",
  "wachtwoordwachtwoord",
  "welkom",
  "geheim",
];
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{Letter}]/gu, "");

/** A password to be chosen. */
export const Password = NewPassword(isGuess);

function isGuess(password: string): boolean {
  const stem = letters(password);
  return new Set(password).size < 5 || common.includes(stem) || common.some((word) => stem === word + word);
}
