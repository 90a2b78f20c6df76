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
