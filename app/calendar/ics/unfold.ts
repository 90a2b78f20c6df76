const [lineFeed, carriageReturn, space, tab] = [0x0a, 0x0d, 0x20, 0x09];

/**
 * Joins the folded lines of an iCalendar file (RFC 5545, 3.1) while they are bytes: programs fold at 75 bytes, also in
 * the middle of a letter that has several. A file of UTF-16 is left as it is.
 */
export function unfold(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xff || bytes[0] === 0xfe) return bytes;
  const joined = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; ) {
    const end = at + (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? 2 : 1);
    const next = bytes[end];
    if (bytes[end - 1] === lineFeed && (next === space || next === tab)) at = end + 1;
    else while (at < end) joined[length++] = bytes[at++] ?? 0;
  }
  return joined.subarray(0, length);
}
