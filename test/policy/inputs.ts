import type { Actor } from "#core/actor.ts";
import { Refusal } from "#core/errors.ts";
import { newId } from "#core/identifiers.ts";
import { giveView } from "#domain/improvement/checks/give-view.ts";
import { confirmationToken } from "#domain/listening/address-confirmation.ts";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { invitationToken, inviteEmployee } from "#domain/organisation/invitations.ts";
import { makePasswordReset, resetToken } from "#domain/organisation/password-resets.ts";
import { linkEvidence } from "#domain/philosophy/evidence.ts";
import { createTemplate } from "#domain/workshops/templates/templates.ts";
import { evidenceIn } from "./drafting-scene.ts";
import type { Corner, Scene } from "./scene.ts";
import { runningPlan } from "./workshop-scene.ts";

/** What an input is made of: what stands in that team, who asks, and the organisation around them. */
export type Setting = Scene & { at: Corner; actor: Actor };
type Input = Record<string, unknown>;

const password = "tulips under a wide sky";
const headers = new Headers();
const soon = (setting: Setting) =>
  new Date(setting.world.services.clock().getTime() + 7_200_000).toISOString();
const ofCase = ({ at }: Setting) => ({ caseId: at.caseId });
const ofPromise = ({ at }: Setting) => ({ promiseId: at.promiseId });
const ofRight = ({ at }: Setting) => ({ rightId: at.rightId });
const ofPrinciple = ({ principleId }: Setting) => ({ principleId });
const ofAuditItem = ({ itemId }: Setting) => ({ itemId });
const ofInitiative = ({ initiativeId }: Setting) => ({ initiativeId });
const ofDecision = ({ at }: Setting) => ({ subjectType: "decision", subjectId: at.decisionId });
const viewOf = (setting: Setting) => ({
  ...ofDecision(setting),
  marks: { [setting.publishedId]: { mark: "supports" } },
});
const ofPledge = ({ pledgeId }: Setting) => ({ pledgeId });
const ofStandard = ({ at }: Setting) => ({ standardId: at.standardId });
const ofColleague = ({ at }: Setting) => ({ employeeId: at.colleagueId });
const ofWorkshop = ({ at }: Setting) => ({ workshopId: at.workshop.id });
const onNote = ({ at }: Setting) => ({ workshopId: at.workshop.id, noteId: at.workshop.noteId });
const ofPerson = ({ at }: Setting) => ({ personId: at.personId });
const onStatement = ({ at }: Setting) => ({
  workshopId: at.workshop.id,
  statementId: at.workshop.statementId,
});
const ofTeam = ({ at }: Setting) => ({ teamId: at.teamId });
const week = { monday: [{ opens: "09:00", closes: "17:00" }] };
const secret = "s".repeat(43);

const daysOff = () =>
  new File(
    ["BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20301225\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"],
    "days.ics",
  );
const staffFile = () => new File([`name,email\nNew,${newId()}@veldhaven.example\n`], "staff.csv");

async function invitation({ world }: Setting): Promise<string> {
  const email = `${newId()}@veldhaven.example`;
  return (await world.run(world.owner, inviteEmployee, { name: "New", email })).id;
}

/** A row of one's own, where the actor is somebody who can have one. */
async function notice({ world, actor, at }: Setting): Promise<string> {
  const id = newId();
  const recipientId = actor.kind === "employee" ? actor.id : world.owner.id;
  await world.services.database
    .insertInto("notices")
    .values({ id, recipientId, kind: "need_asked", subjectId: newId(), createdAt: new Date(), caseId: null })
    .execute();
  return at && id;
}

async function userOf({ world, actor }: Setting): Promise<string> {
  const id = actor.kind === "employee" ? actor.id : world.owner.id;
  const row = await world.services.database
    .selectFrom("employees")
    .select("userId")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return row.userId ?? "";
}

async function session(setting: Setting): Promise<string> {
  const id = newId();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await setting.world.services.database
    .insertInto("authSessions")
    .values({ id, token: id, userId: await userOf(setting), expiresAt })
    .execute();
  return id;
}

async function passkey({ world, actor }: Setting): Promise<string> {
  const id = newId();
  await world.services.database
    .insertInto("passkeys")
    .values({
      id,
      employeeId: actor.kind === "employee" ? actor.id : world.owner.id,
      name: "Key",
      credentialId: id,
      publicKey: Buffer.from("key"),
      counter: 0,
      transports: [],
      createdAt: new Date(),
    })
    .execute();
  return id;
}

