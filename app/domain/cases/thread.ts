import { sql } from "kysely";
import type { Queryable } from "#db/client.ts";
import type { Closures, Decisions, Messages, Pauses, PromiseOutcomes } from "#db/schema.ts";
import { type PromiseState, promiseState } from "./promise-state.ts";

/** Newest messages shown of one case; a conversation longer than this shows its end. */
const most = 500;

export interface ThreadMessage {
  id: string;
  kind: Messages["kind"];
  body: string;
  authorId: string | null;
  authorName: string | null;
  /** Of a reply that also goes by mail: waiting for the mail server, sent, or refused for good. */
  mail: "queued" | "sent" | "refused" | null;
  writtenAt: Date;
}
export interface ThreadPromise {
  id: string;
  text: string;
  dueAt: Date;
  ownerId: string;
  ownerName: string;
  madeAt: Date;
  state: PromiseState;
  endedAt: Date | null;
  /** What was said when it ended. */
  words: string | null;
  /** Who said that it ended; and until when its message about being late was sent or put away. */
  endedById: string | null;
  lateMessageEndedAt: Date | null;
}
export interface ThreadDecision {
  id: string;
  what: string;
  kind: Decisions["kind"];
  amount: number | null;
  /** ISO 8601, of a decision that gives time. */
  duration: string | null;
  /** The right it was taken under, and what it said then. */
  rightId: string | null;
  rightVersion: number | null;
  situation: string | null;
  /** The question whose answer allowed it. */
  questionId: string | null;
  reason: string | null;
  principleId: string | null;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Date;
}
/** Somebody asked for more than their right allows, and what the answer was. */
export interface ThreadQuestion {
  id: string;
  situation: string;
  kind: "money" | "time" | "exception";
  what: string;
  amount: number | null;
  duration: string | null;
  reason: string | null;
  askedBy: string;
  askedByName: string;
  askedAt: Date;
  answerBy: Date;
  answer: {
    outcome: "yes" | "no" | "partly";
    words: string | null;
    amount: number | null;
    duration: string | null;
    answeredByName: string | null;
    answeredAt: Date;
  } | null;
}
export interface ThreadClosure {
  id: string;
  outcome: Closures["outcome"];
  remedy: string | null;
  principleId: string | null;
  /** How it told the customer: by its words, or they knew already; null when it was no answer. */
  told: Closures["told"];
  closedAt: Date;
  reopenedAt: Date | null;
  /** Whether it is solved for the one who told us, once they said so. */
  verdict: { agrees: boolean; words: string | null; givenAt: Date } | null;
}
/** While we waited for the one who told us, the clocks stood still; without an end they still do. */
export interface ThreadPause {
  id: string;
  waitingFor: Pauses["waitingFor"];
  words: string | null;
  byName: string | null;
  startedAt: Date;
  endedAt: Date | null;
  endedBy: Pauses["endedBy"];
}
export interface Thread {
  messages: ThreadMessage[];
  promises: ThreadPromise[];
  decisions: ThreadDecision[];
  /** For those alone who may see questions: read-case.ts filters. */
  questions: ThreadQuestion[];
  closures: ThreadClosure[];
  pauses: ThreadPause[];
}

type PromiseRow = Omit<ThreadPromise, "state"> & { outcome: PromiseOutcomes["kind"] | null };

