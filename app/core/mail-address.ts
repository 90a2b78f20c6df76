import { domainToASCII } from "node:url";
import { z } from "zod";
import { referenceOf } from "./plain-text.ts";

/** No address that arrives is longer (RFC 5321, 4.5.3.1): in all, before the @, and between two dots after it. */
const longest = { whole: 254, local: 64, label: 63 };

/** Letters that are told apart by nobody's eye stand in different alphabets; one word is written in one of them. */
const alphabets = ["Latn", "Cyrl", "Grek", "Armn", "Geor", "Copt", "Cher", "Hebr", "Arab"].map(
  (script) => new RegExp(`\\p{Script=${script}}`, "u"),
);
const mixesAlphabets = (label: string): boolean =>
  alphabets.filter((alphabet) => alphabet.test(label)).length > 1;

/** Why an address is refused: `errors.<code>`. */
type Problem = "not_email" | "email_mixes_alphabets" | "too_long";

/**
 * The one definition of a mail address: of colleagues, invitations, imports and customers. It takes what the sign-in
 * library takes (Zod's own expression), within the lengths that mail servers take. Unseen signs and the case of its
 * letters go; a domain in another script is kept as the name that goes over the wire (`xn--…`). Without quotation
 * marks and without other letters before the @: a server without SMTPUTF8 could not be given those.
 */
export function mailAddressOf(given: string): { address: string } | { problem: Problem } {
  if (given.length > longest.whole * 2) return { problem: "too_long" };
  const text = referenceOf(given);
  const at = text.lastIndexOf("@");
  if (at < 1) return { problem: "not_email" };
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (domain.split(".").some(mixesAlphabets)) return { problem: "email_mixes_alphabets" };
  const address = `${local}@${wireNameOf(domain)}`.toLowerCase();
  if (local.length > longest.local || address.length > longest.whole) return { problem: "too_long" };
  const labels = address.slice(at + 1).split(".");
  const labelsHold = labels.every((label) => label.length <= longest.label && !label.endsWith("-"));
  return labelsHold && z.regexes.email.test(address) ? { address } : { problem: "not_email" };
}

/** A domain as servers know it. What is plain already stays as it is, so that nothing odd is read as something else. */
function wireNameOf(domain: string): string {
  if (/^[\x21-\x7e]*$/.test(domain)) return domain;
  return /[^\p{L}\p{M}\p{N}.-]/u.test(domain) ? "" : domainToASCII(domain);
}

/** A mail address from outside, as it is kept and compared. */
export const Email = z.string().transform((given, context) => {
  const read = mailAddressOf(given);
  if ("address" in read) return read.address;
  context.issues.push({
    code: "custom",
    input: given,
    params:
      read.problem === "too_long"
        ? { code: read.problem, values: { maximum: longest.whole } }
        : { code: read.problem },
  });
  return z.NEVER;
});
