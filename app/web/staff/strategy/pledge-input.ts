type Words = { text?: string; remark?: string };

/** The fields of a pledge's form as a command's input: `nl.text` becomes the Dutch translation. */
export function pledgeIn(
  fields: Record<string, unknown>,
  params: Record<string, string | undefined>,
): Record<string, unknown> {
  const input: Record<string, unknown> = { ...params };
  const translations: Record<string, Words> = {};
  for (const [name, value] of Object.entries(fields)) {
    const parts = /^([a-z]{2})\.(text|remark)$/.exec(name);
    const [, language, field] = parts ?? [];
    if (language === undefined || field === undefined) input[name] = value;
    else translations[language] = { ...translations[language], [field]: String(value) };
  }
  return { ...input, translations };
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
