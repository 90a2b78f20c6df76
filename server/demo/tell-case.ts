import { hashOf } from "#core/identifiers.ts";
import { receiptOf } from "#domain/listening/receipt.ts";
import { type Chance, idAt, type Share } from "./random.ts";
import type { Rows } from "./rows.ts";
import type { Topic } from "./texts/topic.ts";
import { firstNames, lastNames, turns } from "./texts/turns.ts";
import { type Conversation, converse, type Kind, type Language, letter } from "./write-texts.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Who works in which team. */
export interface Staff {
  teamIds: ReadonlyMap<string, string>;
  /** Ids and names by team. */
  members: ReadonlyMap<string, { id: string; name: string }[]>;
  desk: { id: string; name: string }[];
}

export interface Telling {
  now: Date;
  secret: string;
  staff: Staff;
  principleIds: string[];
  chance: Chance;
  pace: { answer(receivedAt: Date, now: Date): number; end(topic: Topic): number };
  outcomes: Record<"late" | "broken" | "released", Share>;
  topic: Topic;
  kind: Kind;
  receivedAt: Date;
}

/** What is settled about a case before its rows are written. */
interface Plot extends Telling {
  caseId: string;
  language: Language;
  name: string | null;
  owner: { id: string; name: string };
  words: Conversation;
  answeredAt: Date;
  endsAt: Date;
}

/** Adds one case with everything that belongs to it. What would lie in the future has not happened yet. */
export function tellCase(rows: Rows, telling: Telling): void {
  const { chance, topic, kind, receivedAt, now, staff } = telling;
  const language: Language = chance.next() < 0.62 ? "nl" : "en";
  const answeredAt = new Date(receivedAt.getTime() + telling.pace.answer(receivedAt, now) * day);
  const settles = kind === "complaint" || kind === "suggestion";
  const planned = settles ? receivedAt.getTime() + telling.pace.end(topic) * day : 0;
  const endsAt = new Date(Math.max(planned, answeredAt.getTime() + chance.between(0.05, 2) * hour));
  const members = staff.members.get(topic.team) ?? staff.desk;
  const caseId = idAt(chance, receivedAt);
  const plot: Plot = {
    ...telling,
    caseId,
    language,
    name: chance.next() < 0.74 ? `${chance.of(firstNames)} ${chance.of(lastNames)}` : null,
    owner: chance.of(members),
    words: converse(topic, kind, language, chance),
    answeredAt,
    endsAt,
  };
  addCase(rows, plot);
  if (answeredAt > now) return;
  const promised = plot.words.promise !== null && chance.next() < 0.5;
  addTalk(rows, plot);
  if (promised) addPromise(rows, plot);
  if (kind === "complaint" && chance.next() < 0.07) addDecision(rows, plot);
  if (endsAt <= now) addEnd(rows, plot);
}

function addCase(rows: Rows, plot: Plot): void {
  const { chance, topic, kind, receivedAt, now, staff, caseId, language, name } = plot;
  const channels: [string, number][] = [
    ["web", 46],
    ["phone", 29],
    ["email", 12],
    ["visit", 8],
    ["letter", 5],
  ];
  const [channel] = chance.weighted(channels, ([, weight]) => weight);
  const personId = name ? idAt(chance, receivedAt) : null;
  if (personId && name) {
    const mail = `${name
      .toLowerCase()
      .normalize("NFD")
      .replace(/[^a-z]+/g, ".")}@example.org`;
    rows.people.push({
      id: personId,
      name,
      email: channel === "letter" ? null : mail,
      language,
      created_at: receivedAt,
    });
  }
  rows.cases.push({
    id: caseId,
    reference: `V-${1001 + rows.cases.length}`,
    kind,
    team_id: staff.teamIds.get(topic.team) ?? "",
    owner_id: plot.answeredAt <= now || chance.next() < 0.4 ? plot.owner.id : null,
    person_id: personId,
    received_at: receivedAt,
    first_answer_at: plot.answeredAt <= now ? plot.answeredAt : null,
    closed_at: plot.endsAt <= now ? plot.endsAt : null,
    receipt_hash: `\\x${hashOf(receiptOf(plot.secret, caseId, 1)).toString("hex")}`,
    created_at: receivedAt,
  });
  rows.voices.push({
    id: idAt(chance, receivedAt),
    case_id: caseId,
    kind,
    text: plot.words.voice,
    channel,
    language,
    recorded_by: channel === "web" ? null : chance.of(staff.desk).id,
    received_at: receivedAt,
  });
}

function addTalk(rows: Rows, plot: Plot): void {
  const { chance, caseId, language, answeredAt, endsAt, now, owner } = plot;
  const say = (kind: string, body: string, at: Date, author: string | null) => {
    if (at <= now)
      rows.messages.push({
        id: idAt(chance, at),
        case_id: caseId,
        kind,
        body,
        author_id: author,
        written_at: at,
      });
  };
  const people = { to: plot.name, from: owner.name, team: plot.topic.team };
  say("reply", letter(plot.words.reply, language, people, chance), answeredAt, owner.id);
  const between = (share: number) =>
    new Date(answeredAt.getTime() + share * (endsAt.getTime() - answeredAt.getTime()));
  if (plot.words.ending && chance.next() < 0.17)
    say("customer", chance.of(turns[language].followUps), between(0.25), null);
  if (plot.words.ending && chance.next() < 0.13)
    say("note", chance.of(turns.nl.notes), between(0.5), owner.id);
  if (plot.words.ending) say("reply", letter(plot.words.ending, language, people, chance), endsAt, owner.id);
}

/** A promise that ended before the case did: nine in ten in time, a few late, broken or no longer needed. */
function addPromise(rows: Rows, plot: Plot): void {
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

function addDecision(rows: Rows, plot: Plot): void {
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

function addEnd(rows: Rows, plot: Plot): void {
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
  rows.closures.push({
    id,
    case_id: caseId,
    outcome,
    remedy: outcome === "resolved" && chance.next() < 0.15 ? chance.of(turns[language].remedies) : null,
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
  });
}
