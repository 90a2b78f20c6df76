import { Malformed } from "./errors.ts";

/** Levels of lists and objects inside one another; what we take has fewer than ten. */
const deepest = 64;

/**
 * Reads JSON that came from outside. Errors: Malformed `not_json`; Malformed `too_deep`, before anything that walks into
 * it level by level would.
 */
export function readJson(text: string): unknown {
  if (isTooDeep(text)) throw new Malformed("too_deep");
  try {
    return JSON.parse(text);
  } catch {
    throw new Malformed("not_json");
  }
}

/** Counts brackets outside of strings; one pass, without reading. */
function isTooDeep(text: string): boolean {
  let level = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (inString) {
      if (sign === "\\") at += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === "[" || sign === "{") {
      level += 1;
      if (level > deepest) return true;
    } else if (sign === "]" || sign === "}") level -= 1;
  }
  return false;
}
