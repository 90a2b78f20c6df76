type Fields = Record<string, unknown>;

/**
 * From the fields of the form to a term: `translations.nl.term` and `translations.nl.definition` belong together, and a
 * language with neither has no words. For a known term that takes those of that language away.
 */
export function termInput(fields: Fields, which: "new" | "known"): Fields {
  const { term, definition } = fields;
  const asked = String(fields.languages ?? "")
    .split(",")
    .filter(Boolean);
  const translations: Record<string, Fields | null> = {};
  for (const language of asked) {
    const [word, meaning] = [
      fields[`translations.${language}.term`],
      fields[`translations.${language}.definition`],
    ];
    if (word !== undefined || meaning !== undefined)
      translations[language] = { term: word, definition: meaning };
    else if (which === "known") translations[language] = null;
  }
  return { term, definition, ...(Object.keys(translations).length > 0 && { translations }) };
}
