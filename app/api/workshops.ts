import { z } from "zod";
import { cursorIn, openBoardStream } from "#blocks/boards/stream.ts";
import { changeNote } from "#domain/workshops/change-note.ts";
import { changeStage } from "#domain/workshops/change-stage.ts";
import { closeWorkshop } from "#domain/workshops/close-workshop.ts";
import { createWorkshop } from "#domain/workshops/create-workshop.ts";
import { addGroup, changeGroup } from "#domain/workshops/groups.ts";
import { findByCode, joinWorkshop } from "#domain/workshops/join-workshop.ts";
import { listParticipants } from "#domain/workshops/list-participants.ts";
import { movePhase } from "#domain/workshops/move-phase.ts";
import { addNote } from "#domain/workshops/notes.ts";
import { changeOwnChair, changeParticipant } from "#domain/workshops/participants.ts";
import { presenceOf } from "#domain/workshops/presence.ts";
import { enterBoard, readBoard } from "#domain/workshops/read-board.ts";
import { readProgress } from "#domain/workshops/read-progress.ts";
import { renewCode, reopenWorkshop } from "#domain/workshops/reopen-workshop.ts";
import { endRound } from "#domain/workshops/rounds.ts";
import { startRunOff } from "#domain/workshops/run-off.ts";
import { tieNote } from "#domain/workshops/ties.ts";
import { castVotes, giveRating } from "#domain/workshops/votes.ts";
import { listWorkshops, readWorkshop } from "#domain/workshops/workshop.ts";
import { expose } from "./expose.ts";
import { listOf, Moment } from "./shapes.ts";
import { Workshop } from "./workshop-shapes.ts";

const Note = z.object({
  id: z.uuid(),
  areaId: z.uuid(),
  groupId: z.uuid().nullable(),
  text: z.string(),
  colour: z.string(),
  position: z.number(),
  hidden: z.boolean(),
  removed: z.boolean(),
  revision: z.int(),
});
const Participant = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  role: z.enum(["facilitator", "cofacilitator", "participant"]),
  speaksFor: z.int(),
  countsFor: z.int(),
  muted: z.boolean(),
  colleague: z.boolean(),
  removed: z.boolean(),
  ready: z.boolean(),
  hand: z.boolean(),
  here: z.boolean(),
});
const Group = z.object({
  id: z.uuid(),
  areaId: z.uuid(),
  name: z.string(),
  position: z.number(),
  held: z.boolean(),
});
const Board = z.object({
  participantId: z.uuid().nullable(),
  role: z.string().nullable(),
  since: z.string(),
  shared: z.object({
    number: z.int(),
    frame: z.record(z.string(), z.unknown()),
    all: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  }),
  own: z.object({ number: z.int(), own: z.record(z.string(), z.array(z.unknown())) }).nullable(),
});
const Code = z.object({ workshopId: z.uuid(), code: z.string().nullable() });
const Round = z.object({ phaseId: z.uuid(), round: z.enum(["close", "again"]) });

