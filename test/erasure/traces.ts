import { sql } from "kysely";
import pg from "pg";
import { type EmployeeActor, visitor } from "#core/actor.ts";
import { execute } from "#core/execute.ts";
import { newId } from "#core/identifiers.ts";
import { answerBack, giveFeeling, giveVerdict } from "#domain/cases/answer-follow.ts";
import { closeCase, reopenCase } from "#domain/cases/close-case.ts";
import { fulfilPromise } from "#domain/cases/end-promise.ts";
import { makePromise } from "#domain/cases/make-promise.ts";
import { pauseCase } from "#domain/cases/pause-case.ts";
import { answerQuestion } from "#domain/cases/rights/answer-question.ts";
import { createRight } from "#domain/cases/rights/write-right.ts";
import { takeDecision } from "#domain/cases/take-decision.ts";
import { addAuditItem } from "#domain/improvement/audit/items.ts";
import { rateItem } from "#domain/improvement/audit/rate.ts";
import { giveView } from "#domain/improvement/checks/give-view.ts";
import { settleCheck } from "#domain/improvement/checks/show-check.ts";
import { receiptOf } from "#domain/listening/receipt.ts";
import { employeeOfUser } from "#domain/organisation/employees.ts";
import { acceptInvitation, invitationToken, inviteEmployee } from "#domain/organisation/invitations.ts";
import { makePasswordReset } from "#domain/organisation/password-resets.ts";
import { setPin } from "#domain/organisation/pins.ts";
import { signIn } from "#domain/organisation/sign-in.ts";
import { answerNeed } from "#domain/people/needs/answer-need.ts";
import { askNeed } from "#domain/people/needs/ask-need.ts";
import { holdPerson, liftHold } from "#domain/people/personal-data/holds.ts";
import { agreePrinciple } from "#domain/philosophy/agree-principle.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { writeDocumentVersion } from "#domain/philosophy/documents.ts";
import { noteMoment } from "#domain/philosophy/moments/moments.ts";
import { retirePrinciple } from "#domain/philosophy/retire-principle.ts";
import { testPledge } from "#domain/strategy/test-pledge.ts";
import { createPledge } from "#domain/strategy/write-pledge.ts";
import { createStandard } from "#domain/strategy/write-standard.ts";
import { createWorkshop } from "#domain/workshops/create-workshop.ts";
import { importLines } from "#domain/workshops/imports/import-lines.ts";
import { readBoard } from "#domain/workshops/read-board.ts";
import { apiOf } from "../api.ts";
import type { World } from "../world.ts";

export const customerMark = "zqcustomer";
export const employeeMark = "zqemployee";
const password = "tulips under a wide sky";

/** Runs a statement as the owner of the database. */
export async function asOwner(world: World, statement: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client(world.connection);
  await client.connect();
  await client.query(statement, values);
  await client.end();
}

