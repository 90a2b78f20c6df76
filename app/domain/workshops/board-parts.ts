import { ownBoardParts } from "#blocks/boards/own-parts.ts";
import type { BoardParts } from "#blocks/boards/read-board.ts";
import { boardParts } from "#blocks/boards/shared-parts.ts";

/** All that a workshop's board shows: to everybody, and to each participant alone. */
export const workshopParts: BoardParts = { shared: boardParts, own: ownBoardParts };
