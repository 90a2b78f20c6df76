import { newId } from "#core/identifiers.ts";
import { askWhichToDrop } from "#domain/workshops/drop-rounds.ts";
import { answerRung } from "#domain/workshops/ladder/ladder.ts";
import { keepPledgeIdea } from "#domain/workshops/ladder/pledge-ideas.ts";
import { readBoard } from "#domain/workshops/read-board.ts";
import { addStatement } from "#domain/workshops/statements/add-statement.ts";
import { giveConsent, showConsent } from "#domain/workshops/statements/consent.ts";
import { linkStatementEvidence } from "#domain/workshops/statements/statement-evidence.ts";
import { suggestWords } from "#domain/workshops/statements/suggestions.ts";
import type { World } from "../world.ts";

/** Two statements of the owner's on a board, one of them with a suggestion and an objection that all have seen. */
export async function draftingIn(world: World, workshopId: string) {
  const { owner } = world;
  const state = (text: string) => world.run(owner, addStatement, { workshopId, text });
  const statement = await state("We do what we say");
  const other = await state("We keep our word");
  const of = { workshopId, statementId: statement.id };
  const suggestion = await world.run(owner, suggestWords, { ...of, text: "We do as we say" });
  await world.run(owner, giveConsent, { ...of, answer: "object", reason: "Too long" });
  await world.run(owner, showConsent, { ...of, round: "show" });
  const board = await world.ask(owner, readBoard, { workshopId });
  const [consent] = (board.shared.all?.consent ?? []) as { objections?: { id: string }[] }[];
  const answer = await world.run(owner, answerRung, {
    workshopId,
    question: "promise",
    text: "We ring back",
  });
  const idea = await world.run(owner, keepPledgeIdea, { workshopId, answerId: answer.id, keep: "keep" });
  await world.run(owner, askWhichToDrop, { workshopId, round: "open" });
  return {
    statementId: statement.id,
    otherStatementId: other.id,
    suggestionId: suggestion.id,
    objectionId: consent?.objections?.[0]?.id ?? newId(),
    rungAnswerId: answer.id,
    ideaId: idea.id,
  };
}

/** A voice linked to the first statement. */
export const evidenceIn = (world: World, workshopId: string, statementId: string, caseId: string) =>
  world.run(world.owner, linkStatementEvidence, { workshopId, statementId, caseId });
