import { SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Details } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";

/** Within what time, as a number and its unit. */
export function WithinFields({
  refused,
  amount,
  unit,
}: {
  refused: Refused | null;
  amount?: string;
  unit: string;
}) {
  const text = useText();
  const units = ["hours", "days", "weeks", "minutes"] as const;
  return (
    <div className="within">
      <TextField
        name="amount"
        label={text("strategy.within")}
        inputMode="numeric"
        defaultValue={refused?.values.amount ?? amount}
        error={refused?.errors.within}
      />
      <SelectField
        name="unit"
        label={text("strategy.unit")}
        defaultValue={refused?.values.unit ?? unit}
        options={[
          ...units.map((each) => ({ value: each, label: text(`strategy.units.${each}`) })),
          { value: "due", label: text("strategy.units.due") },
        ]}
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
  remedy,
}: {
  refused: Refused | null;
  teams: { value: string; label: string }[];
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
            defaultValue={refused?.values.teamId}
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
