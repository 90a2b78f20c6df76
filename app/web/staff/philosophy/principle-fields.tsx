import { languageName } from "#messages/formats.ts";
import { TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Details } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { useFormat, useText } from "../../text.tsx";

/** The words of a principle as a form shows them. */
export interface Words {
  statement: string;
  explanation: string | null;
  why: string | null;
  translations: Record<string, { statement?: string; explanation?: string }>;
}

/** The fields of a principle: the statement, and the rest folded away until there is something in it. */
export function PrincipleFields({
  words,
  languages,
  refused,
}: {
  words?: Words;
  /** Languages to translate into. */
  languages: string[];
  refused: Refused | null;
}) {
  const text = useText();
  const field = (name: string, stored: string | null | undefined) => ({
    name,
    defaultValue: refused ? (refused.values[name] ?? "") : (stored ?? undefined),
    error: refused?.errors[name],
  });
  const explained = words && (words.explanation || words.why);
  const refusedBelow = Object.keys(refused?.errors ?? {}).some((path) => path !== "statement");
  return (
    <>
      <TextField
        {...field("statement", words?.statement)}
        label={text("philosophy.statement")}
        hint={text("philosophy.statementHint")}
        maxLength={200}
        required
      />
      <Details summary={text("philosophy.more_fields")} open={explained || refusedBelow ? "open" : undefined}>
        <TextAreaField
          {...field("explanation", words?.explanation)}
          label={text("philosophy.explanation")}
          hint={text("philosophy.explanationHint")}
          maxLength={240}
        />
        <TextAreaField
          {...field("why", words?.why)}
          label={text("philosophy.why")}
          hint={text("philosophy.whyHint")}
          maxLength={2000}
        />
      </Details>
      {languages.map((language) => (
        <TranslationFields
          key={language}
          language={language}
          field={field}
          words={words?.translations[language]}
          open={words?.translations[language] !== undefined || refusedBelow ? "open" : undefined}
        />
      ))}
    </>
  );
}

function TranslationFields({
  language,
  field,
  words,
  open,
}: {
  language: string;
  field: (
    name: string,
    stored: string | undefined,
  ) => { name: string; defaultValue?: string; error?: string };
  words: { statement?: string; explanation?: string } | undefined;
  open: "open" | undefined;
}) {
  const text = useText();
  const format = useFormat();
  const name = languageName(format.language, language);
  return (
    <Details summary={text("philosophy.inLanguage", { language: name })} open={open}>
      <TextField
        {...field(`translations.${language}.statement`, words?.statement)}
        label={text("philosophy.statement")}
        maxLength={200}
      />
      <TextAreaField
        {...field(`translations.${language}.explanation`, words?.explanation)}
        label={text("philosophy.explanation")}
        maxLength={240}
      />
    </Details>
  );
}
