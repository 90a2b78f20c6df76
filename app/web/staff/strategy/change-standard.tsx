import { Form } from "react-router";
import { TextField } from "#ui/staff/fields.tsx";
import { Details, SubmitButton } from "#ui/staff/parts.tsx";
import { type refusalIn, useBusy } from "../../answer.ts";
import { useText } from "../../text.tsx";
import type { StandardPage } from "./standard.tsx";
import { MoreStandardFields, StandardTranslations, TargetField, WithinFields } from "./standard-fields.tsx";
import { fieldsOfWithin } from "./standard-input.ts";

/** Another name, time, target, team or remedy. */
export function ChangeStandard({
  page,
  refused,
}: {
  page: StandardPage;
  refused: ReturnType<typeof refusalIn>;
}) {
  const text = useText();
  const busy = useBusy();
  const { standard } = page;
  const percentage = String(Math.round(standard.target * 1e5) / 1e3);
  return (
    <Details summary={text("strategy.changeStandard")} open={refused ? "open" : undefined}>
      <Form method="post" key={standard.revision}>
        <input type="hidden" name="measure" value={standard.measure} />
        <TextField
          name="name"
          label={text("strategy.name")}
          maxLength={200}
          required
          defaultValue={refused?.values.name ?? standard.name}
          error={refused?.errors.name}
        />
        {standard.measure !== "promise_kept" && standard.measure !== "felt" && (
          <WithinFields
            refused={refused}
            time={standard.time}
            {...fieldsOfWithin(standard.within, standard.time)}
          />
        )}
        <TargetField refused={refused} target={percentage} />
        <MoreStandardFields
          refused={refused}
          teams={[
            ...(page.everyTeam ? [{ value: "", label: text("strategy.everyTeam") }] : []),
            ...page.teams,
          ]}
          teamId={standard.teamId ?? ""}
          remedy={standard.remedy ?? undefined}
        />
        <StandardTranslations
          refused={refused}
          languages={page.languages}
          translations={standard.translations}
        />
        <div className="actions">
          <SubmitButton busy={busy}>{text("strategy.save")}</SubmitButton>
        </div>
      </Form>
    </Details>
  );
}