async function template({ world }: Setting): Promise<string> {
  return (await world.run(world.owner, createTemplate, { copyOf: "blank", title: "Ours" })).id;
}

/** A voice of that team, linked to the principle; it stands there once, whoever asked for it first. */
async function evidenceLink({ world, principleId, at }: Setting): Promise<string> {
  return (await world.run(world.owner, linkEvidence, { principleId, caseId: at.caseId })).id;
}

/** Whoever may check it has done so: others have nothing that they could show. */
async function checked(setting: Setting): Promise<void> {
  if (setting.actor.kind !== "employee") return;
  try {
    await setting.world.run(setting.actor, giveView, viewOf(setting));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** A good input for every command and query; those not named here want nothing. */
export const inputs: Record<string, (setting: Setting) => Input | Promise<Input>> = {
  "address.confirm": async (setting) => ({ token: await confirmationLink(setting) }),
  "address.read_confirmation": async (setting) => ({ token: await confirmationLink(setting) }),
  "case.answer_back": ({ at }) => ({ receipt: at.receipt, body: "Thank you" }),
  "case.assign": (setting) => ({ ...ofCase(setting), ownerId: setting.at.colleagueId }),
  "case.clear_suspicion": ofCase,
  "case.clocks": ofCase,
  "case.close": ({ at }) => ({ caseId: at.caseId, outcome: "answered" }),
  "case.find_by_reference": () => ({ reference: "V-1001" }),
  "case.follow": ({ at }) => ({ receipt: at.receipt }),
  "case.give_feeling": ({ at }) => ({
    receipt: at.closedReceipt,
    helped: "yes",
    answered: "yes",
    feeling: "good",
  }),
  "case.give_verdict": ({ at }) => ({ receipt: at.closedReceipt, agrees: true }),
  "case.note_acknowledgement": ofCase,
  "case.pause": (setting) => ({ ...ofCase(setting), waitingFor: "answer" }),
  "case.resume": ofCase,
  "case.ask_erasure": ({ at }) => ({ receipt: at.receipt }),
  "case.hold": (setting) => ({ ...ofCase(setting), reason: "A lawsuit" }),
  "case.move": (setting) => ({ ...ofCase(setting), teamId: setting.world.teamId }),
  "case.name_person": ofCase,
  "case.read": ofCase,
  "case.release_promise": ({ at }) => ({ receipt: at.receipt, promiseId: at.promiseId }),
  "case.reopen": ofCase,
  "message.write": (setting) => ({ ...ofCase(setting), kind: "note", body: "Rang" }),
  "promise.make": (setting) => ({ ...ofCase(setting), text: "Ring back", dueAt: soon(setting) }),
  "promise.fulfil": ofPromise,
  "promise.break": ofPromise,
  "promise.release": (setting) => ({ ...ofPromise(setting), words: "It came" }),
  "promise.remind": ofPromise,
  "promise.tell_late": ofPromise,
  "promise.take_back": ofPromise,
  "promise.discard_late_message": ofPromise,
  "mail.tell_refused": ({ at }) => ({ kind: "reply", subjectId: at.caseId }),
  "mail.tell_delayed": ({ at }) => ({ kind: "reply", subjectId: at.caseId }),
  "case.tell_aside": () => ({}),
  "decision.take": (setting) => ({ ...ofCase(setting), what: "An extra collection" }),
  "voice.record": ({ at }) => ({ kind: "question", text: "When?", channel: "phone", teamId: at.teamId }),
  "voice.tell": () => ({ kind: "question", text: "When?" }),

  "workshop.change": (setting) => ({ ...ofWorkshop(setting), title: "What we promise" }),
  "workshop.invite": (setting) => ({ ...ofWorkshop(setting), employeeIds: [setting.at.colleagueId] }),
  "workshop.withdraw_invitation": (setting) => ({
    ...ofWorkshop(setting),
    invitationId: setting.at.workshop.invitedId,
  }),
  "workshop.answer_invitation": (setting) => ({ ...ofWorkshop(setting), answer: "coming" }),
  "participant.expire_presence": () => ({}),
  "workshop.set_deadlines": (setting) => ({
    ...ofWorkshop(setting),
    deadlines: [{ phaseId: setting.at.workshop.phaseId, at: soon(setting) }],
  }),
  "workshop.pass_deadline": (setting) => ({
    ...ofWorkshop(setting),
    phaseId: setting.at.workshop.phaseId,
  }),
  "workshop.remind": (setting) => ({ ...ofWorkshop(setting), phaseId: setting.at.workshop.phaseId }),
  "workshop.read_schedule": ofWorkshop,
  "workshop.read_calendar": ofWorkshop,
  "workshop.export": (setting) => ({ ...ofWorkshop(setting), format: "md" }),
  "workshop.check_paper": ofWorkshop,
  "stake.add": (setting) => ({ ...onNote(setting), kind: "challenge" }),
  "stake.change": ({ at }) => ({
    workshopId: at.workshop.id,
    stakeId: at.workshop.stakeId,
    text: "Sooner",
  }),
  "workshop.add_action": (setting) => ({ ...onNote(setting), text: "Ring back" }),
  "workshop.read_outcome": ({ at, actor }) => ({
    workshopId: actor.kind === "participant" ? at.workshop.id : at.workshop.closedId,
  }),
  "behaviour.propose": ({ at }) => ({ workshopId: at.workshop.closedId, text: "We say our name" }),
  "behaviour.answer": ({ at }) => ({
    workshopId: at.workshop.closedId,
    behaviourId: at.workshop.behaviourId,
    outcome: "accepted",
  }),
  "action.read": ({ at }) => ({ actionId: at.workshop.actionId }),
  "action.change": ({ at }) => ({ actionId: at.workshop.actionId, state: "doing" }),
  "template.read": () => ({ templateId: "four_steps" }),
  "template.create": () => ({ copyOf: "blank", title: "Our own" }),
  "template.change": async (setting) => ({ templateId: await template(setting), title: "Renamed" }),
  "template.retire": async (setting) => ({ templateId: await template(setting) }),
  "workshop.read_plan": ofWorkshop,
  "workshop.change_plan": async (setting) => ({
    ...ofWorkshop(setting),
    plan: await runningPlan(setting.world, setting.at.workshop.id),
  }),
  "workshop.create": () => ({ templateId: "blank", title: "What we stand for" }),
  "workshop.find_by_code": ({ at }) => ({ code: at.workshop.code }),
  "workshop.join": ({ at }) => ({ workshopId: at.workshop.id, code: at.workshop.code }),
  "workshop.read": ofWorkshop,
  "workshop.read_board": ofWorkshop,
  "participant.list": ofWorkshop,
  "workshop.listen": ofWorkshop,
  "workshop.close": ofWorkshop,
  "workshop.change_stage": (setting) => ({ ...ofWorkshop(setting), timer: 60 }),
  "workshop.move_phase": ({ at }) => ({
    workshopId: at.workshop.id,
    from: at.workshop.phaseId,
    phaseId: at.workshop.phaseId,
  }),
  "round.end": (setting) => ({ ...ofWorkshop(setting), round: "close" }),
  "round.run_off": (setting) => ({
    ...ofWorkshop(setting),
    targetIds: [setting.at.workshop.noteId, setting.at.workshop.groupId],
  }),
  "workshop.renew_code": ofWorkshop,
  "workshop.reopen": ofWorkshop,
  "workshop.read_progress": ofWorkshop,
  "participant.change": ({ at }) => ({
    workshopId: at.workshop.id,
    participantId: at.workshop.ownerChairId,
    hand: false,
  }),
  "participant.change_own": (setting) => ({ ...ofWorkshop(setting), ready: true }),
  "note.add": ({ at }) => ({ workshopId: at.workshop.id, areaId: at.workshop.areaId, text: "Ring back" }),
  "note.change": (setting) => ({ ...onNote(setting), position: 2 }),
  "note.tie": (setting) => ({ ...onNote(setting), targetIds: [] }),
  "group.add": ({ at }) => ({ workshopId: at.workshop.id, noteIds: [at.workshop.noteId] }),
  "group.change": ({ at }) => ({ workshopId: at.workshop.id, groupId: at.workshop.groupId, name: "Heard" }),
  "vote.cast": ({ at }) => ({
    workshopId: at.workshop.id,
    target: "note",
    targetId: at.workshop.noteId,
    votes: 1,
  }),
  "rating.give": ({ at }) => ({
    workshopId: at.workshop.id,
    target: "note",
    targetId: at.workshop.noteId,
    able: 3,
    stretch: 4,
  }),

  "workshop.find_similar": ofWorkshop,
  "workshop.preview_import": (setting) => ({ ...ofWorkshop(setting), text: "Ring back" }),
  "workshop.import": (setting) => ({
    ...ofWorkshop(setting),
    areaId: setting.at.workshop.areaId,
    items: [{ text: "Ring back" }],
  }),
  "workshop.withdraw_import": (setting) => ({
    ...ofWorkshop(setting),
    importId: setting.at.workshop.importId,
  }),
  "workshop.find_evidence": (setting) => ({ ...ofWorkshop(setting), of: "moments" }),
  "note.read_evidence": (setting) => ({
    ...ofWorkshop(setting),
    noteId: setting.at.workshop.broughtNoteId,
  }),
  "workshop.read_library": ofWorkshop,
  "workshop.take_from_library": (setting) => ({
    ...ofWorkshop(setting),
    entryId: "tandridge-do-what-we-say-we",
    as: "note",
    areaId: setting.at.workshop.areaId,
  }),
  "statement.list": ofWorkshop,
  "statement.add": (setting) => ({ ...ofWorkshop(setting), text: "We ring back" }),
  "statement.change": (setting) => ({ ...onStatement(setting), position: 2 }),
  "statement.merge": (setting) => ({
    ...onStatement(setting),
    intoId: setting.at.workshop.otherStatementId,
  }),
  "statement.agree": onStatement,
  "statement.link_evidence": (setting) => ({ ...onStatement(setting), ...ofCase(setting) }),
  "statement.unlink_evidence": async (setting) => {
    const { world, at } = setting;
    const { id } = await evidenceIn(world, at.workshop.id, at.workshop.statementId, at.caseId);
    return { ...onStatement(setting), linkId: id };
  },
  "suggestion.add": (setting) => ({ ...onStatement(setting), text: "We say what we do" }),
  "suggestion.decide": (setting) => ({
    ...onStatement(setting),
    suggestionId: setting.at.workshop.suggestionId,
    decision: "decline",
    reason: "Says the same",
  }),
  "consent.give": (setting) => ({ ...onStatement(setting), answer: "agree" }),
  "consent.show": (setting) => ({ ...onStatement(setting), round: "again" }),
  "consent.answer_objection": (setting) => ({
    ...onStatement(setting),
    objectionId: setting.at.workshop.objectionId,
    reply: "It is short enough",
  }),
  "drop_round.change": (setting) => ({ ...ofWorkshop(setting), round: "close" }),
  "drop_vote.cast": onStatement,
  "conviction.give": (setting) => ({ ...ofWorkshop(setting), conviction: 4 }),
  "ladder.read": ofWorkshop,
  "ladder.answer": (setting) => ({ ...ofWorkshop(setting), question: "why", text: "They count on us" }),
  "ladder.change_answer": (setting) => ({
    ...ofWorkshop(setting),
    answerId: setting.at.workshop.rungAnswerId,
    text: "We always ring back",
  }),
  "pledge_idea.keep": (setting) => ({
    ...ofWorkshop(setting),
    answerId: setting.at.workshop.rungAnswerId,
    keep: "keep",
  }),
  "pledge_idea.read": ({ at }) => ({ ideaId: at.workshop.ideaId }),
  "pledge_idea.withdraw": ({ at }) => ({ ideaId: at.workshop.ideaId }),

  "decision_right.read": ofRight,
  "decision_right.retire": ofRight,
  "decision_right.change": (setting) => ({ ...ofRight(setting), situation: "Another" }),
  "decision_right.create": ({ at }) => ({
    situation: "Lamp broken",
    kind: "money",
    limitAmount: 5,
    teamIds: [at.teamId],
  }),
  "question.answer": ({ at }) => ({ questionId: at.questionId, outcome: "yes" }),
  "question.escalate": ({ at }) => ({ questionId: at.questionId }),
  "need.ask": () => ({ what: "A chair" }),
  "need.answer": ({ at }) => ({ needId: at.needId, outcome: "granted" }),

  "principle.create": () => ({ statement: "We listen first" }),
  "principle.read": ofPrinciple,
  "workshop.list_of_principle": ofPrinciple,
  "principle.change": (setting) => ({ ...ofPrinciple(setting), why: "Because" }),
  "principle.agree": ofPrinciple,
  "principle.publish": (setting) => ({ ...ofPrinciple(setting), signOff: true }),
  "principle.unpublish": ofPrinciple,
  "principle.retire": ofPrinciple,
  "principle.merge": (setting) => ({ ...ofPrinciple(setting), intoId: setting.principleId }),
  "principle.link_evidence": (setting) => ({ ...ofPrinciple(setting), caseId: setting.at.caseId }),
  "principle.unlink_evidence": async (setting) => ({
    ...ofPrinciple(setting),
    linkId: await evidenceLink(setting),
  }),
  "principle.read_results": ofPrinciple,
  "principle.set_result": (setting) => ({
    ...ofPrinciple(setting),
    side: "organisation",
    name: "Repeat calls",
    unit: "calls",
  }),
  "principle.note_result_values": (setting) => ({
    ...ofPrinciple(setting),
    side: "customer",
    values: [{ month: "2026-10", value: 71 }],
  }),
  "principle.remove_result": (setting) => ({ ...ofPrinciple(setting), side: "customer" }),
  "audit.add_item": () => ({ kind: "convey", name: "The annual letter" }),
  "audit.change_item": (setting) => ({ ...ofAuditItem(setting), name: "The yearly letter" }),
  "audit.read_item": ofAuditItem,
  "audit.retire_item": ofAuditItem,
  "audit.rate": (setting) => ({
    ...ofAuditItem(setting),
    principleId: setting.publishedId,
    rating: "partly",
  }),
  "moment.note": () => ({ what: "Nobody rang back" }),
  "moment.read": ({ momentId }) => ({ momentId }),
  "moment.remove": ({ momentId }) => ({ momentId }),
  "glossary.define": () => ({ term: "Answer", definition: "What was asked, or why not." }),
  "glossary.change": ({ termId }) => ({ termId, definition: "Ringing again." }),
  "glossary.remove": ({ termId }) => ({ termId }),
  "glossary.explain": () => ({ text: "We call back" }),
  "library.read": () => ({ entryId: "tandridge-do-what-we-say-we" }),
  "interpretation.open": ({ publishedId }) => ({
    principleId: publishedId,
    situations: Array.from({ length: 3 }, () => ({ text: "It rings", actions: ["Answer", "Wait"] })),
  }),
  "interpretation.list": ofPrinciple,
  "interpretation.close": ({ roundId }) => ({ roundId }),
  "interpretation.my_link": () => ({ roundId: newId() }),
  "interpretation.read_link": ({ roundId }) => ({ roundId, token: secret }),
  "interpretation.answer": ({ roundId }) => ({ roundId, token: secret, choices: [0, 0, 0] }),
  "initiative.create": () => ({ kind: "letter", title: "The reminder letter" }),
  "initiative.read": ofInitiative,
  "initiative.change": (setting) => ({ ...ofInitiative(setting), title: "The second reminder" }),
  "initiative.start": ofInitiative,
  "initiative.end": (setting) => ({ ...ofInitiative(setting), outcome: "done" }),
  "check.read": ofDecision,
  "check.find": ({ at }) => ({ checkId: at.checkId }),
  "check.give": viewOf,
  "check.ask": (setting) => ({ ...ofDecision(setting), employeeIds: [setting.at.colleagueId] }),
  "check.show": async (setting) => {
    await checked(setting);
    return ofDecision(setting);
  },
  "check.settle": ofDecision,
  "document.read": () => ({ kind: "vision" }),
  "document.list_versions": () => ({ kind: "vision" }),
  "document.read_version": () => ({ kind: "vision", number: 1 }),
  "document.write": () => ({ kind: "vision", body: "Everybody is heard." }),

  "standard.read": ofStandard,
  "standard.capability": ofStandard,
  "standard.changes": ofStandard,
  "standard.rows": ofStandard,
  "standard.performance": ofStandard,
  "standard.read_figures": ofStandard,
  "standard.change": (setting) => ({ ...ofStandard(setting), name: "Within 3 days", translations: {} }),
  "standard.create": ({ at }) => ({
    name: "Kept in 9 of 10",
    measure: "promise_kept",
    target: 0.9,
    teamId: at.teamId,
  }),
  "pledge.read": ofPledge,
  "pledge.publish": ofPledge,
  "pledge.withdraw": ofPledge,
  "pledge.test": (setting) => ({ ...ofPledge(setting), showed: "Nine of ten were called in time" }),
  "workshop.pin": ({ at }) => ({ workshopId: at.workshop.id }),
  "workshop.unpin": ({ at }) => ({ workshopId: at.workshop.id }),
  "workshop.change_own_pin": ({ at }) => ({ workshopId: at.workshop.closedId, own: "down" }),
  "pledge.change": (setting) => ({ ...ofPledge(setting), text: "Sooner" }),
  "pledge.create": (setting) => ({
    text: "We ring",
    standardId: setting.standardId,
    principleIds: [setting.principleId],
  }),

  "organisation.change": () => ({ name: "Veldhaven" }),
  "organisation.set_up": () => ({
    organisation: "Second",
    timeZone: "UTC",
    languages: ["en"],
    ownerName: "Nobody",
    ownerEmail: "second@veldhaven.example",
    password,
  }),
  "team.create": () => ({ name: "Parks" }),
  "team.change": ({ at }) => ({ teamId: at.teamId, name: "Renamed" }),
  "clock.count": ({ standardId }) => ({ standardId }),
  "calendar.read_file": () => ({ file: daysOff() }),
  "calendar.add_days_off": () => ({ file: daysOff() }),
  "calendar.add_team_days_off": (setting) => ({ ...ofTeam(setting), file: daysOff() }),
  "calendar.change": () => ({ week }),
  "calendar.read_team": ofTeam,
  "calendar.change_team": (setting) => ({ ...ofTeam(setting), week }),
  "calendar.remove_team": ofTeam,
  "employee.read": ofColleague,
  "employee.change": (setting) => ({ ...ofColleague(setting), level: "front_line" }),
  "employee.list_owned": ofColleague,
  "employee.deactivate": ofColleague,
  "employee.reactivate": ofColleague,
  "employee.invite": () => ({ name: "New", email: `${newId()}@veldhaven.example` }),
  "invitation.read": async (setting) => ({ token: await tokenOf(setting) }),
  "invitation.accept": async (setting) => ({ token: await tokenOf(setting), name: "New", password }),
  "invitation.revoke": async (setting) => ({ invitationId: await invitation(setting) }),
  "password_reset.make": ofColleague,
  "password_reset.ask": () => ({ email: "owner@veldhaven.example" }),
  "password_reset.read": async (setting) => ({ token: await resetLink(setting, setting.at) }),
  "password.reset": async (setting) => ({ token: await resetLink(setting, setting.at), password }),
  "api_key.create": () => ({ name: "Machine", scopes: ["read"] }),
  "api_key.revoke": ({ actors }) => ({ apiKeyId: actors.keyRead.id }),
  "employee.change_own": () => ({ name: "Myself" }),

  "list.export": () => ({ list: "cases" }),
  "employee.import": () => ({ file: staffFile() }),
  "employee.preview_import": () => ({ file: staffFile() }),
  "import.read": ({ importId }) => ({ importId }),
  "import.errors": ({ importId }) => ({ importId }),
  "import.finish": ({ importId }) => ({ importId }),
  "import.apply": ({ importId }) => ({
    importId,
    batch: { from: 0, to: 1, readings: [] },
  }),
  "import.start": () => ({
    file: new File(["reference,received\n"], "cases.csv"),
    mapping: JSON.stringify({ columns: { reference: "reference", received: "received" } }),
  }),
  "import_mapping.save": () => ({
    name: "our-desk",
    mapping: { columns: { reference: "reference", received: "received" } },
  }),

  "erasure.repeat": ({ at }) => ({
    kind: "customer",
    subjectId: at.personId,
    personIds: [at.personId],
    caseIds: [at.closedCaseId],
  }),
  "erasure_request.decline": ({ at }) => ({ requestId: at.requestId, words: "It is needed" }),
  "hold.lift": ({ at }) => ({ holdId: at.holdId }),
  "person.erase": (setting) => ({ ...ofPerson(setting), confirm: "not this" }),
  "person.export": ofPerson,
  "person.hold": (setting) => ({ ...ofPerson(setting), reason: "A lawsuit" }),
  "person.read": ofPerson,
  "retention.erase": () => ({ kind: "notices" }),
  "retention.note": () => ({ counts: {} }),
  "person.correct": (setting) => ({ ...ofPerson(setting), name: "Anna" }),
  "person.join": (setting) => ({ ...ofPerson(setting), otherId: setting.at.otherPersonId }),
  "person.split": ({ at }) => ({ joinId: at.joinId }),

  "notice.read": async (setting) => ({ noticeId: await notice(setting) }),
  "session.note": () => ({ type: "session.opened", data: {} }),
  "session.open": () => ({ email: "nobody@veldhaven.example", password, headers }),
  "session.open_second_step": () => ({ code: "123456", headers }),
  "session.open_passkey": () => ({ response: "{}", headers }),
  "session.begin_single_sign_on": () => ({ secret }),
  "session.open_single_sign_on": () => ({ answer: new URL("http://localhost/"), secret, headers }),
  "session.open_pin": ({ deviceToken, at }) => ({
    token: deviceToken,
    employeeId: at.colleagueId,
    pin: "8315",
    headers,
  }),
  "session.list": () => ({ headers }),
  "session.revoke": async (setting) => ({ sessionId: await session(setting) }),
  "session.revoke_others": () => ({ headers }),
  "passkey.begin": () => ({ name: "Key", password, headers }),
  "passkey.add": () => ({ name: "Key", response: "{}" }),
  "passkey.remove": async (setting) => ({ passkeyId: await passkey(setting) }),
  "password.change": () => ({ currentPassword: password, password: "another wide sky above", headers }),
  "second_step.begin": () => ({ password, headers }),
  "second_step.confirm": () => ({ code: "123456", headers }),
  "second_step.end": () => ({ password, headers }),
  "second_step.renew_codes": () => ({ password, headers }),
  "pin.set": () => ({ pin: "8315", password, headers }),
  "shared_device.share": ({ at }) => ({ name: "Desk", teamId: at.teamId }),
  "shared_device.revoke": ({ deviceId }) => ({ sharedDeviceId: deviceId }),
  "shared_device.read": ({ deviceToken }) => ({ token: deviceToken }),
};

/** The token of a link that went to somebody who told us something. */
export async function confirmationLink({ world }: Pick<Scene, "world">): Promise<string> {
  const told = { kind: "question", text: "When?", channel: "phone", email: "anna@example.org" };
  await world.run(world.owner, recordVoice, told);
  const { id } = await world.services.database
    .selectFrom("addressConfirmations")
    .select("id")
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  return confirmationToken(world.services.secret, id);
}

/** The token of a link for the colleague of that team. */
export async function resetLink({ world }: Scene, at: Corner): Promise<string> {
  const made = await world.run(world.owner, makePasswordReset, { employeeId: at.colleagueId });
  return resetToken(world.services.secret, made.id);
}

const tokenOf = async (setting: Setting) =>
  invitationToken(setting.world.services.secret, await invitation(setting));

/** Where a good input still ends in a refusal that has nothing to do with who asks. */
export const endings: Record<string, string> = {
  "rating.give": "not_now",
  "statement.add": "not_now",
  "group.add": "round_running",
  "round.run_off": "not_now",
  "workshop.reopen": "workshop_is_open",
  "conviction.give": "not_now",
  "statement.agree": "objection_open",
  "case.close": "open_promises",
  "check.settle": "not_shown",
  "initiative.end": "wrong_state",
  "case.reopen": "not_closed",
  "case.resume": "not_paused",
  "promise.take_back": "not_fulfilled",
  "promise.discard_late_message": "no_late_message",
  "employee.deactivate": "handOverTo hand_over_needed",
  "employee.reactivate": "not_left",
  "passkey.add": "passkey_refused",
  "passkey.begin": "password wrong_password",
  "password.change": "currentPassword wrong_password",
  "person.erase": "confirm confirmation_differs",
  "pin.set": "password wrong_password",
  "pledge.publish": "sign_off_needed",
  "pledge.withdraw": "not_published",
  "workshop.pin": "workshop_open",
  "principle.merge": "intoId same_principle",
  "principle.publish": "wrong_state",
  "principle.unpublish": "wrong_state",
  "second_step.begin": "second_step_already",
  "second_step.confirm": "code wrong_code",
  "second_step.end": "password wrong_password",
  "second_step.renew_codes": "password wrong_password",
  "session.open": "password wrong_sign_in",
  "session.open_passkey": "passkey_unknown",
  "session.open_pin": "pin wrong_pin",
  "session.open_second_step": "sign_in_over",
  "session.open_single_sign_on": "provider_refused",
  // Without a session there are no others to end.
  "session.revoke_others": "not_found",
};
