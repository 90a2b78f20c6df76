/**
 * Whether who asks has what would be sent (RFC 9110, 13.1.2): one of their marks is the one that it has, weakened, as
 * packing does it, or not; or they have any version at all, which `*` says.
 *
 * @param held the header If-None-Match, as it came
 * @param tag the mark of what would be sent, with its quotation marks; null when it has none
 */
export const hasTag = (held: string | undefined, tag: string | null): boolean =>
  held !== undefined &&
  (held.trim() === "*" || held.split(",").some((each) => strong(each.trim()) === (tag && strong(tag))));

const strong = (tag: string): string => tag.replace(/^W\//, "");
