import { z } from "zod";
import { giveConviction } from "#domain/workshops/conviction.ts";
import { askWhichToDrop, chooseToDrop } from "#domain/workshops/drop-rounds.ts";
import { answerRung, changeRungAnswer, readLadder } from "#domain/workshops/ladder/ladder.ts";
import {
  keepPledgeIdea,
  listPledgeIdeas,
  readPledgeIdea,
  withdrawPledgeIdea,
} from "#domain/workshops/ladder/pledge-ideas.ts";
import { addStatement } from "#domain/workshops/statements/add-statement.ts";
import { agreeStatement } from "#domain/workshops/statements/agree-statement.ts";
import { changeStatement } from "#domain/workshops/statements/change-statement.ts";
import { answerObjection, giveConsent, showConsent } from "#domain/workshops/statements/consent.ts";
import { findSimilar, listStatements } from "#domain/workshops/statements/list-statements.ts";
import { mergeStatements } from "#domain/workshops/statements/merge-statements.ts";
import {
  linkStatementEvidence,
  unlinkStatementEvidence,
} from "#domain/workshops/statements/statement-evidence.ts";
import { decideSuggestion, suggestWords } from "#domain/workshops/statements/suggestions.ts";
import { expose } from "./expose.ts";
import { listOf } from "./shapes.ts";

const Statement = z.object({
  id: z.uuid(),
  text: z.string(),
  explanation: z.string().nullable(),
  why: z.string().nullable(),
  position: z.number(),
  principleId: z.uuid().nullable(),
  agreed: z.boolean(),
  dropped: z.boolean(),
  revision: z.int(),
});
const Suggestion = z.object({
  id: z.uuid(),
  statementId: z.uuid(),
  authorId: z.uuid().nullable(),
  words: z.object({
    text: z.string().optional(),
    explanation: z.string().nullable().optional(),
    why: z.string().nullable().optional(),
  }),
  state: z.enum(["open", "accepted", "declined", "earlier"]),
  reason: z.string().nullable(),
});
const Answer = z.object({
  id: z.uuid(),
  question: z.string(),
  authorId: z.uuid().nullable(),
  text: z.string(),
  removed: z.boolean(),
});
const Idea = z.object({
  id: z.uuid(),
  text: z.string(),
  audience: z.string().nullable(),
  state: z.enum(["idea", "taken", "withdrawn"]),
  pledgeId: z.uuid().nullable(),
});
const board = "/workshops/{workshopId}";

