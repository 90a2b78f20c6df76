import { QrCode } from "#ui/qr-code.tsx";
import { CopyField } from "#ui/staff/copy-field.tsx";
import { ButtonLink, Card } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";
import type { SchedulePage } from "./schedule-page.ts";

/** How people get in, while they may. Whoever works alone lets nobody in. */
export function JoinCard({ page: { workshop, join } }: { page: SchedulePage }) {
  const text = useText();
  if (workshop.closedAt) {
    return (
      <Card title={text("workshops.closedTitle")}>
        <p className="muted">{text("workshops.closedSay")}</p>
      </Card>
    );
  }
  if (!join) {
    return (
      <Card title={text("schedule.alone")}>
        <p className="muted">{text("schedule.aloneSay")}</p>
      </Card>
    );
  }
  return (
    <Card title={text("workshops.joinTitle")}>
      <div className="workshop-join">
        <QrCode {...join.qr} label={text("workshops.qr")} />
        <div>
          <p className="workshop-code num">{workshop.code}</p>
          <p className="muted">{text("workshops.joinSay")}</p>
        </div>
      </div>
      <CopyField
        label={text("workshops.joinAddress")}
        value={join.address}
        copy={text("workshops.copy")}
        copied={text("workshops.copied")}
      />
      <p className="muted small">{text("workshops.wallSay")}</p>
    </Card>
  );
}

/** Who has the board open now. */
export function HereCard({ page: { people, more, workshop } }: { page: SchedulePage }) {
  const text = useText();
  const named = people.filter((each) => each.name);
  const nameless = people.length - named.length;
  if (workshop.manner === "solo" || workshop.closedAt) return null;
  return (
    <Card title={text("workshops.who", { count: people.length })}>
      {people.length === 0 && <p className="muted">{text("workshops.nobody")}</p>}
      <ul className="workshop-people">
        {named.map((each) => (
          <li key={each.id}>
            {each.name}
            {each.role !== "participant" && (
              <span className="muted"> · {text(`board.roles.${each.role}`)}</span>
            )}
          </li>
        ))}
        {nameless > 0 && <li className="muted">{text("workshops.guests", { count: nameless })}</li>}
        {more && <li className="muted">…</li>}
      </ul>
    </Card>
  );
}

/** Names in sight here; the page of invitations has them all. */
const mostNames = 12;

/** Who is invited, and which level nobody speaks for. */
export function InvitedCard({ page }: { page: SchedulePage }) {
  const { workshop, invited, missingLevels, now } = page;
  const text = useText();
  if (workshop.manner === "solo" || (workshop.closedAt && invited.length === 0)) return null;
  const shown = invited.slice(0, mostNames);
  const coming = invited.filter((each) => each.answer === "coming" || each.joined).length;
  return (
    <Card title={text("schedule.invited", { count: invited.length })}>
      {invited.length > 0 && <p className="muted num">{text("schedule.coming", { count: coming })}</p>}
      <ul className="workshop-people">
        {shown.map((each) => (
          <li key={each.id}>
            {each.name ?? each.email ?? text("schedule.guest")}
            <Answered invited={each} />
          </li>
        ))}
        {invited.length > mostNames && (
          <li className="muted">{text("schedule.andMore", { count: invited.length - mostNames })}</li>
        )}
      </ul>
      {!workshop.closedAt && <MissingLevels levels={missingLevels} />}
      {now.facilitates && !workshop.closedAt && (
        <div>
          <ButtonLink href={`/workshops/${workshop.id}/invitations`}>{text("schedule.invite")}</ButtonLink>
        </div>
      )}
    </Card>
  );
}

/** What is known of somebody's coming. */
export function Answered({ invited }: { invited: SchedulePage["invited"][number] }) {
  const text = useText();
  const known = invited.joined ? "joined" : invited.answer;
  return known ? <span className="muted"> · {text(`schedule.known.${known}`)}</span> : null;
}

/** Levels of the organisation that nobody who is invited speaks for: said, so that it is a choice. */
export function MissingLevels({ levels }: { levels: SchedulePage["missingLevels"] }) {
  const text = useText();
  if (levels.length === 0) return null;
  const names = levels.map((level) => text(`schedule.levels.${level}`));
  return (
    <p className="missing-levels">
      <strong>{text("schedule.missing")}</strong> {names.join(", ")}.{" "}
      <span className="muted">{text("schedule.missingSay")}</span>
    </p>
  );
}
