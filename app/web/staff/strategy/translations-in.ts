/** The fields of a form as a command's input: of these parts, `nl.text` becomes the Dutch translation of `text`. */
export function translationsIn(fields: Record<string, unknown>, parts: string[]): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const translations: Record<string, Record<string, string>> = {};
  for (const [name, value] of Object.entries(fields)) {
    const [, language, part] = /^([a-z]{2})\.(\w+)$/.exec(name) ?? [];
    if (language === undefined || part === undefined || !parts.includes(part)) input[name] = value;
    else translations[language] = { ...translations[language], [part]: String(value) };
  }
  return { ...input, translations };
}