/** From elements to principles: the questions, the statements, what each says of them. */
export const draftingEndpoints = [
  expose("GET", `${board}/statements`, listStatements, {
    answer: z.object({
      items: z.array(
        Statement.omit({ dropped: true }).extend({
          evidence: z.array(z.object({ linkId: z.uuid(), caseId: z.uuid() })),
          noteIds: z.array(z.uuid()),
        }),
      ),
      elements: z.int(),
      tied: z.int(),
      untied: z.int(),
      bareIds: z.array(z.uuid()),
    }),
    summary: "Statements above the elements, with how many elements are tied and how many are left.",
  }),
  expose("POST", `${board}/statements`, addStatement, {
    status: 201,
    answer: Statement.extend({ nudge: z.enum(["now", "no"]) }),
    summary: "Drafts a statement, tied to the notes it comes from; the writer may choose its id.",
  }),
  expose("PATCH", `${board}/statements/{statementId}`, changeStatement, {
    answer: z.object({
      outcome: z.enum(["saved", "suggested"]),
      statement: Statement,
      suggestion: Suggestion.nullable(),
    }),
    summary: "Changes a statement; words over newer ones become a suggestion.",
  }),
  expose("POST", `${board}/statements/{statementId}/merge`, mergeStatements, {
    answer: z.object({ statement: Statement, noteIds: z.array(z.uuid()) }),
    summary: "Lets a statement go up in another, with its ties and suggestions.",
  }),
  expose("POST", `${board}/statements/{statementId}/suggestions`, suggestWords, {
    status: 201,
    answer: Suggestion,
    summary: "Proposes other words.",
  }),
  expose("PATCH", `${board}/statements/{statementId}/suggestions/{suggestionId}`, decideSuggestion, {
    answer: z.object({ suggestion: Suggestion, statement: Statement }),
    summary: "Accepts proposed words, or declines them with a reason.",
  }),
  expose("POST", `${board}/statements/{statementId}/evidence`, linkStatementEvidence, {
    status: 201,
    answer: z.object({
      id: z.uuid(),
      statementId: z.uuid(),
      caseId: z.uuid(),
      reference: z.string(),
    }),
    summary: "Links the case of a voice that speaks for a statement.",
  }),
  expose("DELETE", `${board}/statements/{statementId}/evidence/{linkId}`, unlinkStatementEvidence, {
    answer: z.object({ id: z.uuid() }),
    summary: "Takes a voice away from a statement.",
  }),
  expose("POST", `${board}/statements/{statementId}/consent`, giveConsent, {
    answer: z.object({ statementId: z.uuid(), answer: z.string(), revision: z.int() }),
    summary: "Agrees, can live with it, or objects with a reason; hidden until it is shown.",
  }),
  expose("POST", `${board}/statements/{statementId}/consent-round`, showConsent, {
    answer: z.object({ statementId: z.uuid(), round: z.enum(["show", "again"]) }),
    summary: "Shows what everybody answered, or asks again.",
  }),
  expose("PATCH", `${board}/statements/{statementId}/objections/{objectionId}`, answerObjection, {
    answer: z.object({ objectionId: z.uuid(), lifted: z.literal("facilitator").nullable() }),
    summary: "Answers an objection, or lifts it openly with a reason.",
  }),
  expose("POST", `${board}/statements/{statementId}/agreement`, agreeStatement, {
    answer: z.object({ statement: Statement, principleId: z.uuid(), principleState: z.string() }),
    summary: "Makes a statement a principle; the eleventh is refused with the ways out.",
  }),
  expose("GET", `${board}/similar`, findSimilar, {
    answer: z.object({
      pairs: z.array(z.object({ a: z.uuid(), b: z.uuid(), likeness: z.number() })),
    }),
    summary: "Notes or statements that may say the same.",
  }),
  expose("POST", `${board}/drop-round`, askWhichToDrop, {
    answer: z.object({ roundId: z.uuid(), round: z.enum(["open", "close"]) }),
    summary: "Asks everybody which statement they would drop, or ends the asking.",
  }),
  expose("POST", `${board}/drop-votes`, chooseToDrop, {
    answer: z.object({ roundId: z.uuid(), statementId: z.uuid().nullable() }),
    summary: "Chooses which statement to drop; counts are secret until the round ends.",
  }),
  expose("POST", `${board}/conviction`, giveConviction, {
    answer: z.object({ phaseId: z.uuid() }),
    summary: "How convinced one is, 1 to 5, once and in private; it is kept apart from who answered.",
  }),
  expose("GET", `${board}/ladder`, readLadder, {
    answer: z.object({
      rungs: z.array(
        z.object({
          question: z.string(),
          asks: z.string(),
          answers: z.array(
            z.object({
              id: z.uuid(),
              text: z.string(),
              authorId: z.uuid().nullable(),
              ideaId: z.uuid().nullable(),
              audience: z.string().nullable(),
            }),
          ),
        }),
      ),
    }),
    summary: "The six questions in their order, with their answers.",
  }),
  expose("POST", `${board}/ladder`, answerRung, {
    status: 201,
    answer: Answer,
    summary: "Answers a question of the ladder.",
  }),
  expose("PATCH", `${board}/ladder/{answerId}`, changeRungAnswer, {
    answer: Answer,
    summary: "Changes an answer, takes it away or brings it back.",
  }),
  expose("PUT", `${board}/ladder/{answerId}/pledge-idea`, keepPledgeIdea, {
    answer: Idea,
    summary: "Keeps an answer to what we can promise as an idea for a pledge.",
  }),
  expose("GET", "/pledge-ideas", listPledgeIdeas, {
    answer: listOf(Idea.extend({ workshopId: z.uuid(), workshopTitle: z.string() })),
    summary: "Ideas for pledges from workshops that nobody took up yet.",
  }),
  expose("GET", "/pledge-ideas/{ideaId}", readPledgeIdea, {
    answer: Idea,
    summary: "One idea for a pledge.",
  }),
  expose("POST", "/pledge-ideas/{ideaId}/withdrawal", withdrawPledgeIdea, {
    answer: z.object({ id: z.uuid(), state: z.literal("withdrawn") }),
    summary: "Puts an idea for a pledge aside.",
  }),
];
