import { defaultWords } from "#messages/text.ts";
import { exampleWords } from "#messages/words.ts";
import { weekIn } from "../staff/settings/calendar-input.ts";

type Fields = Record<string, unknown>;

/**
 * From the fields of the first form to the command's input. The chosen word stands for every language; own words
 * come from fields `own.<language>.<form>`, and a language without any keeps the usual word.
 */
export function setUpInput(fields: Fields, languages: string[]) {
  return {
    organisation: fields.organisation,
    ownerName: fields.ownerName,
    ownerEmail: fields.ownerEmail,
    password: fields.password,
    timeZone: fields.timeZone,
    languages,
    week: weekIn(fields),
    customerWord: Object.fromEntries(
      languages.flatMap((language) => {
        const word = wordIn(language, fields);
        return word ? [[language, word]] : [];
      }),
    ),
  };
}

const forms = ["one", "other", "theOne", "theOther"] as const;

function wordIn(language: string, fields: Fields): unknown {
  if (fields.word !== "own") {
    return (
      exampleWords.find((example) => example.key === fields.word)?.words[language] ?? defaultWords[language]
    );
  }
  const own = forms.flatMap((form) => {
    const value = fields[`own.${language}.${form}`];
    return value === undefined ? [] : [[form, value]];
  });
  return own.length > 0 ? Object.fromEntries(own) : defaultWords[language];
}
