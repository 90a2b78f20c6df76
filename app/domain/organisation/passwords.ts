import { z } from "zod";

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

/** Fifteen characters or more, up to 128, not on the list of guesses; no rules of composition. */
export const Password = z
  .string()
  .refine((text) => text.length >= 15, { params: { code: "password_too_short" } })
  .max(128)
  .refine((text) => !isGuess(text), { params: { code: "password_common" } });

function isGuess(password: string): boolean {
  const stem = letters(password);
  return new Set(password).size < 5 || common.includes(stem) || common.some((word) => stem === word + word);
}
