import { ChoiceCards } from "#ui/staff/choice-cards.tsx";
import { ChecksField, SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Details } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import { durationUnits, fieldsOfDuration } from "../duration-fields.ts";

const kinds = ["money", "time", "exception"] as const;
const roles = ["employee", "manager", "lead", "owner"] as const;

export interface RightChoices {
  currency: string;
  me: string | null;
  teams: { value: string; label: string }[];
  everyTeam: boolean;
  principles: { value: string; label: string }[];
  colleagues: { value: string; label: string }[];
}

/** What stands in the fields before anything is typed. */
export interface RightNow {
  situation: string;
  kind: (typeof kinds)[number];
  limitAmount: number | null;
  limitDuration: string | null;
  exception: string | null;
  steps: string | null;
  principleId: string | null;
  roles: string[];
  teamIds: string[];
  ownerId: string | null;
  reviewOn: string | null;
}

/** Situation, how far, and who; the rest folded away. */
export function RightFields({
  choices,
  now,
  refused,
}: {
  choices: RightChoices;
  now: RightNow | null;
  refused: Refused | null;
}) {
  const text = useText();
  const values = refused?.values ?? {};
  const errors = refused?.errors ?? {};
  const none = { value: "", label: text("rights.noPrinciple") };
  return (
    <>
      <TextField
        name="situation"
        label={text("rights.situation")}
        hint={text("rights.situationHint")}
        maxLength={120}
        required
        defaultValue={values.situation ?? now?.situation}
        error={errors.situation}
      />
      <ChoiceCards
        name="kind"
        label={text("rights.kindLabel")}
        chosen={values.kind ?? now?.kind ?? "money"}
        error={errors.kind}
        options={kinds.map((kind) => ({
          value: kind,
          label: text(`rights.kind.${kind}`),
          hint: text(`rights.kindHint.${kind}`),
        }))}
      />
      <LimitFields choices={choices} now={now} values={values} errors={errors} />
      <ChecksField
        name="roles[]"
        label={text("rights.who")}
        hint={text("rights.whoHint")}
        error={errors.roles}
        chosen={now?.roles ?? []}
        options={roles.map((role) => ({ value: role, label: text(`rights.role.${role}`) }))}
      />
      <div className="right-teams">
        <ChecksField
          name="teamIds[]"
          label={text("rights.teams")}
          hint={text(choices.everyTeam ? "rights.teamsHint" : "rights.teamsOwn")}
          error={errors.teamIds}
          chosen={now?.teamIds ?? []}
          options={choices.teams}
        />
      </div>
      <Details summary={text("rights.more")} open={now || errors.reviewOn ? "open" : undefined}>
        <TextAreaField
          name="steps"
          label={text("rights.howTo")}
          hint={text("rights.howToHint")}
          maxLength={2000}
          defaultValue={values.steps ?? now?.steps ?? undefined}
          error={errors.steps}
        />
        <SelectField
          name="principleId"
          label={text("rights.principle")}
          defaultValue={values.principleId ?? now?.principleId ?? ""}
          error={errors.principleId}
          options={[none, ...choices.principles]}
        />
        <div className="field-row">
          <SelectField
            name="ownerId"
            label={text("rights.owner")}
            defaultValue={values.ownerId ?? (now ? now.ownerId : choices.me) ?? ""}
            error={errors.ownerId}
            options={[{ value: "", label: text("rights.nobody") }, ...choices.colleagues]}
          />
          <TextField
            name="reviewOn"
            type="date"
            label={text("rights.reviewOn")}
            defaultValue={values.reviewOn ?? now?.reviewOn ?? undefined}
            error={errors.reviewOn}
          />
        </div>
      </Details>
    </>
  );
}

/** One limit for each kind; the styles show that of the kind that is chosen. */
function LimitFields({
  choices,
  now,
  values,
  errors,
}: {
  choices: RightChoices;
  now: RightNow | null;
  values: Record<string, string>;
  errors: Record<string, string>;
}) {
  const text = useText();
  const time = fieldsOfDuration(now?.limitDuration ?? null);
  return (
    <>
      <div className="limit money">
        <TextField
          name="limitAmount"
          inputMode="decimal"
          label={text("rights.limitAmount", { currency: choices.currency })}
          defaultValue={values.limitAmount ?? now?.limitAmount?.toString()}
          error={errors.limitAmount}
        />
      </div>
      <div className="limit time field-row">
        <TextField
          name="timeAmount"
          inputMode="numeric"
          label={text("rights.limitTime")}
          defaultValue={values.timeAmount ?? time.amount}
          error={errors.limitDuration}
        />
        <SelectField
          name="timeUnit"
          label={text("rights.unit")}
          defaultValue={values.timeUnit ?? time.unit}
          options={durationUnits.map((unit) => ({ value: unit, label: text(`rights.units.${unit}`) }))}
        />
      </div>
      <div className="limit exception">
        <TextField
          name="exception"
          label={text("rights.exception")}
          hint={text("rights.exceptionHint")}
          maxLength={300}
          defaultValue={values.exception ?? now?.exception ?? undefined}
          error={errors.exception}
        />
      </div>
    </>
  );
}
