import { languageName } from "#messages/formats.ts";
import { TextAreaField, TextField } from "#ui/staff/fields.tsx";
import type { Refused } from "../../form.ts";
import { useLanguage, useText } from "../../text.tsx";

/** The pledge in the organisation's other languages; what is left empty is shown in its first. */
export function PledgeTranslations({
  refused,
  languages,
  translations,
}: {
  refused: Refused | null;
  /** Beside the first. */
  languages: string[];
  translations: Record<string, { text?: string; remark?: string }>;
}) {
  const text = useText();
  const reader = useLanguage();
  return languages.map((language) => (
    <div key={language} className="fields">
      <TextField
        name={`${language}.text`}
        label={text("strategy.pledgeTextIn", { language: languageName(reader, language) })}
        maxLength={300}
        defaultValue={refused?.values[`${language}.text`] ?? translations[language]?.text}
        error={refused?.errors[`translations.${language}.text`]}
      />
      <TextAreaField
        name={`${language}.remark`}
        label={text("strategy.remarkIn", { language: languageName(reader, language) })}
        rows={2}
        maxLength={1000}
        defaultValue={refused?.values[`${language}.remark`] ?? translations[language]?.remark}
        error={refused?.errors[`translations.${language}.remark`]}
      />
    </div>
  ));
}
