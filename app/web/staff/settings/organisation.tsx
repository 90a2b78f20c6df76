import { Form, useNavigation } from "react-router";
import { modernZone, zonesToChoose } from "#calendar/zone-names.ts";
import { leads } from "#core/actor.ts";
import { changeOrganisation } from "#domain/organisation/organisation.ts";
import { listTeams } from "#domain/organisation/teams.ts";
import { ChecksField, SelectField, TextField } from "#ui/staff/fields.tsx";
import { Card, Done, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { useAnswer } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { formOf, forms } from "../../form.ts";
import { load } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/organisation";
import { isDone, refusedOf } from "./answer.ts";
import { installed, languageName, organisationInput } from "./organisation-input.ts";
import { WordFields } from "./word-fields.tsx";

export const meta = titled("settings.organisation");
export const handle = { live: () => ["organisations", "teams"] };

export async function loader(args: Route.LoaderArgs) {
  const { organisation, caller } = args.context.get(pageRequest);
  const { items: teams } = await load(args, listTeams, {});
  return {
    organisation: organisation && { ...organisation, timeZone: modernZone(organisation.timeZone) },
    teams: teams.map(({ id, name }) => ({ id, name })),
    timeZones: zonesToChoose(),
    mayChange: leads(caller.actor),
  };
}

export const action = forms({ change: formOf(changeOrganisation, { input: organisationInput }) });

export default function OrganisationSettings({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const navigation = useNavigation();
  const { organisation, teams, timeZones, mayChange } = loaderData;
  const { errors, problem, values } = refusedOf(actionData, "change");
  if (!organisation) return null;
  return (
    <>
      <PageHead
        title={organisation.name}
        lead={text(mayChange ? "settings.organisationLead" : "settings.onlyLeads")}
      />
      <Form method="post" className="narrow">
        <input type="hidden" name="intent" value="change" />
        {problem && <Problem>{problem}</Problem>}
        {isDone(actionData, "change") && <Done>{text("settings.saved")}</Done>}
        <fieldset disabled={!mayChange} className="stack">
          <Card title={text("settings.organisation")}>
            <TextField
              name="name"
              label={text("settings.name")}
              maxLength={120}
              required
              defaultValue={values.name ?? organisation.name}
              error={errors.name}
            />
            <SelectField
              name="intakeTeamId"
              label={text("settings.intakeTeam")}
              hint={text("settings.intakeTeamHint")}
              defaultValue={values.intakeTeamId ?? organisation.intakeTeamId ?? undefined}
              error={errors.intakeTeamId}
              options={teams.map((team) => ({ value: team.id, label: team.name }))}
            />
            <SelectField
              name="timeZone"
              label={text("settings.timeZone")}
              defaultValue={values.timeZone ?? organisation.timeZone}
              error={errors.timeZone}
              options={[...new Set([organisation.timeZone, ...timeZones])].map((zone) => ({
                value: zone,
                label: zone.replaceAll("_", " "),
              }))}
            />
            <div className="field-row">
              <TextField
                name="currency"
                label={text("settings.currency")}
                hint={text("settings.currencyHint")}
                maxLength={3}
                required
                defaultValue={values.currency ?? organisation.currency}
                error={errors.currency}
              />
              <TextField
                name="questionHours"
                inputMode="numeric"
                label={text("settings.questionHours")}
                hint={text("settings.questionHoursHint")}
                maxLength={3}
                required
                defaultValue={values.questionHours ?? String(organisation.questionHours)}
                error={errors.questionHours}
              />
              <SelectField
                name="lateMessagesByThemselves"
                label={text("settings.lateMessagesByThemselves")}
                hint={text("settings.lateMessagesByThemselvesHint")}
                defaultValue={
                  values.lateMessagesByThemselves ?? String(organisation.lateMessagesByThemselves)
                }
                error={errors.lateMessagesByThemselves}
                options={(["false", "true"] as const).map((value) => ({
                  value,
                  label: text(`settings.lateMessagesAre.${value}`),
                }))}
              />
            </div>
            <ChecksField
              name="languages[]"
              label={text("settings.languages")}
              error={errors.languages}
              chosen={organisation.languages}
              options={[...new Set([...organisation.languages, ...installed])].map((language) => ({
                value: language,
                label: languageName(language),
              }))}
            />
          </Card>
          <Card title={text("settings.word")}>
            <p className="muted">{text("settings.wordHint")}</p>
            {installed.map((language) => (
              <WordFields
                key={language}
                language={language}
                word={organisation.customerWord[language]}
                values={values}
                errors={errors}
              />
            ))}
          </Card>
        </fieldset>
        {mayChange && (
          <div className="actions">
            <SubmitButton busy={navigation.state === "submitting" ? "busy" : undefined}>
              {text("settings.save")}
            </SubmitButton>
          </div>
        )}
      </Form>
    </>
  );
}
