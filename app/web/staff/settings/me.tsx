import { redirectDocument, useNavigation } from "react-router";
import { changeOwnSettings } from "#domain/organisation/own-settings.ts";
import { SelectField, TextField } from "#ui/staff/fields.tsx";
import { ButtonLink, Card, Definitions, Done, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { useAnswer } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { formOf, forms } from "../../form.ts";
import { employeeOf } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/me";
import { refusedOf } from "./answer.ts";
import { languageName } from "./organisation-input.ts";

export const meta = titled("settings.me");

export function loader({ context, request }: Route.LoaderArgs) {
  const me = employeeOf(context, request);
  const { organisation } = context.get(pageRequest);
  return {
    me: {
      name: me.name,
      email: me.email,
      role: me.role,
      language: me.language,
      singleKeys: me.singleKeys !== false,
    },
    languages: [...new Set([me.language, ...(organisation?.languages ?? [])])],
    saved: new URL(request.url).searchParams.has("saved"),
  };
}

// Another language, and other keys, are another document.
export const action = forms({
  change: formOf(changeOwnSettings, { onward: () => redirectDocument("/settings/me?saved") }),
});

export default function MySettings({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const navigation = useNavigation();
  const { me, languages, saved } = loaderData;
  const { errors, problem, values } = refusedOf(actionData, "change");
  return (
    <>
      <PageHead title={me.name} lead={text("settings.meLead")} />
      <form method="post" className="narrow">
        <input type="hidden" name="intent" value="change" />
        {problem && <Problem>{problem}</Problem>}
        {saved && !problem && <Done>{text("settings.saved")}</Done>}
        <Card>
          <TextField
            name="name"
            label={text("settings.name")}
            required
            maxLength={120}
            autoComplete="name"
            defaultValue={values.name ?? me.name}
            error={errors.name}
          />
          <SelectField
            name="language"
            label={text("settings.language")}
            defaultValue={values.language ?? me.language}
            error={errors.language}
            options={languages.map((language) => ({ value: language, label: languageName(language) }))}
          />
          <SelectField
            name="singleKeys"
            label={text("settings.singleKeys")}
            hint={text("settings.singleKeysHint")}
            defaultValue={values.singleKeys ?? String(me.singleKeys)}
            error={errors.singleKeys}
            options={(["true", "false"] as const).map((value) => ({
              value,
              label: text(`settings.singleKeysAre.${value}`),
            }))}
          />
          <div className="actions">
            <SubmitButton busy={navigation.state === "submitting" ? "busy" : undefined}>
              {text("settings.save")}
            </SubmitButton>
          </div>
        </Card>
      </form>
      <div className="narrow stack">
        <Card>
          <Definitions
            items={[
              { name: text("settings.signedInAs"), value: me.email },
              { name: text("settings.role"), value: text(`settings.roles.${me.role}`) },
              { name: text("settings.rights"), value: text(`settings.roleHints.${me.role}`) },
            ]}
          />
        </Card>
        <Card title={text("privacy.downloadOwn")}>
          <p className="muted">{text("privacy.downloadOwnHint")}</p>
          <div className="actions">
            <ButtonLink href="/settings/me/personal-data.json" leave="leave">
              {text("privacy.download")}
            </ButtonLink>
          </div>
        </Card>
      </div>
    </>
  );
}
