import type { CustomerWord } from "#messages/text.ts";
import { FieldGroup, TextField } from "#ui/staff/fields.tsx";
import { useText } from "../../text.tsx";
import { languageName, wordForms } from "./organisation-input.ts";

const labels = {
  one: "wordOne",
  other: "wordOther",
  theOne: "wordTheOne",
  theOther: "wordTheOther",
} as const;

/** The four forms of the customer word in one language. */
export function WordFields({
  language,
  word,
  values,
  errors,
}: {
  language: string;
  word: CustomerWord | undefined;
  values: Record<string, string>;
  errors: Record<string, string>;
}) {
  const text = useText();
  return (
    <FieldGroup label={languageName(language)} error={errors[`customerWord.${language}`]}>
      <div className="field-row">
        {wordForms.map((form) => {
          const name = `customerWord.${language}.${form}`;
          return (
            <TextField
              key={form}
              name={name}
              label={text(`entrance.${labels[form]}`)}
              maxLength={60}
              defaultValue={values[name] ?? word?.[form]}
              error={errors[name]}
            />
          );
        })}
      </div>
    </FieldGroup>
  );
}
