import { Form, Link, redirect } from "react-router";
import { erasePerson } from "#domain/people/personal-data/erase-person.ts";
import { readPerson } from "#domain/people/personal-data/show-person.ts";
import type { MessageKey } from "#messages/text.ts";
import { TextField } from "#ui/staff/fields.tsx";
import { ButtonLink, Card, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn, useAnswer, useBusy } from "../../answer.ts";
import { form } from "../../form.ts";
import { load } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/erasure";
import styles from "./personal-data.css?url";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const meta = titled("privacy.eraseTitle");

export async function loader(args: Route.LoaderArgs) {
  const { id, kind, name, confirmation, holds, cases, leftAt } = await load(args, readPerson, {
    personId: args.params.personId,
  });
  const stop = holds.length > 0 ? "held" : kind === "employee" && !leftAt ? "works" : null;
  const open = cases.filter((kase) => kase.closedAt === null).length;
  return { id, kind, name, confirmation, open, stop };
}

export const action = form(erasePerson, {
  onward: ({ personId }) => redirect(`/settings/personal-data/${personId}`),
});

export default function Erasure({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const { id, kind, name, open } = loaderData;
  return (
    <>
      <PageHead
        eyebrow={<Link to={`/settings/personal-data/${id}`}>{name ?? text("privacy.noName")}</Link>}
        title={text("privacy.erasePage", { name: name ?? text("privacy.somebody") })}
        lead={text("privacy.erasePageLead")}
      />
      <div className="two">
        <Card title={text("privacy.goes")}>
          <Items items={goes[kind]} />
        </Card>
        <Card title={text("privacy.stays")}>
          <Items items={stays[kind]} />
          {open > 0 && <p>{text("privacy.openCases", { count: open })}</p>}
          <p className="muted small">{text("privacy.backups")}</p>
        </Card>
      </div>
      <Confirm data={loaderData} answer={actionData} />
    </>
  );
}

const goes = {
  customer: [
    "privacy.goesCustomer.identity",
    "privacy.goesCustomer.words",
    "privacy.goesCustomer.links",
    "privacy.goesCustomer.answers",
  ],
  employee: [
    "privacy.goesEmployee.account",
    "privacy.goesEmployee.signIn",
    "privacy.goesEmployee.place",
    "privacy.goesEmployee.needs",
  ],
} as const;
const stays = {
  customer: [
    "privacy.staysCustomer.shells",
    "privacy.staysCustomer.promises",
    "privacy.staysCustomer.figures",
  ],
  employee: ["privacy.staysEmployee.words", "privacy.staysEmployee.figures"],
} as const;

function Items({ items }: { items: readonly MessageKey[] }) {
  const text = useText();
  return (
    <ul className="bullets">
      {items.map((item) => (
        <li key={item}>{text(item)}</li>
      ))}
    </ul>
  );
}

/** The last step: what stands here, typed by hand; or what must come first. */
function Confirm({ data, answer }: { data: Route.ComponentProps["loaderData"]; answer: unknown }) {
  const text = useText();
  const refused = refusalIn(useAnswer(answer));
  const busy = useBusy();
  if (data.stop) {
    return (
      <Card title={text("privacy.eraseTitle")}>
        <p>{text(data.stop === "held" ? "privacy.isHeld" : "privacy.mustLeave")}</p>
        <div className="actions">
          <ButtonLink href={`/settings/${data.stop === "held" ? "personal-data" : "people"}/${data.id}`}>
            {text(data.stop === "held" ? "privacy.back" : "privacy.toColleague")}
          </ButtonLink>
        </div>
      </Card>
    );
  }
  return (
    <Card title={text("privacy.eraseTitle")}>
      <Form method="post" className="stack">
        {refused?.problem && <Problem>{refused.problem}</Problem>}
        <TextField
          name="confirm"
          label={text("privacy.typeThis", { word: data.confirmation })}
          required
          autoComplete="off"
          maxLength={300}
          error={refused?.errors.confirm}
        />
        <div className="actions">
          <SubmitButton weight="danger" busy={busy}>
            {text("privacy.eraseNow")}
          </SubmitButton>
          <ButtonLink href={`/settings/personal-data/${data.id}`}>{text("privacy.back")}</ButtonLink>
        </div>
      </Form>
    </Card>
  );
}