/** Live workshops. Guests use the token that joining gave them as their bearer token. */
export const workshopsEndpoints = [
  expose("GET", "/workshops", listWorkshops, {
    answer: listOf(Workshop),
    summary: "Workshops, newest first.",
  }),
  expose("POST", "/workshops", createWorkshop, {
    status: 201,
    answer: Workshop,
    summary: "Plans a workshop from a template; its code lets people join.",
  }),
  expose("GET", "/workshop-codes/{code}", findByCode, {
    open: "public",
    answer: z.object({ id: z.uuid(), title: z.string(), language: z.string() }),
    summary: "The workshop that a code opens.",
  }),
  expose("GET", "/workshops/{workshopId}", readWorkshop, { answer: Workshop, summary: "One workshop." }),
  expose("GET", "/workshops/{workshopId}/participants", listParticipants, {
    answer: listOf(Participant),
    summary: "Who takes part: those who facilitate first, then those who are here.",
  }),
  expose("POST", "/workshops/{workshopId}/participants", joinWorkshop, {
    open: "public",
    status: 201,
    answer: z.object({ workshopId: z.uuid(), participantId: z.uuid(), token: z.string().nullable() }),
    summary: "Joins with the code. The answer holds the guest's token, once.",
  }),
  expose("PATCH", "/workshops/{workshopId}/participants/{participantId}", changeParticipant, {
    answer: z.object({ participantId: z.uuid(), role: z.string() }),
    summary:
      "Gives a participant a role, lowers a hand, confirms for how many they count, mutes them, or sends a guest away.",
  }),
  expose("PATCH", "/workshops/{workshopId}/me", changeOwnChair, {
    answer: z.object({
      id: z.uuid(),
      name: z.string().nullable(),
      speaksFor: z.int(),
      countsFor: z.int(),
    }),
    summary: "What a participant shows: a name, ready, a raised hand, speaking for a table.",
  }),
  expose("GET", "/workshops/{workshopId}/board", readBoard, {
    answer: Board,
    summary: "The board as this reader sees it, with the cursor for its events.",
  }),
  expose("GET", "/workshops/{workshopId}/events", enterBoard, {
    answer: z.unknown(),
    respond: (seat, { services, actor }, signal) =>
      new Response(
        openBoardStream({
          services,
          // A machine reads the boards of many.
          person: `${actor.id} ${seat.workshopId} ${seat.participantId}`,
          boardId: seat.workshopId,
          participantId: seat.participantId,
          since: cursorIn(seat.since),
          still: presenceOf(services, seat),
          signal,
        }),
        {
          headers: {
            "Content-Type": "text/event-stream; charset=utf-8",
            "Cache-Control": "no-store",
            "X-Accel-Buffering": "no",
          },
        },
      ),
    summary: "Server-sent events of the board: `shared` and `own`, first what was missed since the cursor.",
  }),
  expose("POST", "/workshops/{workshopId}/phase", movePhase, {
    answer: z.object({ workshopId: z.uuid(), phaseId: z.uuid() }),
    summary: "Moves to another phase, forward or back.",
  }),
  expose("PATCH", "/workshops/{workshopId}/stage", changeStage, {
    answer: z.object({
      timerEndsAt: Moment.nullable(),
      timerLeft: z.int().nullable(),
      rung: z.string().nullable(),
      promptsShown: z.boolean(),
      libraryShown: z.boolean(),
    }),
    summary:
      "The timer that all see (started, lengthened, held), the prompt cards, the library, the question.",
  }),
  expose("POST", "/workshops/{workshopId}/notes", addNote, {
    status: 201,
    answer: Note,
    summary: "Writes a note; the writer may choose its id, so that it arrives once.",
  }),
  expose("PATCH", "/workshops/{workshopId}/notes/{noteId}", changeNote, {
    answer: Note,
    summary: "Changes a note, moves it, takes it away or brings it back.",
  }),
  expose("POST", "/workshops/{workshopId}/ties", tieNote, {
    answer: z.object({ noteId: z.uuid(), targetIds: z.array(z.uuid()) }),
    summary: "The same as PUT …/ties/{noteId}, with the note in the body.",
  }),
  expose("PUT", "/workshops/{workshopId}/ties/{noteId}", tieNote, {
    answer: z.object({ noteId: z.uuid(), targetIds: z.array(z.uuid()) }),
    summary: "What a note gave rise to.",
  }),
  expose("POST", "/workshops/{workshopId}/groups", addGroup, {
    status: 201,
    answer: Group.extend({ earlierGroupIds: z.array(z.uuid()) }),
    summary: "Puts notes together.",
  }),
  expose("PATCH", "/workshops/{workshopId}/groups/{groupId}", changeGroup, {
    answer: Group,
    summary: "Names, moves or takes apart a group.",
  }),
  expose("POST", "/workshops/{workshopId}/votes", castVotes, {
    answer: z.object({ targetId: z.uuid(), votes: z.int(), left: z.int() }),
    summary: "Puts dots on something; counts are secret until the round closes.",
  }),
  expose("POST", "/workshops/{workshopId}/ratings", giveRating, {
    answer: z.object({ targetId: z.uuid(), able: z.int(), stretch: z.int() }),
    summary: "Rates something in private: can we today, does it stretch us.",
  }),
  expose("POST", "/workshops/{workshopId}/round", endRound, {
    answer: Round,
    summary: "Closes a round of votes or ratings, or opens it again.",
  }),
  expose("POST", "/workshops/{workshopId}/closure", closeWorkshop, {
    answer: z.object({ workshopId: z.uuid(), closedAt: Moment }),
    summary: "Closes the workshop; its code opens nothing any more. Private notes stay with their writers.",
  }),
  expose("DELETE", "/workshops/{workshopId}/closure", reopenWorkshop, {
    answer: Code,
    summary: "Opens a closed workshop again, with a new code.",
  }),
  expose("POST", "/workshops/{workshopId}/code", renewCode, {
    answer: Code,
    summary: "Gives the workshop another code; who is in stays in.",
  }),
  expose("POST", "/workshops/{workshopId}/run-off", startRunOff, {
    answer: z.object({ workshopId: z.uuid(), phaseId: z.uuid() }),
    summary: "Lets everybody decide between things with equally many dots, in a phase of its own.",
  }),
  expose("GET", "/workshops/{workshopId}/progress", readProgress, {
    answer: z.object({
      privateNotes: z.int(),
      consent: z.array(z.object({ statementId: z.uuid(), answered: z.int() })),
    }),
    summary: "How many notes are private still, and how many answered each statement; for who facilitates.",
  }),
];
