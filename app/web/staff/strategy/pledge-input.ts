import { translationsIn } from "./translations-in.ts";

/** The fields of a pledge's form as a command's input. */
export function pledgeIn(
  fields: Record<string, unknown>,
  params: Record<string, string | undefined>,
): Record<string, unknown> {
  return { ...params, ...translationsIn(fields, ["text", "remark"]) };
}

/** What a pledge starts from, as the address carries it through the standard that must come first. */
const starts = ["principle", "idea"] as const;

/** The start of a pledge that is to be made once a standard is there; never empty, so that the way back is known. */
export function startOf(asked: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams();
  for (const name of starts) kept.set(name, asked.get(name) ?? "");
  return kept;
}

/** Whether somebody came to make a pledge. */
export const isOnTheWay = (asked: URLSearchParams): boolean => starts.some((name) => asked.has(name));
