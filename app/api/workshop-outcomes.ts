import { z } from "zod";
import { changeAction, listActions, readAction } from "#domain/strategy/actions.ts";
import { checkPaper } from "#domain/workshops/export/check-paper.ts";
import { boardFile, exportBoard } from "#domain/workshops/export/export-board.ts";
import { answerBehaviour, proposeBehaviour } from "#domain/workshops/outcome/behaviours.ts";
import { pinWorkshop, unpinWorkshop } from "#domain/workshops/outcome/pins.ts";
import { readOutcome } from "#domain/workshops/outcome/read-outcome.ts";
import { addStake, addWorkshopAction, changeStake } from "#domain/workshops/outcome/stakes.ts";
import { changeWorkshop } from "#domain/workshops/schedule/change-workshop.ts";
import { setDeadlines } from "#domain/workshops/schedule/deadlines.ts";
import { invite } from "#domain/workshops/schedule/invite.ts";
import { readCalendar } from "#domain/workshops/schedule/read-calendar.ts";
import { readSchedule } from "#domain/workshops/schedule/read-schedule.ts";
import { withdrawInvitation } from "#domain/workshops/schedule/withdraw-invitation.ts";
import { expose } from "./expose.ts";
import { listOf, Moment } from "./shapes.ts";
import { Workshop } from "./workshop-shapes.ts";

