import { hashOf } from "#core/identifiers.ts";
import { receiptOf } from "#domain/listening/receipt.ts";
import type { Plot, Telling } from "./plot.ts";
import { idAt } from "./random.ts";
import type { Rows } from "./rows.ts";
import { addDecision, addEnd, addPromise } from "./tell-outcome.ts";
import { addNextAnswer, addPause } from "./tell-pause.ts";
import { firstNames, lastNames } from "./texts/names.ts";
import { turns } from "./texts/turns.ts";
import { converse, type Language, letter } from "./write-texts.ts";

const hour = 3_600_000;
const day = 24 * hour;

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
  addPause(rows, plot);
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
    acknowledged_at: acknowledgedAt(channel, receivedAt),
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

/** By our form, by phone and at the desk at once; by mail a few minutes later; a letter with its answer. */
export function acknowledgedAt(channel: string, receivedAt: Date): Date | null {
  if (channel === "letter") return null;
  return channel === "email" ? new Date(receivedAt.getTime() + hour / 15) : receivedAt;
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
  if (plot.words.ending && chance.next() < 0.17) {
    say("customer", chance.of(turns[language].followUps), between(0.25), null);
    addNextAnswer(rows, plot, between(0.25));
  }
  if (plot.words.ending && chance.next() < 0.13)
    say("note", chance.of(turns.nl.notes), between(0.5), owner.id);
  if (plot.words.ending) say("reply", letter(plot.words.ending, language, people, chance), endsAt, owner.id);
}
