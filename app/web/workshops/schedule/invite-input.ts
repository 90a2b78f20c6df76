/** Mail addresses as people paste them: one a line, or with commas, semicolons or spaces between. */
export const addressesIn = (typed: unknown): string[] =>
  String(typed ?? "")
    .split(/[\s,;]+/)
    .map((address) => address.replace(/^<|>$/g, ""))
    .filter(Boolean);

/** The sentence for the field of addresses, with the address at fault before it. */
export function addressError(errors: Record<string, string>, typed: unknown): string | undefined {
  const [path, sentence] = Object.entries(errors).find(([each]) => each.startsWith("emails")) ?? [];
  const address = addressesIn(typed)[Number(path?.split(".")[1])];
  return sentence && (address ? `${address}: ${sentence}` : sentence);
}
