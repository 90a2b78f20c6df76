import type { Actor, ParticipantActor } from "#core/actor.ts";
import { guestOf, visitor } from "#core/actor.ts";
import { createWorkshop } from "#domain/workshops/create-workshop.ts";
import { joinWorkshop } from "#domain/workshops/join-workshop.ts";
import { movePhase } from "#domain/workshops/move-phase.ts";
import { addNote } from "#domain/workshops/notes.ts";
import { readBoard } from "#domain/workshops/read-board.ts";
import type { World } from "./world.ts";

/** A workshop to act in: in four steps, facilitated by the owner. */
export async function openWorkshop(world: World, templateId = "four_steps") {
  const { id: workshopId, code } = await world.run(world.owner, createWorkshop, {
    templateId,
    title: "Our principles",
  });
  const board = (actor: Actor) => world.ask(actor, readBoard, { workshopId });
  const frame = async () => (await board(world.owner)).shared.frame;
  /** Things of one kind, as this reader gets them. */
  const things = async <Thing = Record<string, unknown>>(kind: string, actor: Actor = world.owner) =>
    ((await board(actor)).shared.all?.[kind] ?? []) as unknown as (Thing & { id: string })[];
  const own = async <Item = Record<string, unknown>>(name: string, actor: Actor) =>
    ((await board(actor)).own?.own[name] ?? []) as Item[];
  return {
    workshopId,
    board,
    things,
    own,
    async join(name?: string): Promise<ParticipantActor> {
      const { participantId } = await world.run(visitor, joinWorkshop, { workshopId, code, name });
      return guestOf(participantId, workshopId);
    },
    async move(kind: string) {
      const now = await frame();
      const phaseId = now?.phases.find((phase) => phase.kind === kind)?.id;
      await world.run(world.owner, movePhase, { workshopId, from: now?.phaseId, phaseId });
      return phaseId ?? "";
    },
    /** Writes open notes. The board must not be in private writing. */
    async notes(actor: Actor, ...texts: string[]): Promise<string[]> {
      const areaId = (await frame())?.areas[0]?.id;
      const ids: string[] = [];
      for (const text of texts) {
        ids.push((await world.run(actor, addNote, { workshopId, areaId, text })).id);
      }
      return ids;
    },
  };
}
export type TestWorkshop = Awaited<ReturnType<typeof openWorkshop>>;
