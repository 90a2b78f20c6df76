import { hashOf } from "#core/identifiers.ts";
import { receiptOf } from "#domain/listening/receipt.ts";
import { type OpenCase, openCases } from "./open-cases.ts";
import { Chance, idAt } from "./random.ts";
import type { Rows } from "./rows.ts";
import type { Staff } from "./tell-case.ts";

const hour = 3_600_000;

/** Adds the cases that wait for the demo's owner: promises due today and tomorrow, and one that is late. */
export function addOpenCases(
  rows: Rows,
  setting: { now: Date; secret: string; staff: Staff; ownerId: string; zone: string },
): void {
  const chance = new Chance(7);
  for (const open of openCases) {
    const receivedAt = new Date(setting.now.getTime() - open.hoursAgo * hour);
    const answeredAt = new Date(receivedAt.getTime() + open.answeredAfter * hour);
    const caseId = idAt(chance, receivedAt);
    const personId = idAt(chance, receivedAt);
    const { name, kind, language, channel } = open;
    const email = `${name.toLowerCase().replace(/[^a-z]+/g, ".")}@example.org`;
    rows.people.push({ id: personId, name, email, language, created_at: receivedAt });
    rows.cases.push({
      id: caseId,
      reference: `V-${1001 + rows.cases.length}`,
      kind,
      team_id: setting.staff.teamIds.get(open.team) ?? "",
      owner_id: setting.ownerId,
      person_id: personId,
      received_at: receivedAt,
      first_answer_at: answeredAt,
      closed_at: null,
      receipt_hash: `\\x${hashOf(receiptOf(setting.secret, caseId, 1)).toString("hex")}`,
      created_at: receivedAt,
    });
    const recorded_by = channel === "web" ? null : setting.ownerId;
    const voice = { id: idAt(chance, receivedAt), case_id: caseId, kind, text: open.text, channel, language };
    rows.voices.push({ ...voice, recorded_by, received_at: receivedAt });
    rows.messages.push({
      id: idAt(chance, answeredAt),
      case_id: caseId,
      kind: "reply",
      body: open.reply,
      author_id: setting.ownerId,
      written_at: answeredAt,
    });
    rows.promises.push({
      id: idAt(chance, answeredAt),
      case_id: caseId,
      text: open.promise,
      due_at: dueOf(open, setting.now, setting.zone),
      owner_id: setting.ownerId,
      made_by: setting.ownerId,
      made_at: answeredAt,
    });
  }
}

/** At five on that day; when that is nearly past today, in two hours. */
function dueOf({ due }: OpenCase, now: Date, zone: string): Date {
  if ("hours" in due) return new Date(Math.round(now.getTime() / hour + due.hours) * hour);
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const day = due.day === "today" ? today : today.add({ days: 1 });
  const five = day.with({ hour: 17, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
  return new Date(Math.max(five.epochMilliseconds, now.getTime() + 2 * hour));
}
