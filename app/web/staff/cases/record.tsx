import { Form, redirect, useNavigation } from "react-router";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { listTeams } from "#domain/organisation/teams.ts";
import { SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Details, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn, useAnswer } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { form } from "../../form.ts";
import { load } from "../../load.ts";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/record";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const { organisation, caller } = args.context.get(pageRequest);
  const teams = await load(args, listTeams, {});
  return {
    teams: teams.items.map(({ id, name }) => ({ value: id, label: name })),
    intakeTeamId: organisation?.intakeTeamId ?? "",
    once: crypto.randomUUID(),
    title: `${caller.services.text(caller.language, "caseDesk.recordPage.title")} · ${organisation?.name ?? "Kept"}`,
  };
}

export const action = form(recordVoice, { onward: ({ id }) => redirect(`/cases/${id}`) });

export default function RecordPage({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const refused = refusalIn(actionData);
  const values = refused?.values ?? {};
  const errors = refused?.errors ?? {};
  const busy = useNavigation().state === "submitting" ? "busy" : undefined;
  return (
    <>
      <PageHead title={text("caseDesk.recordPage.title")} lead={text("caseDesk.recordPage.lead")} />
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <Form method="post" className="form">
        <input type="hidden" name="once" value={values.once ?? loaderData.once} />
        <TextAreaField
          name="text"
          label={text("caseDesk.recordPage.text")}
          hint={text("caseDesk.recordPage.textHint")}
          rows={6}
          maxLength={20000}
          required
          defaultValue={values.text}
          error={errors.text}
        />
        <SelectField
          name="kind"
          label={text("caseDesk.recordPage.kind")}
          defaultValue={values.kind ?? "complaint"}
          error={errors.kind}
          options={(["complaint", "question", "suggestion", "compliment"] as const).map((kind) => ({
            value: kind,
            label: text(`caseDesk.kind.${kind}`),
          }))}
        />
        <SelectField
          name="channel"
          label={text("caseDesk.recordPage.channel")}
          defaultValue={values.channel ?? "phone"}
          error={errors.channel}
          options={(["phone", "visit", "letter", "email", "app", "other"] as const).map((channel) => ({
            value: channel,
            label: text(`caseDesk.channel.${channel}`),
          }))}
        />
        <Details
          summary={text("caseDesk.recordPage.who")}
          open={
            ["name", "email", "remedyWished", "teamId"].some((field) => errors[field] || values[field])
              ? "open"
              : undefined
          }
        >
          <div className="form">
            <TextField
              name="name"
              label={text("caseDesk.recordPage.name")}
              maxLength={120}
              defaultValue={values.name}
              error={errors.name}
              autoComplete="off"
            />
            <TextField
              name="email"
              type="email"
              label={text("caseDesk.recordPage.email")}
              hint={text("caseDesk.recordPage.emailHint")}
              maxLength={254}
              defaultValue={values.email}
              error={errors.email}
              autoComplete="off"
            />
            <TextAreaField
              name="remedyWished"
              rows={2}
              label={text("caseDesk.recordPage.remedyWished")}
              maxLength={2000}
              defaultValue={values.remedyWished}
              error={errors.remedyWished}
            />
            <SelectField
              name="teamId"
              label={text("caseDesk.recordPage.team")}
              options={loaderData.teams}
              defaultValue={values.teamId ?? loaderData.intakeTeamId}
              error={errors.teamId}
            />
          </div>
        </Details>
        <div>
          <SubmitButton busy={busy}>{text("caseDesk.recordPage.save")}</SubmitButton>
        </div>
      </Form>
    </>
  );
}
