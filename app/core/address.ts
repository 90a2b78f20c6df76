/** Whether the path of an address can be decoded and then kept; what cannot is no address of ours. */
export function isDecodable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}
