import { Form } from "react-router";
import { languageName } from "#messages/formats.ts";
import { TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Details, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useFormat, useText } from "../../text.tsx";

interface Known {
  id: string;
  words: Record<string, { term: string; definition: string }>;
}

/** A word and what it means: in the first language, and folded away in the others. */
export function TermForm({
  intent,
  term,
  languages,
  refused,
}: {
  intent: "define" | "change";
  term?: Known;
  languages: string[];
  refused: Refused | null;
}) {
  const text = useText();
  const format = useFormat();
  const busy = useBusy(intent);
  const [first = "en", ...others] = languages;
  const field = (name: string, stored: string | undefined) => ({
    name,
    defaultValue: refused ? (refused.values[name] ?? "") : stored,
    error: refused?.errors[name],
  });
  return (
    <Form method="post" className="term-form">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="languages" value={others.join(",")} />
      {term && <input type="hidden" name="termId" value={term.id} />}
      <TextField
        {...field("term", term?.words[first]?.term)}
        label={text("glossary.term")}
        hint={text("glossary.termHint")}
        maxLength={80}
        required
      />
      <TextAreaField
        {...field("definition", term?.words[first]?.definition)}
        label={text("glossary.definition")}
        rows={2}
        maxLength={500}
        required
      />
      {others.map((language) => (
        <Details
          key={language}
          summary={text("philosophy.inLanguage", {
            language: languageName(format.language, language),
          })}
          open={term?.words[language] || refused ? "open" : undefined}
        >
          <TextField
            {...field(`translations.${language}.term`, term?.words[language]?.term)}
            label={text("glossary.term")}
            maxLength={80}
          />
          <TextAreaField
            {...field(`translations.${language}.definition`, term?.words[language]?.definition)}
            label={text("glossary.definition")}
            rows={2}
            maxLength={500}
          />
        </Details>
      ))}
      <div>
        <SubmitButton weight={intent === "define" ? "first" : "quiet"} busy={busy}>
          {text("glossary.save")}
        </SubmitButton>
      </div>
    </Form>
  );
}
