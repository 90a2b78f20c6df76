import { z } from "zod";
import { answerQuestion } from "#domain/cases/rights/answer-question.ts";
import { getRightFigures } from "#domain/cases/rights/figures.ts";
import { RightKind } from "#domain/cases/rights/limit.ts";
import { listQuestions } from "#domain/cases/rights/questions.ts";
import { getRight, listRights, lookUpRights } from "#domain/cases/rights/read-rights.ts";
import { changeRight, createRight, retireRight } from "#domain/cases/rights/write-right.ts";
import { answerNeed } from "#domain/people/needs/answer-need.ts";
import { askNeed } from "#domain/people/needs/ask-need.ts";
import { getNeedFigures } from "#domain/people/needs/figures.ts";
import { listNeeds } from "#domain/people/needs/needs.ts";
import { QuestionAnswer } from "./case-shapes.ts";
import { expose } from "./expose.ts";
import { listOf, Moment } from "./shapes.ts";

const id = z.uuid();
const words = z.string().nullable();
const amount = z.number().nullable();

const said = {
  situation: z.string(),
  kind: RightKind,
  limitAmount: amount,
  limitDuration: words,
  exception: words,
  steps: words,
  principleId: id.nullable(),
  roles: z.array(z.enum(["owner", "lead", "manager", "employee"])),
  teamIds: z.array(id),
};
const Right = z.object({
  id,
  ...said,
  state: z.enum(["in_force", "retired"]),
  version: z.int(),
  ownerId: id.nullable(),
  reviewOn: z.iso.date().nullable(),
  revision: z.int(),
  createdAt: Moment,
  retiredAt: Moment.nullable(),
});
const Version = z.object({ ...said, number: z.int(), writtenAt: Moment });
const Question = z.object({
  id,
  caseId: id,
  caseReference: z.string(),
  teamId: id.nullable(),
  rightId: id,
  situation: z.string(),
  kind: RightKind,
  limitAmount: amount,
  limitDuration: words,
  exception: words,
  what: z.string(),
  amount,
  duration: words,
  reason: words,
  askedBy: id,
  askedByName: z.string(),
  askedAt: Moment,
  answerBy: Moment,
  promiseId: id,
  escalatedAt: Moment.nullable(),
  state: z.enum(["open", "late", "answered"]),
  mayAnswer: z.boolean(),
  answer: QuestionAnswer.nullable(),
});
const Figures = z.object({
  months: z.int(),
  items: z.array(
    z.object({
      rightId: id,
      situation: z.string(),
      kind: RightKind,
      retired: z.boolean(),
      uses: z.int(),
      within: z.int(),
      asked: z.int(),
      granted: z.int(),
      partly: z.int(),
      refused: z.int(),
      answered: z.int(),
      answeredInTime: z.int(),
      late: z.int(),
      grantedShare: amount,
      medianAnswerMinutes: amount,
    }),
  ),
});
const Need = z.object({
  id,
  what: z.string(),
  why: words,
  teamId: id.nullable(),
  teamName: words,
  askedBy: id,
  askedByName: z.string(),
  askedAt: Moment,
  answerBy: z.iso.date(),
  dueOn: z.iso.date().nullable(),
  state: z.enum(["open", "overdue", "granted", "declined", "later"]),
  answer: z
    .object({
      outcome: z.enum(["granted", "declined", "later"]),
      words,
      laterOn: z.iso.date().nullable(),
      answeredAt: Moment,
      answeredByName: words,
    })
    .nullable(),
});

export const rightsEndpoints = [
  expose("GET", "/decision-rights", listRights, {
    answer: listOf(Right),
    summary: "Decision rights, newest first",
  }),
  expose("POST", "/decision-rights", createRight, {
    status: 201,
    answer: Right,
    summary: "Give a decision right: who may decide what, up to which limit",
  }),
  expose("GET", "/decision-rights/lookup", lookUpRights, {
    answer: z.object({
      items: z.array(Right.extend({ principle: words, mine: z.boolean(), teamNames: z.array(z.string()) })),
    }),
    summary: "What may be decided in a situation",
  }),
  expose("GET", "/decision-rights/figures", getRightFigures, {
    answer: Figures,
    summary: "How decision rights were used, by situation and never by person",
  }),
  expose("GET", "/decision-rights/{rightId}", getRight, {
    answer: Right.extend({ versions: z.array(Version) }),
    summary: "One decision right with what it said before",
  }),
  expose("PATCH", "/decision-rights/{rightId}", changeRight, {
    answer: Right,
    summary: "Change a decision right; what it says becomes a new version",
  }),
  expose("POST", "/decision-rights/{rightId}/retirement", retireRight, {
    answer: Right,
    summary: "End a decision right",
  }),
  expose("GET", "/decision-questions", listQuestions, {
    answer: listOf(Question),
    summary: "Questions over the limit that you may see",
  }),
  expose("POST", "/decision-questions/{questionId}/answer", answerQuestion, {
    status: 201,
    answer: Question,
    summary: "Answer a question over the limit: yes, no or partly",
  }),
  expose("GET", "/needs", listNeeds, { answer: listOf(Need), summary: "What colleagues need to serve well" }),
  expose("POST", "/needs", askNeed, {
    status: 201,
    answer: Need,
    summary: "Ask for what you need to serve well",
  }),
  expose("GET", "/needs/figures", getNeedFigures, {
    answer: z.object({
      months: z.int(),
      inTime: z.int(),
      total: z.int(),
      overdue: z.int(),
      share: amount,
    }),
    summary: "How many needs were answered by their day",
  }),
  expose("POST", "/needs/{needId}/answer", answerNeed, {
    status: 201,
    answer: Need,
    summary: "Answer a need: granted, declined, or later",
  }),
];
