/**
 * A good body (or query) for each endpoint that wants one, so that only the fault under test can be at fault. Unknown
 * ids are random; the path's own ids are filled by the test.
 */
const instant = "2030-01-01T10:00:00Z";

const plainMapping = JSON.stringify({ columns: { reference: "reference", received: "received" } });

const daysOff = new File(
  ["BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20301225\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"],
  "days.ics",
);

export const examples: Record<string, Record<string, unknown>> = {
  "PATCH /organisation": { name: "Veldhaven" },
  "PUT /calendars/organisation": { week: { monday: [{ opens: "09:00", closes: "17:00" }] } },
  "PUT /calendars/teams/{teamId}": { week: { monday: [{ opens: "09:00", closes: "12:00" }] } },
  "PATCH /teams/{teamId}": { name: "Parks and streets" },
  "POST /invitations": { name: "Nadia", email: "nadia@veldhaven.example" },
  "POST /teams": { name: "Streets" },
  "POST /standards": { name: "Answered in two days", measure: "first_answer", target: 0.9, within: "P2D" },
  "POST /pledges": {
    text: "You have an answer in two days",
    standardId: crypto.randomUUID(),
    principleIds: [crypto.randomUUID()],
  },
  "POST /principles": { statement: "We call back when we say" },
  "POST /principles/{principleId}/merge": { intoId: crypto.randomUUID() },
  "POST /principles/{principleId}/evidence": { caseId: crypto.randomUUID() },
  "PUT /principles/{principleId}/results/{side}": { name: "Felt heard", unit: "%" },
  "PUT /principles/{principleId}/results/{side}/values": { values: [{ month: "2026-10", value: 71 }] },
  "POST /calendars/days-off/preview": { file: daysOff },
  "POST /calendars/organisation/days-off": { file: daysOff },
  "POST /calendars/teams/{teamId}/days-off": { file: daysOff },
  "POST /employee-imports": { file: new File(["name,email\nNadia,nadia@veldhaven.example\n"], "staff.csv") },
  "POST /employee-imports/preview": { file: new File(["email\n"], "staff.csv") },
  "POST /initiatives": { kind: "letter", title: "The reminder letter" },
  "POST /initiatives/{initiativeId}/end": { outcome: "done" },
  "POST /checks/{subjectType}/{subjectId}/views": {
    marks: { [crypto.randomUUID()]: { mark: "supports" } },
  },
  "POST /checks/{subjectType}/{subjectId}/asks": { employeeIds: [crypto.randomUUID()] },
  "POST /imports": { file: new File(["reference,received\n"], "cases.csv"), mapping: plainMapping },
  "PUT /import-mappings/{name}": { mapping: JSON.parse(plainMapping) },
  "POST /documents/{kind}/versions": { body: "Everybody is heard and told." },
  "POST /public/voices": { kind: "complaint", text: "The bin was not emptied" },
  "POST /public/voices/{reference}/messages": { body: "Thank you" },
  "POST /public/voices/{reference}/verdict": { agrees: true },
  "POST /public/voices/{reference}/feeling": { helped: "yes", answered: "partly", feeling: "good" },
  "POST /cases": { kind: "question", text: "When is it open?", channel: "phone" },
  "PUT /cases/{caseId}/owner": { ownerId: null },
  "PUT /cases/{caseId}/team": { teamId: crypto.randomUUID() },
  "POST /cases/{caseId}/messages": { kind: "reply", body: "We are on it" },
  "POST /cases/{caseId}/promises": { text: "Ring back", dueAt: instant },
  "POST /cases/{caseId}/decisions": { what: "An extra collection" },
  "POST /decision-rights": { situation: "Waste collection missed", kind: "money", limitAmount: 100 },
  "POST /decision-questions/{questionId}/answer": { outcome: "yes" },
  "POST /needs": { what: "A second telephone at the desk" },
  "POST /needs/{needId}/answer": { outcome: "granted" },
  "POST /cases/{caseId}/pause": { waitingFor: "answer" },
  "POST /people/{personId}/erasure": { confirm: "nobody" },
  "PATCH /people/{personId}": { name: "Anna" },
  "POST /erasure-requests/{requestId}/refusal": { words: "It is needed" },
  "POST /people/{personId}/joins": { otherId: crypto.randomUUID() },
  "POST /people/{personId}/holds": { reason: "A lawsuit" },
  "POST /cases/{caseId}/holds": { reason: "A lawsuit" },
  "POST /cases/{caseId}/closure": { outcome: "resolved" },
  "POST /workshop-templates": { copyOf: "blank", title: "Our own" },
  "PUT /workshops/{workshopId}/plan": {
    plan: { areas: [{ title: "Board" }], phases: [{ kind: "write", title: "Write" }] },
  },
  "POST /workshops": { templateId: "blank", title: "What we stand for" },
  "POST /workshops/{workshopId}/participants": { code: "K7M4QXT" },
  "POST /workshops/{workshopId}/phase": { phaseId: crypto.randomUUID(), from: crypto.randomUUID() },
  "POST /workshops/{workshopId}/notes": { areaId: crypto.randomUUID(), text: "Ring back" },
  "PUT /workshops/{workshopId}/ties/{noteId}": { targetIds: [] },
  "POST /workshops/{workshopId}/groups": { noteIds: [crypto.randomUUID()] },
  "POST /workshops/{workshopId}/votes": { target: "note", targetId: crypto.randomUUID(), votes: 1 },
  "POST /workshops/{workshopId}/ratings": {
    target: "note",
    targetId: crypto.randomUUID(),
    able: 3,
    stretch: 3,
  },
  "POST /workshops/{workshopId}/round": { round: "close" },
  "POST /workshops/{workshopId}/statements": { text: "We do what we say" },
  "POST /workshops/{workshopId}/statements/{statementId}/merge": { intoId: crypto.randomUUID() },
  "POST /workshops/{workshopId}/statements/{statementId}/suggestions": { text: "We keep our word" },
  "PATCH /workshops/{workshopId}/statements/{statementId}/suggestions/{suggestionId}": { decision: "accept" },
  "POST /workshops/{workshopId}/statements/{statementId}/evidence": { caseId: crypto.randomUUID() },
  "POST /workshops/{workshopId}/statements/{statementId}/consent": { answer: "agree" },
  "POST /workshops/{workshopId}/statements/{statementId}/consent-round": { round: "show" },
  "POST /workshops/{workshopId}/drop-round": { round: "open" },
  "POST /workshops/{workshopId}/drop-votes": { statementId: null },
  "POST /workshops/{workshopId}/conviction": { conviction: 4 },
  "POST /workshops/{workshopId}/ladder": { question: "why", text: "Because people count on us" },
  "PUT /workshops/{workshopId}/ladder/{answerId}/pledge-idea": { keep: "keep" },
  "POST /promises/{promiseId}/release": { words: "It came already" },
};
/** Parts of a path that are chosen from a list or counted, rather than ids. */
export const places: Record<string, string> = {
  list: "cases",
  kind: "vision",
  number: "1",
  name: "our-desk",
  side: "customer",
  code: "K7M4QXT",
  subjectType: "initiative",
};

export { instant };
