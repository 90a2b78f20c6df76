import { actionPart } from "#blocks/actions/action-part.ts";
import { ownBoardParts } from "#blocks/boards/own-parts.ts";
import type { BoardParts } from "#blocks/boards/read-board.ts";
import { boardParts } from "#blocks/boards/shared-parts.ts";
import { convictions, ownConvictions } from "./conviction.ts";
import { dropRounds, ownDropVotes } from "./drop-rounds.ts";
import { ladderAnswers } from "./ladder/ladder.ts";
import { ownAnswers } from "./ladder/own-answers.ts";
import { stakePart } from "./outcome/stakes.ts";
import { consents, ownConsents } from "./statements/consent-parts.ts";
import { drafting, ownDrafts, statements, suggestions } from "./statements/parts.ts";

/** All that a workshop's board shows: to everybody, and to each participant alone. */
export const workshopParts: BoardParts = {
  shared: [
    ...boardParts,
    statements,
    suggestions,
    consents,
    drafting,
    dropRounds,
    ladderAnswers,
    convictions,
    stakePart,
    actionPart,
  ],
  own: [...ownBoardParts, ownDrafts, ownConsents, ownDropVotes, ownAnswers, ownConvictions],
};