/** A colleague who came by an invitation, signs in, and left a trace wherever the product lets one. */
export async function leaveColleague(world: World): Promise<EmployeeActor> {
  const { services, owner } = world;
  const name = `Nadia ${employeeMark}-name`;
  const email = `${employeeMark}@veldhaven.example`;
  const { id } = await world.run(owner, inviteEmployee, { name, email, teamId: world.teamId });
  const token = invitationToken(services.secret, id);
  const { employeeId } = await world.run(visitor, acceptInvitation, { token, name, password });
  const { userId } = await services.database
    .selectFrom("employees")
    .select("userId")
    .where("id", "=", employeeId)
    .executeTakeFirstOrThrow();
  const headers = new Headers({ "user-agent": `Firefox ${employeeMark}-device` });
  const { cookies } = await world.ask(visitor, signIn, { email, password, headers });
  const own = new Headers({ cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; ") });
  const actor = await employeeOfUser(services.database, userId ?? "");
  if (!actor) throw new Error("nobody accepted the invitation");
  await world.run(actor, setPin, { pin: "8315", password, headers: own });
  await execute({ ...world.callerOf(actor), idempotencyKey: "need" }, askNeed, {
    what: `A chair for ${employeeMark}-need`,
    why: `My back ${employeeMark}-why`,
  });
  await world.run(owner, makePasswordReset, { employeeId });
  const held = await world.run(owner, holdPerson, { personId: employeeId, reason: `${employeeMark}-hold` });
  await world.run(owner, liftHold, { holdId: held.id });
  await sql`insert into passkeys (id, employee_id, name, credential_id, public_key, counter, transports, created_at)
    values (${newId()}, ${employeeId}, ${`${employeeMark}-passkey`}, ${`${employeeMark}-credential`}, 'k', 0, '{}', now())`.execute(
    services.database,
  );
  await sql`insert into single_sign_on_accounts (issuer, subject, employee_id, created_at)
    values ('https://provider.example', ${`${employeeMark}-subject`}, ${employeeId}, now())`.execute(
    services.database,
  );
  await asOwner(
    world,
    `insert into auth_verifications (id, identifier, value, expires_at) values ('v', $1, 'x', now())`,
    [email],
  );
  await asOwner(world, "update auth_users set image = $2 where id = $1", [userId, `${employeeMark}-image`]);
  await asOwner(
    world,
    "insert into auth_two_factors (id, user_id, secret, backup_codes) values ('t', $1, $2, $2)",
    [userId, `${employeeMark}-secret`],
  );
  await asOwner(world, "insert into spent_codes (user_id, code_hash, spent_at) values ($1, 'c', now())", [
    userId,
  ]);
  await asOwner(world, "insert into passkey_challenges values ('c', $1, now())", [employeeId]);
  await asOwner(world, "update employees set language = $2 where id = $1", [employeeId, employeeMark]);
  await asOwner(world, "insert into invitation_teams values ($1, $2)", [id, world.teamId]);
  await leaveNote(world, actor);
  await leaveSigned(world, actor);
  return actor;
}

/** A chair in a workshop, and a note with their name. */
async function leaveNote(world: World, colleague: EmployeeActor): Promise<void> {
  const [board, chair, area] = [newId(), newId(), newId()];
  await asOwner(world, "insert into boards (id) values ($1)", [board]);
  await asOwner(world, "insert into board_areas (id, board_id, position, title) values ($1, $2, 1, 'Here')", [
    area,
    board,
  ]);
  await asOwner(
    world,
    "insert into board_participants (id, board_id, employee_id, name) values ($1, $2, $3, $4)",
    [chair, board, colleague.id, colleague.name],
  );
  const note = newId();
  await asOwner(
    world,
    `insert into board_notes (id, board_id, area_id, author_id, text, position, anonymous, hidden)
     values ($1, $2, $3, $4, $5, 1, false, false)`,
    [note, board, area, chair, `Ask ${colleague.name}`],
  );
  await leaveAfterwards(world, colleague, board, note);
  await leaveConsent(world, colleague, board, chair);
}

/** What they said of a statement, and an answer on the ladder. */
async function leaveConsent(
  world: World,
  colleague: EmployeeActor,
  board: string,
  chair: string,
): Promise<void> {
  const statement = newId();
  await asOwner(
    world,
    "insert into board_statements (id, board_id, text, position) values ($1, $2, 'We listen', 1)",
    [statement, board],
  );
  await asOwner(
    world,
    `insert into board_consents (id, board_id, statement_id, participant_id, answer, revision, was_shown, reason, reply,
       lifted, lift_reason) values ($1, $2, $3, $4, 'object', 1, true, $5, $5, 'facilitator', $5)`,
    [newId(), board, statement, chair, `No, says ${colleague.name}`],
  );
  await asOwner(
    world,
    "insert into board_ladder_answers (id, board_id, question, author_id, text) values ($1, $2, 'why', $3, $4)",
    [newId(), board, chair, `Because ${colleague.name} says so`],
  );
}

/** What came of a workshop, signed: a template, a stake, a behaviour, an action; an invitation and a board taken down. */
async function leaveAfterwards(
  world: World,
  colleague: EmployeeActor,
  board: string,
  note: string,
): Promise<void> {
  const name = `Ask ${colleague.name}`;
  await asOwner(
    world,
    `with workshop as (
      insert into workshops (id, title, template, language, created_at) values ($1, 'Ours', 'blank', 'en', now())
      returning id
    ), invitation as (
      insert into workshop_invitations (id, workshop_id, employee_id, mail_id, invited_at)
      select gen_random_uuid(), id, $2, gen_random_uuid(), now() from workshop
    ), withdrawal as (
      insert into workshop_withdrawals (id, workshop_id, employee_id, sequence, withdrawn_at)
      select gen_random_uuid(), id, $2, 2, now() from workshop
    ), pin as (
      insert into workshop_pins (workshop_id, pinned_at) select id, now() from workshop returning workshop_id
    ), unpin as (
      insert into workshop_unpins (workshop_id, employee_id) select workshop_id, $2 from pin
    ), stake as (
      insert into workshop_stakes (id, workshop_id, note_id, kind, text, created_at)
      select gen_random_uuid(), id, $4, 'challenge', $3, now() from workshop
    ), behaviour as (
      insert into workshop_behaviours (id, workshop_id, text, state, proposed_by, created_at, reason)
      select gen_random_uuid(), id, $3, 'declined', $2, now(), $3 from workshop
    ), template as (
      insert into workshop_templates (id, title, purpose, language, plan, created_by, created_at)
      values (gen_random_uuid(), $3, $3, 'en', '{}', $2, now())
    ) insert into actions (id, text, blocker, owner_id, created_at) values (gen_random_uuid(), $3, $3, $2, now())`,
    [board, colleague.id, name, note],
  );
}

/** Words that a colleague wrote for the organisation, with their name under them. */
async function leaveSigned(world: World, colleague: EmployeeActor): Promise<void> {
  const need = await world.run(world.owner, askNeed, { what: "A second telephone" });
  await world.run(world.owner, answerNeed, {
    needId: need.id,
    outcome: "declined",
    words: `No, ${colleague.name}`,
  });
  await asOwner(world, "update need_answers set answered_by = $1", [colleague.id]);
  await world.run(world.owner, writeDocumentVersion, { kind: "vision", body: `Heard. ${colleague.email}` });
  await asOwner(world, "update document_versions set written_by = $1", [colleague.id]);
  const principle = await world.run(world.owner, createPrinciple, { statement: "We ring back" });
  await world.run(world.owner, retirePrinciple, {
    principleId: principle.id,
    reason: `Twice, says ${colleague.name}`,
  });
  await asOwner(world, "update principle_transitions set actor_id = $1", [colleague.id]);
  const kept = await world.run(world.owner, createPrinciple, { statement: "Plain words, always" });
  await world.run(world.owner, agreePrinciple, { principleId: kept.id });
  const item = await world.run(world.owner, addAuditItem, { kind: "do", name: "The desk" });
  const standard = await world.run(world.owner, createStandard, {
    name: "Answered in two days",
    measure: "first_answer",
    target: 0.9,
    within: "P2D",
  });
  const pledge = { text: "We do what we say", standardId: standard.id, principleIds: [kept.id] };
  const { id: pledgeId } = await world.run(world.owner, createPledge, { ...pledge, ownerId: colleague.id });
  await world.run(colleague, testPledge, { pledgeId, showed: `It works, says ${colleague.name}` });
  await world.run(colleague, noteMoment, { what: `Nobody came, said ${colleague.name}`, names: "keep" });
  await asOwner(world, "update audit_items set owner_id = $1", [colleague.id]);
  const rating = { itemId: item.id, principleId: kept.id, rating: "met" };
  await world.run(colleague, rateItem, { ...rating, evidence: `Ask ${colleague.name}` });
}

/** A voice that was brought to a board, and what came of its note. */
async function leaveOnBoard(world: World, caseId: string, word: (place: string) => string): Promise<void> {
  const { id: workshopId } = await world.run(world.owner, createWorkshop, {
    templateId: "blank",
    title: "Voices",
  });
  const { shared } = await world.ask(world.owner, readBoard, { workshopId });
  const areaId = shared.frame?.areas[0]?.id;
  const items = [{ text: word("note"), caseId }];
  const { importId } = await world.run(world.owner, importLines, { workshopId, areaId, items });
  const values = [newId(), workshopId, importId, word("stake")];
  await asOwner(
    world,
    `insert into workshop_stakes (id, workshop_id, note_id, kind, text, created_at)
     select $1, $2, id, 'challenge', $4, now() from board_notes where import_id = $3`,
    values,
  );
}

/** Somebody who told us something, and a colleague who worked on it: words of theirs in every place there is. */
export async function leaveCustomer(world: World, colleague: EmployeeActor, key: string): Promise<string> {
  const { services, owner } = world;
  const word = (place: string) => `Words ${customerMark}-${place}, yours ${colleague.name}`;
  const api = apiOf(world, key);
  const right = await world.run(owner, createRight, {
    situation: "Bin missed",
    kind: "money",
    limitAmount: 10,
  });
  const voice = { kind: "complaint", text: word("voice"), remedyWished: word("remedy") };
  const about = { name: `Anna ${customerMark}-name`, email: `${customerMark}@example.org`, channel: "phone" };
  const told = await api(
    "POST",
    "/cases",
    { ...voice, ...about },
    { "Idempotency-Key": `${customerMark}-once` },
  );
  const caseId: string = told.body.id;
  await sql`update voices set recorded_by = ${colleague.id} where case_id = ${caseId}`.execute(
    services.database,
  );
  const receipt = receiptOf(services.secret, caseId, 1);
  const onCase = `/cases/${caseId}/messages`;
  await world.run(visitor, answerBack, { receipt, body: word("answer") });
  await api("POST", onCase, { kind: "reply", body: word("reply") }, { "Idempotency-Key": "reply" });
  const soon = new Date(services.clock().getTime() + 3_600_000).toISOString();
  const promise = await world.run(colleague, makePromise, { caseId, text: word("promise"), dueAt: soon });
  await world.run(colleague, fulfilPromise, { promiseId: promise.id, words: word("outcome") });
  await world.run(colleague, takeDecision, { caseId, what: word("decision"), reason: word("reason") });
  await leaveCheck(world, colleague, word);
  await leaveOnBoard(world, caseId, word);
  await world.run(colleague, takeDecision, {
    caseId,
    what: word("question"),
    reason: word("question-reason"),
    amount: 50,
    rightId: right.id,
  });
  const { id: questionId, promiseId } = await services.database
    .selectFrom("decisionQuestions")
    .select(["id", "promiseId"])
    .executeTakeFirstOrThrow();
  await world.run(owner, answerQuestion, { questionId, outcome: "no", words: word("question-answer") });
  await sql`update decision_answers set answered_by = ${colleague.id}`.execute(services.database);
  const { rows: open } = await sql`select from promise_outcomes where promise_id = ${promiseId}`.execute(
    services.database,
  );
  if (open.length === 0) await world.run(colleague, fulfilPromise, { promiseId });
  await world.run(colleague, pauseCase, { caseId, waitingFor: "other", words: word("pause") });
  await world.run(colleague, closeCase, { caseId, outcome: "resolved", remedy: word("closure") });
  await world.run(visitor, giveVerdict, { receipt, agrees: false, words: word("verdict") });
  await world.run(visitor, giveFeeling, { receipt, helped: "no", answered: "yes", feeling: "bad" });
  await world.run(colleague, closeCase, { caseId, outcome: "resolved" });
  await world.run(colleague, reopenCase, { caseId, reason: word("note") });
  await world.run(colleague, closeCase, { caseId, outcome: "resolved" });
  return caseId;
}

/** The decision of the case, held against a principle, in words. */
async function leaveCheck(
  world: World,
  colleague: EmployeeActor,
  word: (place: string) => string,
): Promise<void> {
  const { database } = world.services;
  const principleId = newId();
  await database
    .insertInto("principles")
    .values({
      id: principleId,
      statement: "Plain words",
      state: "published",
      place: 9,
      createdAt: new Date(),
    })
    .execute();
  const decision = await database.selectFrom("decisions").select("id").executeTakeFirstOrThrow();
  const subject = { subjectType: "decision", subjectId: decision.id };
  const marks = { [principleId]: { mark: "conflicts", line: word("line"), note: word("mark") } };
  await world.run(colleague, giveView, { ...subject, marks, value: word("value"), show: "now" });
  await world.run(colleague, settleCheck, { ...subject, note: word("settled") });
}
