import { sql } from "kysely";
import { by, done, ofCases, ofPeople, type TableRule, through } from "../rule.ts";

/** Those who tell us something. */
export const customers: Record<string, TableRule> = {
  people: {
    about: "identity",
    customer: { rows: ofPeople("id"), emptied: "name email email_confirmed_at language" },
    plain: "id created_at joined_to_id revision erased_at",
  },
  address_confirmations: {
    about: "confirmations",
    customer: { rows: ofPeople("person_id"), gone: "person_id created_at expires_at confirmed_at" },
    plain: "id",
    secret: "token_hash",
  },
  person_joins: {
    about: "joins",
    customer: { rows: (who) => sql`(${ofPeople("one_id")(who)} or ${ofPeople("other_id")(who)})` },
    plain: "id one_id other_id how actor_kind actor_id joined_at split_at split_by",
  },
  cases: {
    about: "cases",
    // The receipt ends: whoever holds it would read an empty case, and write into it.
    customer: { rows: ofCases("id"), emptied: "receipt_hash" },
    employee: { rows: by("owner_id"), work: "work" },
    plain: `id reference kind team_id owner_id person_id received_at first_answer_at due_at closed_at suspected_spam
      receipt_generation revision created_at acknowledged_at words_erased_at messages_erased_at aside_told_at`,
    secret: "receipt_hash",
  },
  voices: {
    about: "voices",
    customer: { rows: ofCases("case_id"), dashed: "text", emptied: "remedy_wished language" },
    employee: { rows: by("recorded_by"), unsigned: "text", work: "work" },
    plain: "id case_id kind channel recorded_by received_at",
    // Made of the words beside it, and changes with them.
    secret: "search",
  },
  messages: {
    about: "messages",
    customer: { rows: ofCases("case_id"), dashed: "body" },
    employee: { rows: by("author_id"), unsigned: "body", work: "work" },
    plain: "id case_id kind author_id key_id written_at",
    secret: "search",
  },
  promises: {
    about: "promises",
    customer: { rows: ofCases("case_id"), dashed: "text" },
    employee: { rows: (who) => sql`${who.id}::uuid in (owner_id, made_by)`, unsigned: "text", work: "work" },
    plain: "id case_id due_at owner_id made_by key_id made_at late_message_ended_at",
  },
  promise_outcomes: {
    about: "promises",
    customer: { rows: through("promise_id", "promises"), emptied: "words" },
    employee: { rows: done("actor_id"), unsigned: "words", work: "work" },
    plain: "promise_id kind happened_at actor_kind actor_id",
  },
  promise_outcomes_taken_back: {
    about: "promises",
    customer: { rows: through("promise_id", "promises") },
    employee: { rows: done("actor_id"), work: "work" },
    plain: "promise_id kind happened_at actor_kind actor_id taken_back_at",
  },
  decisions: {
    about: "decisions",
    customer: { rows: ofCases("case_id"), dashed: "what", emptied: "reason" },
    employee: { rows: by("decided_by"), unsigned: "what reason", work: "work" },
    plain:
      "id case_id kind amount principle_id decided_by key_id decided_at right_version_id question_id duration",
  },
  decision_questions: {
    about: "decisions",
    customer: { rows: ofCases("case_id"), dashed: "what", emptied: "reason" },
    employee: { rows: by("asked_by"), unsigned: "what reason", work: "work" },
    plain: `id case_id version_id amount duration duration_seconds principle_id asked_by key_id asked_at answer_by
      promise_id escalated_at`,
  },
  decision_answers: {
    about: "decisions",
    customer: { rows: through("question_id", "decision_questions"), dashed: "words" },
    employee: { rows: by("answered_by"), unsigned: "words", work: "work" },
    plain: "question_id outcome amount duration answered_by key_id answered_at",
  },
  verdicts: {
    about: "closures",
    customer: { rows: through("closure_id", "closures"), emptied: "words" },
    plain: "closure_id agrees given_at",
  },
  feelings: {
    about: "taps",
    // Three taps and a day: counted, without a word or a name.
    customer: { rows: through("closure_id", "closures") },
    plain: "closure_id helped answered feeling day team_id",
  },
  pauses: {
    about: "closures",
    customer: { rows: ofCases("case_id"), dashed: "words" },
    employee: { rows: done("actor_id"), unsigned: "words", work: "work" },
    plain: "id case_id waiting_for actor_kind actor_id started_at ended_at ended_by",
  },
  next_answers: {
    about: "cases",
    customer: { rows: ofCases("case_id") },
    plain: "id case_id asked_at answered_at",
  },
  answers_as_known: {
    about: "cases",
    customer: { rows: ofCases("case_id") },
    plain: "subject_id case_id answered_at until",
  },
  closures: {
    about: "closures",
    customer: { rows: ofCases("case_id"), emptied: "remedy" },
    employee: { rows: done("actor_id"), unsigned: "remedy", work: "work" },
    plain: "id case_id outcome told principle_id actor_kind actor_id closed_at reopened_at",
  },
  erasure_requests: {
    about: "requests",
    customer: { rows: ofCases("case_id"), dashed: "words" },
    employee: { rows: by("answered_by"), unsigned: "words", work: "work" },
    plain: "id case_id requested_at answer_by outcome answered_by_kind answered_by answered_at",
  },
  legal_holds: {
    about: "holds",
    customer: {
      rows: (who) => sql`(${ofPeople("person_id")(who)} or ${ofCases("case_id")(who)})`,
      dashed: "reason",
    },
    employee: { rows: by("employee_id"), dashed: "reason" },
    plain: "id person_id employee_id case_id set_by_kind set_by set_at lifted_by lifted_at",
  },
  erasures: {
    about: "erasures",
    customer: { rows: ofPeople("subject_id") },
    employee: { rows: by("subject_id") },
    plain: "id kind subject_id person_ids case_ids actor_kind actor_id erased_at",
  },
  mails: {
    about: "mails",
    customer: { rows: (who) => sql`subject_id = any(${who.ids}::uuid[])` },
    plain: "id kind subject_id queued_at sent_at refused_at refusal delay_told_at",
  },
};
