import type { Plot } from "./plot.ts";
import { Chance, idAt } from "./random.ts";
import type { Rows } from "./rows.ts";
import { turns } from "./texts/turns.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Chances of its own, so that what is told here changes nothing of the rest of the story. */
const chanceOf = (rows: Rows): Chance => new Chance(rows.cases.length * 7919);

/** Sometimes we wait for papers or an answer, and the clocks of the case stand still. Some wait just now. */
export function addPause(rows: Rows, plot: Plot): void {
  const chance = chanceOf(rows);
  const { caseId, answeredAt, endsAt, now, owner, language } = plot;
  const room = Math.min(endsAt.getTime(), now.getTime() + 2 * day) - answeredAt.getTime();
  if (room < 4 * day || chance.next() > 0.16) return;
  const startedAt = new Date(answeredAt.getTime() + chance.between(0.05, 0.3) * room);
  const endedAt = new Date(startedAt.getTime() + chance.between(0.15, 0.5) * room);
  if (startedAt > now) return;
  const over = endedAt <= now;
  const waiting_for = chance.of(["answer", "papers", "papers", "appointment"] as const);
  const byThem = chance.next() < 0.5;
  rows.pauses.push({
    id: idAt(chance, startedAt),
    case_id: caseId,
    waiting_for,
    words: chance.next() < 0.6 ? chance.of(turns[language].waitsFor[waiting_for]) : null,
    actor_kind: "employee",
    actor_id: owner.id,
    started_at: startedAt,
    ended_at: over ? endedAt : null,
    ended_by: over ? (byThem ? "customer" : "staff") : null,
  });
}

/** Who writes again after our answer waits for the next one; mostly it comes within three days. */
export function addNextAnswer(rows: Rows, plot: Plot, askedAt: Date): void {
  const chance = chanceOf(rows);
  const { caseId, language, endsAt, now, owner } = plot;
  if (askedAt > now) return;
  const soon = new Date(askedAt.getTime() + chance.between(0.5, 66) * hour);
  const answersSoon = chance.next() < 0.86 && soon < endsAt;
  const answeredAt = answersSoon ? soon : endsAt;
  const answered = answeredAt <= now;
  rows.next_answers.push({
    id: idAt(chance, askedAt),
    case_id: caseId,
    asked_at: askedAt,
    answered_at: answered ? answeredAt : null,
  });
  if (!answered || !answersSoon) return;
  rows.messages.push({
    id: idAt(chance, answeredAt),
    case_id: caseId,
    kind: "reply",
    body: chance.of(turns[language].again),
    author_id: owner.id,
    written_at: answeredAt,
  });
}
