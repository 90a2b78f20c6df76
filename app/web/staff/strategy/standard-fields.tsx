import { languageName } from "#messages/formats.ts";
import { SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Details } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { useLanguage, useText } from "../../text.tsx";

/** Within what time, as a number and its unit. */
export function WithinFields({
  refused,
  amount,
  unit,
  time,
}: {
  refused: Refused | null;
  amount?: string;
  unit: string;
  /** Where a standard has its kind of time already, which stays; otherwise both are offered. */
  time?: "elapsed" | "working";
}) {
  const text = useText();
  const elapsed = ["hours", "days", "weeks", "minutes", "due"] as const;
  const working = ["working_days", "working_hours"] as const;
  const units = [...(time === "elapsed" ? [] : working), ...(time === "working" ? [] : elapsed)];
  return (
    <div className="within">
      <TextField
        name="amount"
        label={text("strategy.within")}
        inputMode="numeric"
        defaultValue={refused?.values.amount ?? amount}
        error={refused?.errors.within ?? refused?.errors.time}
      />
      <SelectField
        name="unit"
        label={text("strategy.unit")}
        defaultValue={refused?.values.unit ?? unit}
        options={units.map((each) => ({ value: each, label: text(`strategy.units.${each}`) }))}
      />
    </div>
  );
}

/** In how many of a hundred cases. */
export function TargetField({ refused, target }: { refused: Refused | null; target: string }) {
  const text = useText();
  return (
    <TextField
      name="target"
      label={text("strategy.target")}
      hint={text("strategy.targetHint")}
      inputMode="decimal"
      required
      defaultValue={refused?.values.target ?? target}
      error={refused?.errors.target && text("strategy.targetWrong")}
    />
  );
}

/** What a standard rarely needs. */
export function MoreStandardFields({
  refused,
  teams,
  teamId,
  remedy,
}: {
  refused: Refused | null;
  teams: { value: string; label: string }[];
  teamId?: string;
  remedy?: string;
}) {
  const text = useText();
  const open = refused?.errors.teamId || refused?.errors.remedy ? "open" : undefined;
  return (
    <Details summary={text("strategy.moreFields")} open={open}>
      <div className="fields">
        {teams.length > 0 && (
          <SelectField
            name="teamId"
            label={text("strategy.team")}
            hint={text("strategy.teamHint")}
            defaultValue={refused?.values.teamId ?? teamId}
            options={teams}
            error={refused?.errors.teamId}
          />
        )}
        <TextAreaField
          name="remedy"
          label={text("strategy.remedy")}
          hint={text("strategy.remedyHint")}
          maxLength={1000}
          defaultValue={refused?.values.remedy ?? remedy}
          error={refused?.errors.remedy}
        />
      </div>
    </Details>
  );
}

/** The name and the remedy in the organisation's other languages; what is left empty is read in its first. */
export function StandardTranslations({
  refused,
  languages,
  translations,
}: {
  refused: Refused | null;
  /** Beside the first. */
  languages: string[];
  translations: Record<string, { name?: string; remedy?: string }>;
}) {
  const text = useText();
  const reader = useLanguage();
  return languages.map((language) => {
    const field = (part: "name" | "remedy") => ({
      name: `${language}.${part}`,
      defaultValue: refused?.values[`${language}.${part}`] ?? translations[language]?.[part],
      error:
        refused?.errors[`translations.${language}.${part}`] ?? refused?.errors[`translations.${language}`],
    });
    const inWords = languageName(reader, language);
    const wrong = field("name").error ?? field("remedy").error;
    return (
      <Details
        key={language}
        summary={text("strategy.standardIn", { language: inWords })}
        open={wrong || translations[language] ? "open" : undefined}
      >
        <div className="fields">
          <TextField {...field("name")} label={text("strategy.name")} maxLength={200} />
          <TextAreaField {...field("remedy")} label={text("strategy.remedy")} maxLength={1000} />
        </div>
      </Details>
    );
  });
}
