import { randomUUID } from "node:crypto";
import type { EmployeeActor, ParticipantActor } from "#core/actor.ts";
import { guestOf, visitor } from "#core/actor.ts";
import { readPlan } from "#domain/workshops/change-plan.ts";
import { createWorkshop } from "#domain/workshops/create-workshop.ts";
import { addGroup } from "#domain/workshops/groups.ts";
import { joinWorkshop } from "#domain/workshops/join-workshop.ts";
import { movePhase } from "#domain/workshops/move-phase.ts";
import { addNote } from "#domain/workshops/notes.ts";
import { readBoard } from "#domain/workshops/read-board.ts";
import type { World } from "../world.ts";
import { draftingIn } from "./drafting-scene.ts";

export type WorkshopCorner = Awaited<ReturnType<typeof workshopIn>>;

/** A workshop of the owner's in its phase of voting, with two open notes, one of them in a group. */
export async function workshopIn(world: World) {
  const { owner } = world;
  const { id, code } = await world.run(owner, createWorkshop, { templateId: "blank", title: "A workshop" });
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
  return {
    id,
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
