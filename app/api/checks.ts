import { z } from "zod";
import { CheckMark, giveView } from "#domain/improvement/checks/give-view.ts";
import {
  changeInitiative,
  createInitiative,
  endInitiative,
  getInitiative,
  InitiativeKind,
  InitiativeState,
  listInitiatives,
  startInitiative,
} from "#domain/improvement/checks/initiatives.ts";
import { getCheckFigures, listChecks } from "#domain/improvement/checks/list-checks.ts";
import { getCheck } from "#domain/improvement/checks/read-check.ts";
import { askForViews, settleCheck, showCheck } from "#domain/improvement/checks/show-check.ts";
import { SubjectType } from "#domain/improvement/checks/subject.ts";
import { expose } from "./expose.ts";
import { listOf, Moment } from "./shapes.ts";

const Initiative = z.object({
  id: z.uuid(),
  kind: InitiativeKind,
  title: z.string(),
  about: z.string().nullable(),
  state: InitiativeState,
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  revision: z.int(),
  createdAt: Moment,
  startedAt: Moment.nullable(),
  checked: z.boolean(),
});
const View = z.object({
  checkerId: z.uuid(),
  checkerName: z.string(),
  value: z.string().nullable(),
  givenAt: Moment,
  marks: z.array(
    z.object({
      principleId: z.uuid(),
      mark: CheckMark,
      line: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
});
const Check = z.object({
  subject: z.object({
    type: SubjectType,
    id: z.uuid(),
    title: z.string(),
    kind: z.string().nullable(),
    caseId: z.uuid().nullable(),
    caseReference: z.string().nullable(),
    ownerId: z.uuid().nullable(),
  }),
  round: z
    .object({
      id: z.uuid(),
      number: z.int(),
      shownAt: Moment.nullable(),
      settledAt: Moment.nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  principles: z.array(z.object({ id: z.uuid(), statement: z.string(), explanation: z.string().nullable() })),
  /** Always null for a key: it is no checker. */
  own: View.nullable(),
  views: z.array(View),
  given: z.int(),
  waitingFor: z.array(z.string()),
  differing: z.array(z.uuid()),
});
const ListedCheck = z.object({
  id: z.uuid(),
  subjectType: SubjectType,
  subjectId: z.uuid(),
  title: z.string(),
  number: z.int(),
  caseId: z.uuid().nullable(),
  caseReference: z.string().nullable(),
  shownAt: Moment.nullable(),
  settledAt: Moment.nullable(),
  createdAt: Moment,
  given: z.int(),
  supports: z.int(),
  neutral: z.int(),
  conflicts: z.int(),
});
const path = "/checks/{subjectType}/{subjectId}";

export const checkEndpoints = [
  expose("GET", "/initiatives", listInitiatives, {
    answer: listOf(Initiative),
    summary: "Initiatives, newest first; checked=unchecked: those under way that nobody checked",
  }),
  expose("POST", "/initiatives", createInitiative, {
    status: 201,
    answer: Initiative,
    summary: "Note something we are about to do, as a draft",
  }),
  expose("GET", "/initiatives/{initiativeId}", getInitiative, {
    answer: Initiative,
    summary: "An initiative",
  }),
  expose("PATCH", "/initiatives/{initiativeId}", changeInitiative, {
    answer: Initiative,
    summary: "Change the words, the kind or the owner of an initiative",
  }),
  expose("POST", "/initiatives/{initiativeId}/start", startInitiative, {
    answer: Initiative.extend({ warning: z.literal("unchecked").nullable() }),
    summary: "Let it leave draft; unchecked, it says so and stands on home",
  }),
  expose("POST", "/initiatives/{initiativeId}/end", endInitiative, {
    answer: Initiative,
    summary: "End an initiative: done or stopped",
  }),
  expose("GET", "/checks", listChecks, {
    answer: listOf(ListedCheck),
    summary: "Checks of things that may be seen, newest first; q searches in what may be read",
  }),
  expose("GET", "/checks/figures", getCheckFigures, {
    answer: z.object({
      subjects: z.array(z.object({ subjectType: SubjectType, checks: z.int() })),
      principles: z.array(
        z.object({
          id: z.uuid(),
          statement: z.string(),
          supports: z.int(),
          neutral: z.int(),
          conflicts: z.int(),
        }),
      ),
      unchecked: z.int(),
    }),
    summary: "Checks counted by kind of thing, and marks by principle once shown",
  }),
  expose("GET", path, getCheck, {
    answer: Check,
    summary: "How a thing stands against our principles; others' views only once shown",
  }),
  expose("POST", `${path}/views`, giveView, {
    status: 201,
    answer: Check,
    summary: "Give a view, private until the round is shown; a conflict needs its note",
  }),
  expose("POST", `${path}/asks`, askForViews, {
    answer: Check,
    summary: "Ask colleagues for their own view",
  }),
  expose("POST", `${path}/showing`, showCheck, {
    answer: Check,
    summary: "Show everybody's view; none is added from then on",
  }),
  expose("POST", `${path}/settlement`, settleCheck, {
    answer: Check,
    summary: "End a shown round; where anybody saw a conflict with the note of what was decided",
  }),
];
