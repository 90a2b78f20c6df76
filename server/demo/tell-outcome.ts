import type { Plot } from "./plot.ts";
import { idAt } from "./random.ts";
import type { Rows } from "./rows.ts";
import { turns } from "./texts/turns.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** A promise that ended before the case did: nine in ten in time, a few late, broken or no longer needed. */
export function addPromise(rows: Rows, plot: Plot): void {
  const { chance, caseId, answeredAt, endsAt, now, owner, outcomes } = plot;
  const room = endsAt.getTime() - answeredAt.getTime();
  if (room < 10 * hour || !plot.words.promise) return;
  const endedAt = new Date(endsAt.getTime() - chance.between(0.1, 0.9) * hour);
  const open = endedAt > now;
  const late = !open && outcomes.late.pass(0.06);
  const soonest = Math.max(answeredAt.getTime() + hour, open ? now.getTime() + 5 * hour : 0);
  const wish = endedAt.getTime() + (late ? -chance.between(3, 9) : chance.between(1, 22)) * hour;
  const dueAt = new Date(Math.ceil(Math.max(wish, soonest) / (hour / 2)) * (hour / 2));
  const id = idAt(chance, answeredAt);
  rows.promises.push({
    id,
    case_id: caseId,
    text: plot.words.promise,
    due_at: late ? new Date(Math.floor(Math.max(wish, soonest) / (hour / 2)) * (hour / 2)) : dueAt,
    owner_id: owner.id,
    made_by: owner.id,
    made_at: answeredAt,
  });
  if (open) return;
  const broken = !late && outcomes.broken.pass(0.016);
  const released = !late && !broken && outcomes.released.pass(0.02);
  rows.promise_outcomes.push({
    promise_id: id,
    kind: broken ? "breach" : released ? "release" : "fulfilment",
    happened_at: endedAt,
    actor_kind: "employee",
    actor_id: owner.id,
    words: released
      ? plot.language === "nl"
        ? "Het is al opgelost, laat maar."
        : "It sorted itself out, never mind."
      : null,
  });
}

export function addDecision(rows: Rows, plot: Plot): void {
  const { chance, caseId, answeredAt, owner, language, principleIds } = plot;
  const decision = chance.of(turns[language].decisions);
  const id = idAt(chance, answeredAt);
  const principle_id = chance.of(principleIds);
  rows.decisions.push({
    id,
    case_id: caseId,
    ...decision,
    principle_id,
    decided_by: owner.id,
    decided_at: answeredAt,
  });
}

export function addEnd(rows: Rows, plot: Plot): void {
  const { chance, caseId, endsAt, owner, kind, principleIds, language, now, receivedAt } = plot;
  const outcomes: [string, number][] =
    kind === "complaint"
      ? [
          ["resolved", 80],
          ["partly_resolved", 13],
          ["not_resolved", 5],
          ["withdrawn", 2],
        ]
      : [["answered", 1]];
  const [outcome] = chance.weighted(outcomes, ([, weight]) => weight);
  const id = idAt(chance, endsAt);
  const remedy = outcome === "resolved" && chance.next() < 0.15 ? chance.of(turns[language].remedies) : null;
  rows.closures.push({
    id,
    case_id: caseId,
    outcome,
    remedy,
    told: remedy === null ? null : "words",
    principle_id: chance.next() < 0.45 ? chance.of(principleIds) : null,
    actor_kind: "employee",
    actor_id: owner.id,
    closed_at: endsAt,
  });
  const tapsAt = new Date(endsAt.getTime() + chance.between(0.5, 30) * hour);
  if (tapsAt > now || chance.next() > 0.29) return;
  const slow = endsAt.getTime() - receivedAt.getTime() > 8 * day;
  const well = outcome === "resolved" || outcome === "answered";
  const mood = chance.next() + (well ? 0.25 : -0.35) - (slow ? 0.2 : 0);
  rows.feelings.push({
    closure_id: id,
    helped: mood > 0.35 ? "yes" : mood > 0.1 ? "partly" : "no",
    answered: mood > 0.25 ? "yes" : mood > 0.05 ? "partly" : "no",
    feeling: mood > 0.45 ? "good" : mood > 0.15 ? "neutral" : "bad",
    day: tapsAt.toISOString().slice(0, 10),
    team_id: plot.staff.teamIds.get(plot.topic.team) ?? null,
  });
}
