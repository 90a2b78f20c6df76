import { hashOf } from "#core/identifiers.ts";
import { receiptOf } from "#domain/listening/receipt.ts";
import { type OpenCase, openCases } from "./open-cases.ts";
import type { Staff } from "./plot.ts";
import { Chance, idAt } from "./random.ts";
import type { Rows } from "./rows.ts";
import { acknowledgedAt } from "./tell-case.ts";

const hour = 3_600_000;
const quarter = hour / 4;
const minute = hour / 60;

/** Adds the cases that wait for the demo's owner: promises due today and tomorrow, and one that is late. */
export function addOpenCases(
  rows: Rows,
  setting: { now: Date; secret: string; staff: Staff; ownerId: string; zone: string },
): void {
  const chance = new Chance(7);
  for (const [index, open] of openCases.entries()) {
    const receivedAt = new Date(clockAt(setting, -open.daysAgo, 9).getTime() + index * quarter);
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
      acknowledged_at: acknowledgedAt(channel, receivedAt),
      first_answer_at: answeredAt,
      closed_at: null,
      receipt_hash: `\\x${hashOf(receiptOf(setting.secret, caseId, 1)).toString("hex")}`,
      created_at: receivedAt,
    });
    const recorded_by = channel === "web" ? null : setting.ownerId;
    const voice = { id: idAt(chance, receivedAt), case_id: caseId, kind, text: open.text, channel, language };
    rows.voices.push({ ...voice, recorded_by, received_at: receivedAt });
    const replyId = idAt(chance, answeredAt);
    if (open.mailRefused) {
      const refused_at = new Date(answeredAt.getTime() + minute);
      const mail = { id: idAt(chance, answeredAt), kind: "reply" as const, subject_id: replyId };
      rows.mails.push({
        ...mail,
        queued_at: answeredAt,
        sent_at: null,
        refused_at,
        refusal: open.mailRefused,
      });
    }
    rows.messages.push({
      id: replyId,
      case_id: caseId,
      kind: "reply",
      body: open.reply,
      author_id: setting.ownerId,
      written_at: answeredAt,
    });
    addWaiting(rows, open, { caseId, ownerId: setting.ownerId, answeredAt });
    rows.promises.push({
      id: idAt(chance, answeredAt),
      case_id: caseId,
      text: open.promise,
      due_at: dueOf(open, setting),
      owner_id: setting.ownerId,
      made_by: setting.ownerId,
      made_at: answeredAt,
    });
  }
}

/** Whom we wait for since an hour after our answer, and who waits for us since then. */
function addWaiting(
  rows: Rows,
  open: OpenCase,
  { caseId, ownerId, answeredAt }: { caseId: string; ownerId: string; answeredAt: Date },
): void {
  const at = new Date(answeredAt.getTime() + hour);
  const chance = new Chance(rows.cases.length);
  if (open.waits) {
    rows.pauses.push({
      id: idAt(chance, at),
      case_id: caseId,
      waiting_for: open.waits.for,
      words: open.waits.words,
      actor_kind: "employee",
      actor_id: ownerId,
      started_at: at,
      ended_at: null,
      ended_by: null,
    });
  }
  if (open.wroteAgain) {
    const message = { id: idAt(chance, at), case_id: caseId, kind: "customer", body: open.wroteAgain };
    rows.messages.push({ ...message, author_id: null, written_at: at });
    rows.next_answers.push({ id: idAt(chance, at), case_id: caseId, asked_at: at, answered_at: null });
  }
}

/** As written; what would be due in the past of today falls due in two hours. */
function dueOf({ due }: OpenCase, setting: { now: Date; zone: string }): Date {
  const at = clockAt(setting, due.day, due.hour);
  const soon = Math.ceil((setting.now.getTime() + 2 * hour) / (2 * quarter)) * 2 * quarter;
  return due.day < 0 ? at : new Date(Math.max(at.getTime(), soon));
}

/** The time at which the clocks there show an hour, so many days from today. */
function clockAt({ now, zone }: { now: Date; zone: string }, days: number, hourOfDay: number): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const time = { hour: hourOfDay };
  return new Date(today.add({ days }).toPlainDateTime(time).toZonedDateTime(zone).epochMilliseconds);
}