const Level = z.enum(["leaders", "managers", "front_line", "back_office"]);
const Answer = z.enum(["coming", "not_coming"]);
const Action = z.object({
  id: z.uuid(),
  text: z.string(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
  state: z.enum(["open", "doing", "done", "dropped"]),
  blocker: z.string().nullable(),
  servesType: z.string().nullable(),
  servesId: z.uuid().nullable(),
  createdAt: Moment,
  endedAt: Moment.nullable(),
  revision: z.int(),
});
/** With the name of what it serves, for those who may know of it. */
const ListedAction = Action.extend({ servesTitle: z.string().nullable() });
const Stake = z.object({
  id: z.uuid(),
  noteId: z.uuid().nullable(),
  kind: z.enum(["opportunity", "challenge"]),
  text: z.string(),
});
const RoundTold = z.object({ phaseId: z.uuid(), title: z.string() });
const Target = z.object({
  targetId: z.uuid(),
  kind: z.enum(["statement", "group", "note"]),
  text: z.string(),
});
const Behaviour = z.object({
  id: z.uuid(),
  text: z.string(),
  state: z.enum(["kept", "proposed", "merged", "declined"]),
  votes: z.int().nullable(),
  sourceType: z.string().nullable(),
  sourceId: z.uuid().nullable(),
  createdAt: Moment,
  answeredAt: Moment.nullable(),
  reason: z.string().nullable(),
  mergedIntoId: z.uuid().nullable(),
});

/** Before and after a workshop: when and with whom, what came of it, and the plan that it feeds. */
export const workshopOutcomesEndpoints = [
  expose("PATCH", "/workshops/{workshopId}", changeWorkshop, {
    answer: Workshop,
    summary: "Title, purpose or time anew; those who are invited are told.",
  }),
  expose("GET", "/workshops/{workshopId}/schedule", readSchedule, {
    answer: z.object({
      workshop: Workshop,
      purpose: z.string().nullable(),
      agenda: z.array(
        z.object({
          phaseId: z.uuid(),
          title: z.string(),
          kind: z.string(),
          startsAt: Moment.nullable(),
          seconds: z.int().nullable(),
          deadlineAt: Moment.nullable(),
        }),
      ),
      endsAt: Moment.nullable(),
      invited: z.array(
        z.object({
          id: z.uuid(),
          employeeId: z.uuid().nullable(),
          name: z.string().nullable(),
          email: z.string().nullable(),
          level: Level.nullable(),
          answer: Answer.nullable(),
          joined: z.boolean(),
        }),
      ),
      ownAnswer: Answer.nullable().optional(),
      missingLevels: z.array(Level),
      now: z.object({
        phaseId: z.uuid(),
        participantId: z.uuid().nullable(),
        facilitates: z.boolean(),
      }),
      conviction: z
        .object({
          phaseId: z.uuid(),
          state: z.enum(["asked", "waits", "over"]),
          answered: z.boolean(),
          spread: z.unknown(),
        })
        .nullable(),
    }),
    summary:
      "The agenda, who is invited, the levels that nobody speaks for, and the private question of before.",
  }),
  expose("GET", "/workshops/{workshopId}/calendar", readCalendar, {
    answer: z.unknown(),
    respond: ({ file }) =>
      new Response(file, {
        headers: {
          "Content-Type": "text/calendar; charset=utf-8",
          "Content-Disposition": 'attachment; filename="workshop.ics"',
          "Cache-Control": "no-store",
        },
      }),
    summary: "The workshop as a file for calendars (RFC 5545).",
  }),
  expose("POST", "/workshops/{workshopId}/invitations", invite, {
    answer: z.object({ invited: z.int() }),
    summary: "Invites colleagues by name, level, role or team, and anybody by mail address.",
  }),
  expose("DELETE", "/workshops/{workshopId}/invitations/{invitationId}", withdrawInvitation, {
    answer: z.object({ invitationId: z.uuid() }),
    summary:
      "Takes an invitation back, by its own id or by its colleague's; they get a mail that clears their calendar.",
  }),
  expose("PUT", "/workshops/{workshopId}/deadlines", setDeadlines, {
    answer: z.object({ items: z.array(z.object({ phaseId: z.uuid(), at: Moment.nullable() })) }),
    summary: "Deadlines at which phases move on by themselves.",
  }),
  expose("POST", "/workshops/{workshopId}/stakes", addStake, {
    status: 201,
    answer: Stake,
    summary: "Makes a stake of a note.",
  }),
  expose("PATCH", "/workshops/{workshopId}/stakes/{stakeId}", changeStake, {
    answer: Stake,
    summary: "Says a stake in other words, or takes it away.",
  }),
  expose("POST", "/workshops/{workshopId}/actions", addWorkshopAction, {
    status: 201,
    answer: Action.extend({ noteId: z.uuid().nullable() }),
    summary: "Notes an action, of a note or of its own.",
  }),
  expose("GET", "/workshops/{workshopId}/outcome", readOutcome, {
    answer: z.object({
      workshop: z.object({
        id: z.uuid(),
        title: z.string(),
        purpose: z.string().nullable(),
        template: z.string(),
        yields: z.string().nullable(),
        startsAt: Moment.nullable(),
        closedAt: Moment.nullable(),
      }),
      participants: z.int(),
      notes: z.int(),
      unanswered: z.int(),
      stem: z.string().nullable(),
      pinned: z.enum(["everywhere", "not_here"]).nullable(),
      principles: z.array(
        z.object({
          statementId: z.uuid(),
          principleId: z.uuid(),
          statement: z.string(),
          explanation: z.string().nullable(),
          why: z.string().nullable(),
          state: z.string(),
          agreedAt: Moment.nullable(),
          elements: z.int(),
        }),
      ),
      proposed: z.array(z.object({ id: z.uuid(), text: z.string(), explanation: z.string().nullable() })),
      ideas: z.array(
        z.object({
          id: z.uuid(),
          text: z.string(),
          audience: z.string().nullable(),
          state: z.string(),
          pledgeId: z.uuid().nullable(),
        }),
      ),
      behaviours: z.array(Behaviour.extend({ proposedByName: z.string().nullable() })),
      stakes: z.array(Stake),
      actions: z.array(Action.extend({ noteId: z.uuid().nullable() })),
      ladder: z.array(z.object({ id: z.uuid(), question: z.string(), text: z.string() })),
      votes: z.array(RoundTold.extend({ results: z.array(Target.extend({ votes: z.int() })) })),
      ratings: z.array(
        RoundTold.extend({
          results: z.array(Target.extend({ able: z.number(), stretch: z.number(), raters: z.int() })),
        }),
      ),
      loose: z.array(z.object({ id: z.uuid(), text: z.string() })),
    }),
    summary:
      "What a workshop came to; of notes the numbers alone, and their words for those who see the board.",
  }),
  expose("GET", "/workshops/{workshopId}/export", exportBoard, {
    answer: z.unknown(),
    respond: (file) => boardFile(file, "machines"),
    summary: "The board as a file: `format` is csv, json, md or pdf (A3). No author is named in it.",
  }),
  expose("GET", "/workshops/{workshopId}/export/unprintable", checkPaper, {
    answer: z.object({ items: z.array(z.object({ id: z.uuid(), text: z.string() })) }),
    summary:
      "Notes and statements that the PDF cannot show: signs that it has not, or words from right to left.",
  }),
  expose("PUT", "/workshops/{workshopId}/pin", pinWorkshop, {
    answer: z.object({ workshopId: z.uuid(), pinnedAt: Moment }),
    summary: "Hangs what came of a closed workshop on everybody's home.",
  }),
  expose("DELETE", "/workshops/{workshopId}/pin", unpinWorkshop, {
    answer: z.object({ workshopId: z.uuid(), pinnedAt: z.null() }),
    summary: "Takes it off everybody's home.",
  }),
  expose("POST", "/workshops/{workshopId}/behaviours", proposeBehaviour, {
    status: 201,
    answer: Behaviour,
    summary: "Proposes a behaviour for the list of a closed workshop.",
  }),
  expose("POST", "/workshops/{workshopId}/behaviours/{behaviourId}/answer", answerBehaviour, {
    answer: Behaviour,
    summary: "Accepts, merges or declines a proposal; the proposer is told.",
  }),
  expose("GET", "/actions", listActions, {
    answer: listOf(ListedAction),
    summary: "The plan, newest first.",
  }),
  expose("GET", "/actions/{actionId}", readAction, {
    answer: ListedAction.extend({ note: z.object({ id: z.uuid(), text: z.string() }).nullable() }),
    summary: "One action; the note it came from, for those who took part.",
  }),
  expose("PATCH", "/actions/{actionId}", changeAction, {
    answer: Action,
    summary: "Changes an action: owner, day, state, what stands in the way.",
  }),
];
