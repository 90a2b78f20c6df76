import type { Command, Query } from "#core/command.ts";
import { Malformed, Refusal } from "#core/errors.ts";
import { ask, execute } from "#core/execute.ts";
import { readJson } from "#core/json.ts";
import { changeNote } from "#domain/workshops/change-note.ts";
import { changeStage } from "#domain/workshops/change-stage.ts";
import { closeWorkshop } from "#domain/workshops/close-workshop.ts";
import { giveConviction } from "#domain/workshops/conviction.ts";
import { askWhichToDrop, chooseToDrop } from "#domain/workshops/drop-rounds.ts";
import { addGroup, changeGroup } from "#domain/workshops/groups.ts";
import { findEvidence } from "#domain/workshops/imports/find-evidence.ts";
import { importLines } from "#domain/workshops/imports/import-lines.ts";
import { previewImport } from "#domain/workshops/imports/preview-import.ts";
import { withdrawImport } from "#domain/workshops/imports/withdraw-import.ts";
import { answerRung, changeRungAnswer } from "#domain/workshops/ladder/ladder.ts";
import { keepPledgeIdea } from "#domain/workshops/ladder/pledge-ideas.ts";
import { readBoardLibrary, takeFromLibrary } from "#domain/workshops/library/board-library.ts";
import { movePhase } from "#domain/workshops/move-phase.ts";
import { addNote } from "#domain/workshops/notes.ts";
import { addStake, addWorkshopAction, changeStake } from "#domain/workshops/outcome/stakes.ts";
import { changeOwnChair, changeParticipant } from "#domain/workshops/participants.ts";
import { readProgress } from "#domain/workshops/read-progress.ts";
import { renewCode, reopenWorkshop } from "#domain/workshops/reopen-workshop.ts";
import { endRound } from "#domain/workshops/rounds.ts";
import { startRunOff } from "#domain/workshops/run-off.ts";
import { addStatement } from "#domain/workshops/statements/add-statement.ts";
import { agreeStatement } from "#domain/workshops/statements/agree-statement.ts";
import { changeStatement } from "#domain/workshops/statements/change-statement.ts";
import { answerObjection, giveConsent, showConsent } from "#domain/workshops/statements/consent.ts";
import { mergeStatements } from "#domain/workshops/statements/merge-statements.ts";
import {
  linkStatementEvidence,
  unlinkStatementEvidence,
} from "#domain/workshops/statements/statement-evidence.ts";
import { decideSuggestion, suggestWords } from "#domain/workshops/statements/suggestions.ts";
import { tieNote } from "#domain/workshops/ties.ts";
import { castVotes, giveRating } from "#domain/workshops/votes.ts";
import { callerOf } from "../load.ts";
import { problemOf } from "../problem.ts";
import type { Route } from "./+types/act";

/** What can be done from the board page, by the name that its script sends. */
const commands = {
  addGroup,
  addNote,
  castVotes,
  changeGroup,
  changeNote,
  changeOwnChair,
  changeParticipant,
  changeStage,
  closeWorkshop,
  endRound,
  giveRating,
  movePhase,
  renewCode,
  reopenWorkshop,
  startRunOff,
  tieNote,
  addStatement,
  agreeStatement,
  answerObjection,
  answerRung,
  askWhichToDrop,
  changeRungAnswer,
  changeStatement,
  chooseToDrop,
  decideSuggestion,
  giveConsent,
  giveConviction,
  importLines,
  keepPledgeIdea,
  linkStatementEvidence,
  mergeStatements,
  showConsent,
  suggestWords,
  unlinkStatementEvidence,
  addStake,
  addWorkshopAction,
  changeStake,
  takeFromLibrary,
  withdrawImport,
};
/** What is asked from there: answers too large for the stream, or for one reader alone. */
const queries = { findEvidence, previewImport, readLibrary: readBoardLibrary, readProgress };
const table: Record<string, unknown> = { ...commands, ...queries };

/** What was sent; null where it is no JSON, or nested as no act is. */
function readAct(text: string): unknown {
  try {
    return readJson(text);
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

/** One act or question on the board: `{ command, input }`, answered with `{ result }` or with the sentence of its refusal. */
export async function action({ context, request, params }: Route.ActionArgs): Promise<Response> {
  const caller = callerOf(context);
  const sent = readAct(await request.text());
  const { command, input } = (typeof sent === "object" && sent !== null ? sent : {}) as Record<
    string,
    unknown
  >;
  const known = Object.hasOwn(table, String(command)) ? (table[String(command)] as Command | Query) : null;
  if (!known || typeof input !== "object" || input === null) return new Response(null, { status: 400 });
  try {
    const whole = { ...input, workshopId: params.workshopId };
    const result = await (known.type === "command"
      ? execute(caller, known, whole)
      : ask(caller, known, whole));
    return Response.json({ result });
  } catch (error) {
    if (error instanceof Refusal) return problemOf(error, caller);
    throw error;
  }
}
