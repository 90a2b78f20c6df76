/** The rows of the demo, by table, as they go into the database. */
export interface Rows {
  people: { id: string; name: string; email: string | null; language: string; created_at: Date }[];
  cases: {
    id: string;
    reference: string;
    kind: string;
    team_id: string;
    owner_id: string | null;
    person_id: string | null;
    received_at: Date;
    acknowledged_at: Date | null;
    first_answer_at: Date | null;
    closed_at: Date | null;
    receipt_hash: string;
    created_at: Date;
  }[];
  voices: {
    id: string;
    case_id: string;
    kind: string;
    text: string;
    channel: string;
    language: string;
    recorded_by: string | null;
    received_at: Date;
  }[];
  messages: {
    id: string;
    case_id: string;
    kind: string;
    body: string;
    author_id: string | null;
    written_at: Date;
  }[];
  mails: {
    id: string;
    kind: "reply";
    subject_id: string;
    queued_at: Date;
    sent_at: Date | null;
    refused_at: Date | null;
    refusal: string | null;
  }[];
  next_answers: { id: string; case_id: string; asked_at: Date; answered_at: Date | null }[];
  pauses: {
    id: string;
    case_id: string;
    waiting_for: string;
    words: string | null;
    actor_kind: string;
    actor_id: string;
    started_at: Date;
    ended_at: Date | null;
    ended_by: string | null;
  }[];
  promises: {
    id: string;
    case_id: string;
    text: string;
    due_at: Date;
    owner_id: string;
    made_by: string;
    made_at: Date;
  }[];
  promise_outcomes: {
    promise_id: string;
    kind: string;
    happened_at: Date;
    actor_kind: string;
    actor_id: string | null;
    words: string | null;
  }[];
  decisions: {
    id: string;
    case_id: string;
    what: string;
    kind: string;
    amount: number | null;
    reason: string;
    principle_id: string;
    decided_by: string;
    decided_at: Date;
  }[];
  closures: {
    id: string;
    case_id: string;
    outcome: string;
    remedy: string | null;
    told: "words" | null;
    principle_id: string | null;
    actor_kind: string;
    actor_id: string;
    closed_at: Date;
  }[];
  feelings: {
    closure_id: string;
    helped: string;
    answered: string;
    feeling: string;
    day: string;
    team_id: string | null;
  }[];
}

export const noRows = (): Rows => ({
  people: [],
  cases: [],
  voices: [],
  mails: [],
  messages: [],
  next_answers: [],
  pauses: [],
  promises: [],
  promise_outcomes: [],
  decisions: [],
  closures: [],
  feelings: [],
});

/** Something that happened, for the log. */
export interface Happening {
  type: string;
  subjectType: string;
  subjectId: string;
  caseId: string;
  actorKind: "employee" | "visitor";
  actorId: string | null;
  at: Date;
  data: Record<string, unknown>;
}

/** What the log says of these rows, in the order in which it happened. */
export function happeningsOf(rows: Rows): Happening[] {
  const found: Happening[] = [];
  const add = (type: string, row: { id: string; case_id: string }, at: Date, by: string | null, data = {}) =>
    found.push({
      type,
      subjectType: type.split(".")[0] ?? "",
      subjectId: row.id,
      caseId: row.case_id,
      actorKind: by ? "employee" : "visitor",
      actorId: by,
      at,
      data,
    });
  for (const voice of rows.voices) {
    const type = voice.recorded_by ? "voice.recorded" : "voice.told";
    const kase = { id: voice.case_id, case_id: voice.case_id };
    add(type, kase, voice.received_at, voice.recorded_by, { kind: voice.kind });
  }
  for (const message of rows.messages) {
    const type = { reply: "message.replied", note: "message.noted" }[message.kind] ?? "message.received";
    add(type, message, message.written_at, message.author_id);
  }
  for (const pause of rows.pauses) {
    const kase = { id: pause.case_id, case_id: pause.case_id };
    add("case.paused", kase, pause.started_at, pause.actor_id, { waitingFor: pause.waiting_for });
    if (!pause.ended_at) continue;
    const by = pause.ended_by === "staff" ? pause.actor_id : null;
    add("case.resumed", kase, pause.ended_at, by, { by: pause.ended_by });
  }
  const promised = new Map(rows.promises.map((promise) => [promise.id, promise]));
  for (const promise of rows.promises) {
    add("promise.made", promise, promise.made_at, promise.made_by, { dueAt: promise.due_at });
  }
  for (const outcome of rows.promise_outcomes) {
    const promise = promised.get(outcome.promise_id);
    const verb = { fulfilment: "fulfilled", breach: "broken", release: "released" }[outcome.kind];
    if (promise) add(`promise.${verb}`, promise, outcome.happened_at, outcome.actor_id);
  }
  for (const decision of rows.decisions) {
    add("decision.taken", decision, decision.decided_at, decision.decided_by, { kind: decision.kind });
  }
  for (const closure of rows.closures) {
    const kase = { id: closure.case_id, case_id: closure.case_id };
    add("case.closed", kase, closure.closed_at, closure.actor_id, { outcome: closure.outcome });
  }
  return found
    .map((one) => (one.type.startsWith("voice.") ? { ...one, subjectType: "case" } : one))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
