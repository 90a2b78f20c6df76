/** From the form's flat fields to the words of a new principle. */
export function wordsOf(fields: Record<string, unknown>): Record<string, unknown> {
  const translations: Record<string, Record<string, unknown>> = Object.create(null);
  const words: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const [, language, part] = /^translations\.([\w-]+)\.(statement|explanation)$/.exec(name) ?? [];
    if (language && part) translations[language] = { ...translations[language], [part]: value };
    else words[name] = value;
  }
  return { ...words, ...(Object.keys(translations).length > 0 && { translations }) };
}

/** The same for a change: what the form shows and somebody emptied is emptied. */
export function changedWordsOf(
  fields: Record<string, unknown>,
  params: Record<string, string | undefined>,
  form: FormData,
): Record<string, unknown> {
  const words = wordsOf(fields);
  const emptied: Record<string, null> = {};
  for (const name of form.keys()) {
    const language = /^translations\.([\w-]+)\./.exec(name)?.[1];
    if (language) emptied[language] = null;
  }
  return {
    explanation: null,
    why: null,
    ...words,
    translations: { ...emptied, ...(words.translations as object | undefined) },
    ...params,
  };
}
