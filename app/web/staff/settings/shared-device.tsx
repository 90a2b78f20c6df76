import { Form, redirectDocument } from "react-router";
import { listSharedDevices, revokeSharedDevice, shareDevice } from "#domain/organisation/shared-devices.ts";
import { listTeams } from "#domain/organisation/teams.ts";
import { SelectField, TextField } from "#ui/staff/fields.tsx";
import { Card, Done, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { DataTable } from "#ui/staff/table.tsx";
import { useAnswer } from "../../answer.ts";
import { deviceCookie } from "../../entrance/cookies.ts";
import { formOf, forms } from "../../form.ts";
import { callerOf, load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/shared-device";
import { isDone, refusedOf } from "./answer.ts";

export const meta = titled("account.sharedDevices");

export async function loader(args: Route.LoaderArgs) {
  const devices = await load(args, listSharedDevices, {});
  const teams = await load(args, listTeams, {});
  return { devices: devices.items, teams: teams.items.map(({ id, name }) => ({ value: id, label: name })) };
}

/** Whoever shares this browser leaves it: what it asks for from now on is a name and a PIN. */
export const action = forms({
  share: formOf(shareDevice, {
    async onward({ token }, { context, request }) {
      const caller = callerOf(context);
      const { cookies } = await caller.services.identity.signOut(request.headers);
      const answer = redirectDocument("/shared-device");
      for (const each of [...cookies, await deviceCookie(caller).serialize(token)]) {
        answer.headers.append("Set-Cookie", each);
      }
      return answer;
    },
  }),
  revoke: formOf(revokeSharedDevice),
});

export default function SharedDevices({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const format = useFormat();
  const { devices, teams } = loaderData;
  const { errors, problem, values } = refusedOf(actionData, "share");
  return (
    <>
      <PageHead
        title={text("account.sharedDevicesTitle", { count: devices.length })}
        lead={text("account.sharedDevicesLead")}
      />
      {isDone(actionData, "revoke") && <Done>{text("account.sharingEnded")}</Done>}
      {devices.length > 0 && (
        <DataTable
          caption={text("account.sharedDevices")}
          rows={devices}
          rowKey={(device) => device.id}
          columns={[
            { key: "name", head: text("account.deviceName"), cell: (device) => device.name },
            { key: "team", head: text("account.deviceTeam"), cell: (device) => device.team },
            {
              key: "used",
              head: text("account.lastUsed"),
              cell: (device) =>
                device.lastUsedAt ? (
                  format.dateTime(device.lastUsedAt)
                ) : (
                  <span className="muted">{text("settings.neverUsed")}</span>
                ),
            },
            {
              key: "end",
              head: text("account.endSharing"),
              align: "end",
              narrow: "bare",
              cell: (device) => (
                <Form method="post">
                  <input type="hidden" name="intent" value="revoke" />
                  <input type="hidden" name="sharedDeviceId" value={device.id} />
                  <SubmitButton weight="danger" size="xs">
                    {text("account.endSharing")}
                    <span className="away"> · {device.name}</span>
                  </SubmitButton>
                </Form>
              ),
            },
          ]}
        />
      )}
      <form method="post" className="narrow">
        <input type="hidden" name="intent" value="share" />
        <Card title={text("account.shareThis")}>
          <p className="muted">{text("account.shareThisLead")}</p>
          {problem && <Problem>{problem}</Problem>}
          <TextField
            name="name"
            label={text("account.deviceName")}
            hint={text("account.deviceNameHint")}
            required
            maxLength={120}
            defaultValue={values.name}
            error={errors.name}
          />
          <SelectField
            name="teamId"
            label={text("account.deviceTeam")}
            defaultValue={values.teamId}
            error={errors.teamId}
            options={teams}
          />
          <div className="actions">
            <SubmitButton>{text("account.shareThis")}</SubmitButton>
          </div>
        </Card>
      </form>
    </>
  );
}
