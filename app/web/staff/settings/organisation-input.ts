/** Languages that this product speaks completely, in its own names. */
const names: Record<string, string> = { en: "English", nl: "Nederlands" };
export const installed = Object.keys(names);
export const languageName = (language: string): string => names[language] ?? language;

export const wordForms = ["one", "other", "theOne", "theOther"] as const;

/** From the fields of the settings to the command's input; a language whose word is left empty keeps the one it has. */
export function organisationInput(
  fields: Record<string, unknown>,
  _params: Record<string, string | undefined>,
  form: FormData,
) {
  const words = installed.flatMap((language) => {
    const given = wordForms.flatMap((each) => {
      const value = fields[`customerWord.${language}.${each}`];
      return value === undefined ? [] : [[each, value]];
    });
    return given.length > 0 ? [[language, Object.fromEntries(given)]] : [];
  });
  return {
    name: fields.name,
    timeZone: fields.timeZone,
    intakeTeamId: fields.intakeTeamId,
    currency: fields.currency,
    questionHours: fields.questionHours,
    lateMessagesByThemselves: fields.lateMessagesByThemselves,
    languages: form.getAll("languages[]").map(String),
    customerWord: words.length > 0 ? Object.fromEntries(words) : undefined,
  };
}
