import { randomUUID } from "node:crypto";
import type { EmployeeActor, ParticipantActor } from "#core/actor.ts";
import { guestOf, visitor } from "#core/actor.ts";
import { noteMoment } from "#domain/philosophy/moments/moments.ts";
import { readPlan } from "#domain/workshops/change-plan.ts";
import { changeStage } from "#domain/workshops/change-stage.ts";
import { closeWorkshop } from "#domain/workshops/close-workshop.ts";
import { createWorkshop } from "#domain/workshops/create-workshop.ts";
import { addGroup } from "#domain/workshops/groups.ts";
import { importLines } from "#domain/workshops/imports/import-lines.ts";
import { joinWorkshop } from "#domain/workshops/join-workshop.ts";
import { movePhase } from "#domain/workshops/move-phase.ts";
import { addNote } from "#domain/workshops/notes.ts";
import { proposeBehaviour } from "#domain/workshops/outcome/behaviours.ts";
import { pinWorkshop } from "#domain/workshops/outcome/pins.ts";
import { addStake, addWorkshopAction } from "#domain/workshops/outcome/stakes.ts";
import { readBoard } from "#domain/workshops/read-board.ts";
import { invite } from "#domain/workshops/schedule/invite.ts";
import type { World } from "../world.ts";
import { draftingIn } from "./drafting-scene.ts";

export type WorkshopCorner = Awaited<ReturnType<typeof workshopIn>>;

/** A workshop of the owner's in its phase of voting, with two open notes, one of them in a group. */
export async function workshopIn(world: World) {
  const { owner } = world;
  const { id, code } = await world.run(owner, createWorkshop, {
    templateId: "blank",
    title: "A workshop",
    startsAt: "2030-01-01T09:00:00Z",
  });
  const board = await world.ask(owner, readBoard, { workshopId: id });
  const phases = board.shared.frame?.phases ?? [];
  const areaId = board.shared.frame?.areas[0]?.id ?? "";
  const phaseOf = (kind: string) => phases.find((phase) => phase.kind === kind)?.id ?? "";
  const write = () =>
    world.run(owner, addNote, { workshopId: id, areaId, text: `Ring back ${randomUUID()}` });
  const note = await write();
  const grouped = await write();
  await world.run(owner, movePhase, { workshopId: id, from: phaseOf("write"), phaseId: phaseOf("vote") });
  const group = await world.run(owner, addGroup, { workshopId: id, noteIds: [grouped.id] });
  const stake = await world.run(owner, addStake, {
    workshopId: id,
    noteId: grouped.id,
    kind: "opportunity",
  });
  const action = await world.run(owner, addWorkshopAction, { workshopId: id, text: "Ring back" });
  await world.run(owner, changeStage, { workshopId: id, libraryShown: true });
  const moment = await world.run(owner, noteMoment, { what: "Nobody rang back" });
  const brought = await world.run(owner, importLines, {
    workshopId: id,
    areaId,
    items: [{ text: "Nobody rang back", momentId: moment.id }],
  });
  const { id: broughtNoteId } = await world.services.database
    .selectFrom("boardNotes")
    .select("id")
    .where("importId", "=", brought.importId)
    .executeTakeFirstOrThrow();
  const invited = await world.employee("employee");
  await world.run(owner, invite, { workshopId: id, employeeIds: [invited.id] });
  const closed = await world.run(owner, createWorkshop, { templateId: "service_means", title: "Over" });
  await world.run(owner, closeWorkshop, { workshopId: closed.id });
  await world.run(owner, pinWorkshop, { workshopId: closed.id });
  const proposal = await world.run(owner, proposeBehaviour, { workshopId: closed.id, text: "We listen" });
  return {
    id,
    closedId: closed.id,
    behaviourId: proposal.id,
    stakeId: stake.id,
    actionId: action.id,
    importId: brought.importId,
    broughtNoteId,
    invitedId: invited.id,
    code: code ?? "",
    areaId,
    noteId: note.id,
    groupId: group.id,
    phaseId: phaseOf("vote"),
    ownerChairId: board.participantId ?? "",
    ...(await draftingIn(world, id)),
  };
}

/** The plan of a workshop, as its facilitator would send it back unchanged. */
export async function runningPlan(world: World, workshopId: string) {
  const { areas, phases } = await world.ask(world.owner, readPlan, { workshopId });
  return {
    areas: areas.map(({ id, title, stem }) => ({ id, title, ...(stem !== null && { stem }) })),
    phases: phases.map(({ prompt, seconds, votes, ...phase }) => ({
      ...phase,
      ...(prompt !== null && { prompt }),
      ...(seconds !== null && { seconds }),
      ...(votes !== null && { votes }),
    })),
  };
}

/** Gives people a chair at a workshop, and makes a guest of it. */
export async function seatPeople(
  world: World,
  workshop: WorkshopCorner,
  people: EmployeeActor[],
): Promise<ParticipantActor> {
  for (const person of people) {
    await world.services.database
      .insertInto("boardParticipants")
      .values({ id: randomUUID(), boardId: workshop.id, employeeId: person.id })
      .execute();
  }
  const { participantId } = await world.run(visitor, joinWorkshop, {
    workshopId: workshop.id,
    code: workshop.code,
  });
  return guestOf(participantId, workshop.id);
}