/** Everything that was said, promised and decided in one case, each in the order in which it happened. One round trip. */
export async function threadOf(db: Queryable, caseId: string): Promise<Thread> {
  const { rows } = await sql<{ thread: unknown }>`
    select jsonb_build_object(
      'messages', (select coalesce(jsonb_agg(to_jsonb(m) order by m."writtenAt", m.id), '[]') from (
        select messages.id, messages.kind, messages.body, messages.author_id as "authorId",
          coalesce(employees.name, api_keys.name) as "authorName", messages.written_at as "writtenAt",
          case when mails.id is null then null when mails.refused_at is not null then 'refused'
            when mails.sent_at is null then 'queued' else 'sent' end as mail
        from messages
        left join employees on employees.id = messages.author_id
        left join api_keys on api_keys.id = messages.key_id
        left join mails on mails.kind = 'reply' and mails.subject_id = messages.id
        where messages.case_id = ${caseId} order by messages.written_at desc, messages.id desc limit ${most}) m),
      'promises', (select coalesce(jsonb_agg(to_jsonb(p) order by p."madeAt", p.id), '[]') from (
        select promises.id, promises.text, promises.due_at as "dueAt", promises.owner_id as "ownerId",
          employees.name as "ownerName", promises.made_at as "madeAt", outcome.kind as outcome,
          outcome.happened_at as "endedAt", outcome.words, outcome.actor_id as "endedById",
          promises.late_message_ended_at as "lateMessageEndedAt"
        from promises
        join employees on employees.id = promises.owner_id
        left join promise_outcomes outcome on outcome.promise_id = promises.id
        where promises.case_id = ${caseId} order by promises.made_at desc, promises.id desc limit ${most}) p),
      'decisions', (select coalesce(jsonb_agg(to_jsonb(d) order by d."decidedAt", d.id), '[]') from (
        select decisions.id, what, decisions.kind, amount, duration, reason,
          decisions.principle_id as "principleId", decided_by as "decidedBy",
          coalesce(employees.name, api_keys.name) as "decidedByName", decided_at as "decidedAt",
          version.right_id as "rightId", version.number as "rightVersion", version.situation,
          question_id as "questionId"
        from decisions
        left join decision_right_versions version on version.id = decisions.right_version_id
        left join employees on employees.id = decisions.decided_by
        left join api_keys on api_keys.id = decisions.key_id
        where decisions.case_id = ${caseId} order by decided_at desc, decisions.id desc limit ${most}) d),
      'questions', (select coalesce(jsonb_agg(to_jsonb(q) order by q."askedAt", q.id), '[]') from (
        select question.id, version.situation, version.kind, what, question.amount, question.duration, reason,
          asked_by as "askedBy", asker.name as "askedByName", asked_at as "askedAt", answer_by as "answerBy",
          case when answer.question_id is null then null else jsonb_build_object('outcome', answer.outcome,
            'words', answer.words, 'amount', answer.amount, 'duration', answer.duration,
            'answeredByName', coalesce(answerer.name, answering_key.name), 'answeredAt', answered_at) end as answer
        from decision_questions question
        join decision_right_versions version on version.id = question.version_id
        join employees asker on asker.id = question.asked_by
        left join decision_answers answer on answer.question_id = question.id
        left join employees answerer on answerer.id = answer.answered_by
        left join api_keys answering_key on answering_key.id = answer.key_id
        where question.case_id = ${caseId} order by asked_at desc, question.id desc limit ${most}) q),
      'closures', (select coalesce(jsonb_agg(to_jsonb(c) order by c."closedAt", c.id), '[]') from (
        select closures.id, outcome, remedy, told, principle_id as "principleId", closed_at as "closedAt",
          reopened_at as "reopenedAt", case when verdicts.closure_id is null then null else jsonb_build_object(
            'agrees', verdicts.agrees, 'words', verdicts.words, 'givenAt', verdicts.given_at) end as verdict
        from closures
        left join verdicts on verdicts.closure_id = closures.id
        where closures.case_id = ${caseId} order by closed_at desc, closures.id desc limit ${most}) c),
      'pauses', (select coalesce(jsonb_agg(to_jsonb(p) order by p."startedAt"), '[]') from (
        select pauses.id, waiting_for as "waitingFor", words, started_at as "startedAt", ended_at as "endedAt",
          ended_by as "endedBy", coalesce(employees.name, api_keys.name) as "byName"
        from pauses
        left join employees on actor_kind = 'employee' and employees.id = actor_id
        left join api_keys on actor_kind = 'key' and api_keys.id = actor_id
        where pauses.case_id = ${caseId} order by started_at desc limit ${most}) p)
    )::text as thread`.execute(db);
  const read = JSON.parse(String(rows[0]?.thread), withDates) as Omit<Thread, "promises"> & {
    promises: PromiseRow[];
  };
  return {
    ...read,
    promises: read.promises.map(({ outcome, ...promise }) => ({
      ...promise,
      state: promiseState(
        promise.dueAt,
        outcome && promise.endedAt && { kind: outcome, happenedAt: promise.endedAt },
      ),
    })),
  };
}

const withDates = (key: string, value: unknown): unknown =>
  key.endsWith("At") && typeof value === "string" ? new Date(value) : value;
