import type { Caller } from "#core/context.ts";
import { ask, execute } from "#core/execute.ts";
import { employeeOfUser } from "#domain/organisation/employees.ts";
import { changeAction } from "#domain/strategy/actions.ts";
import { closeWorkshop } from "#domain/workshops/close-workshop.ts";
import { createWorkshop } from "#domain/workshops/create-workshop.ts";
import { addGroup } from "#domain/workshops/groups.ts";
import { joinWorkshop } from "#domain/workshops/join-workshop.ts";
import { movePhase } from "#domain/workshops/move-phase.ts";
import { addNote } from "#domain/workshops/notes.ts";
import { answerBehaviour, proposeBehaviour } from "#domain/workshops/outcome/behaviours.ts";
import { pinWorkshop } from "#domain/workshops/outcome/pins.ts";
import { addStake, addWorkshopAction } from "#domain/workshops/outcome/stakes.ts";
import { readBoard } from "#domain/workshops/read-board.ts";
import { castVotes } from "#domain/workshops/votes.ts";
import { finishedWorkshop, openWorkshop } from "./workshops.ts";

/** The owner, so many days ago. */
type OwnerAt = (days: number) => Caller;

/** One workshop that is over, with what came of it, and one that goes on; answers nothing. */
export async function makeWorkshops(ownerAt: OwnerAt): Promise<void> {
  await makeFinished(ownerAt);
  await makeOpen(ownerAt);
}

async function makeFinished(ownerAt: OwnerAt): Promise<void> {
  const { title, purpose, days } = finishedWorkshop;
  const then = ownerAt(days);
  const { id: workshopId, code } = await execute(then, createWorkshop, {
    templateId: "service_means",
    title,
    purpose,
  });
  const lotte = await colleague(then, "lotte");
  await execute(lotte, joinWorkshop, { workshopId, code });
  const board = await boardOf(then, workshopId);
  const notes: string[] = [];
  const groups: string[] = [];
  const areaId = board.areas[0]?.id;
  const write = async (text: string) => {
    // The two of them wrote in turn.
    const writer = notes.length % 2 === 0 ? then : lotte;
    notes.push((await execute(writer, addNote, { workshopId, areaId, text })).id);
  };
  for (const group of finishedWorkshop.groups) for (const text of group.notes) await write(text);
  for (const text of finishedWorkshop.alone) await write(text);
  await board.move("discuss");
  await board.move("group");
  let at = 0;
  for (const group of finishedWorkshop.groups) {
    const noteIds = notes.slice(at, at + group.notes.length);
    groups.push((await execute(then, addGroup, { workshopId, noteIds, name: group.name })).id);
    at += group.notes.length;
  }
  await board.move("vote");
  for (const [index, { dots }] of finishedWorkshop.groups.entries()) {
    const vote = { workshopId, target: "group", targetId: groups[index] };
    await execute(then, castVotes, { ...vote, votes: dots[0] });
    await execute(lotte, castVotes, { ...vote, votes: dots[1] });
  }
  for (const { note, ...stake } of finishedWorkshop.stakes) {
    await execute(then, addStake, { workshopId, noteId: notes[note], ...stake });
  }
  await makeActions(ownerAt, workshopId, notes);
  await execute(then, closeWorkshop, { workshopId });
  await execute(then, pinWorkshop, { workshopId });
  await makeProposals(ownerAt, workshopId);
}

async function makeActions(ownerAt: OwnerAt, workshopId: string, notes: string[]): Promise<void> {
  const then = ownerAt(finishedWorkshop.days);
  for (const { note, mail, days, state, text } of finishedWorkshop.actions) {
    const doer = await colleague(then, mail);
    // Days from today; negative ones have passed.
    const due = new Date(ownerAt(-days).services.clock());
    const action = { workshopId, noteId: notes[note], text, ownerId: doer.actor.id };
    const { id } = await execute(then, addWorkshopAction, {
      ...action,
      dueOn: due.toISOString().slice(0, 10),
    });
    if (state === "open") continue;
    const ended = await colleague(ownerAt(10), mail);
    await execute(ended, changeAction, { actionId: id, state });
  }
}

async function makeProposals(ownerAt: OwnerAt, workshopId: string): Promise<void> {
  for (const { mail, text, answer } of finishedWorkshop.proposals) {
    const { id: behaviourId } = await execute(await colleague(ownerAt(20), mail), proposeBehaviour, {
      workshopId,
      text,
    });
    if (!answer) continue;
    const reason = answer === "declined" ? finishedWorkshop.declined : undefined;
    await execute(ownerAt(18), answerBehaviour, { workshopId, behaviourId, outcome: answer, reason });
  }
}

/** Stands where opportunities and challenges are talked about: a note there becomes a stake or an action. */
async function makeOpen(ownerAt: OwnerAt): Promise<void> {
  const then = ownerAt(openWorkshop.days);
  const { id: workshopId } = await execute(then, createWorkshop, {
    templateId: "four_steps",
    title: openWorkshop.title,
  });
  const board = await boardOf(then, workshopId);
  await board.move("write");
  const [, , opportunities, challenges] = board.areas;
  for (const text of openWorkshop.opportunities)
    await execute(then, addNote, { workshopId, areaId: opportunities?.id, text });
  for (const text of openWorkshop.challenges)
    await execute(then, addNote, { workshopId, areaId: challenges?.id, text });
  await board.move("discuss");
}

/** The areas of a board, and a way to move it to the next phase of a kind. */
async function boardOf(caller: Caller, workshopId: string) {
  const read = async () => (await ask(caller, readBoard, { workshopId })).shared.frame;
  const frame = await read();
  return {
    areas: frame?.areas ?? [],
    async move(kind: string) {
      const now = await read();
      const phaseId = now?.phases.find((phase) => phase.kind === kind)?.id;
      if (phaseId && phaseId !== now?.phaseId)
        await execute(caller, movePhase, { workshopId, from: now?.phaseId, phaseId });
    },
  };
}

/** One of the demo's people, at the moment of this caller. */
export async function colleague(caller: Caller, mail: string) {
  const { database } = caller.services;
  const { userId } = await database
    .selectFrom("employees")
    .select("userId")
    .where("email", "=", `${mail}@veldhaven.example`)
    .executeTakeFirstOrThrow();
  const actor = await employeeOfUser(database, userId ?? "");
  if (!actor) throw new Error(`the demo's ${mail} is missing`);
  return { ...caller, actor };
}
