import fc from "fast-check";
import { expect, test } from "vitest";
import {
  cursorOf,
  emptyBoard,
  hearOwn,
  hearShared,
  promptOf,
  shownNotes,
  thingsOf,
  waitedFor,
} from "./state.ts";
import type { Note, OwnMessage, Participant, Phase, SharedMessage, Thing } from "./types.ts";

const who = { workshopId: "w", participantId: "me", leads: false };
const note = (id: string, text: string): Note => ({
  id,
  areaId: "a",
  groupId: null,
  text,
  colour: "sun",
  position: 1,
  evidenceKind: null,
  source: null,
  revision: 1,
});

/** A server in small: a numbered log of ids, things as they are now, and the messages that readers get of it. */
function makeServer() {
  const things: Record<string, Map<string, Thing>> = { note: new Map(), group: new Map() };
  const log: { kind: string; id: string }[] = [];
  return {
    things,
    change(kind: string, id: string, value: Thing | null) {
      if (value) things[kind]?.set(id, value);
      else things[kind]?.delete(id);
      log.push({ kind, id });
    },
    whole: (): SharedMessage => ({
      number: log.length,
      all: Object.fromEntries(Object.entries(things).map(([kind, map]) => [kind, [...map.values()]])),
    }),
    since(number: number): SharedMessage {
      const message = { number: log.length, changed: {}, gone: {} } as Required<
        Pick<SharedMessage, "number" | "changed" | "gone">
      >;
      for (const { kind, id } of new Map(log.slice(number).map((entry) => [entry.id, entry])).values()) {
        const thing = things[kind]?.get(id);
        if (thing) message.changed[kind] = [...(message.changed[kind] ?? []), thing];
        else message.gone[kind] = [...(message.gone[kind] ?? []), id];
      }
      return message;
    },
  };
}

const step = fc.oneof(
  fc.record({
    kind: fc.constantFrom("note", "group"),
    id: fc.integer({ min: 0, max: 6 }),
    text: fc.option(fc.string({ maxLength: 3 }), { nil: null }),
  }),
  fc.constantFrom("tell" as const, "whole" as const, "away" as const),
);

test("whatever comes twice or late, a reader ends where the server is", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.array(fc.nat(), { maxLength: 30 }), (steps, late) => {
      const server = makeServer();
      const sent: SharedMessage[] = [];
      let state = hearShared(emptyBoard(who), server.whole());
      const hear = (message: SharedMessage) => {
        sent.push(message);
        state = hearShared(state, message);
      };
      for (const [index, each] of steps.entries()) {
        if (each === "whole") hear(server.whole());
        else if (each === "tell") hear(server.since(state.number));
        else if (each !== "away") {
          const id = `${each.kind}${each.id}`;
          server.change(each.kind, id, each.text === null ? null : { ...note(id, each.text) });
        }
        // An earlier message comes again, such as from the process that was there before.
        const again = late[index % Math.max(late.length, 1)];
        const old = again === undefined ? undefined : sent[again % Math.max(sent.length, 1)];
        if (old) state = hearShared(state, old);
      }
      hear(server.since(state.number));
      for (const [kind, map] of Object.entries(server.things)) {
        expect(new Map([...(state.things[kind] ?? [])].sort())).toEqual(new Map([...map].sort()));
      }
    }),
  );
});

test("an older number changes nothing, not even the object", () => {
  const state = hearShared(emptyBoard(who), { number: 5, all: { note: [note("n", "new")] } });
  expect(hearShared(state, { number: 5, all: { note: [] } })).toBe(state);
  expect(hearShared(state, { number: 3, changed: { note: [note("n", "old")] } })).toBe(state);
  const own = hearOwn(state, { number: 2, own: { notes: [note("h", "hidden")] } });
  expect(hearOwn(own, { number: 1, own: {} } satisfies OwnMessage)).toBe(own);
  expect(cursorOf(own)).toBe("5.2");
  expect(cursorOf(emptyBoard(who))).toBeNull();
});

test("a note is shown once, from the device, hidden and open", () => {
  const kept = { id: "n", areaId: "a", text: "mine", colour: "sun" as const };
  let state = { ...hearShared(emptyBoard(who), { number: 1, all: {} }), kept: [kept] };
  const standing = () => shownNotes(state).map((each) => each.standing);
  expect(standing()).toEqual(["kept"]);
  state = hearOwn(state, { number: 1, own: { notes: [note("n", "mine")] } }) as typeof state;
  expect(standing()).toEqual(["hidden"]);
  state = hearShared(state, { number: 2, changed: { note: [note("n", "mine")] } }) as typeof state;
  expect(standing()).toEqual(["open"]);
  state = hearOwn(state, { number: 2, own: { notes: [], mine: ["n"] } }) as typeof state;
  expect(shownNotes(state)).toMatchObject([{ standing: "open", mine: true }]);
});

test("what a message does not name stays the same object, so that it is not drawn again", () => {
  const state = hearShared(emptyBoard(who), { number: 1, all: { note: [note("a", "A"), note("b", "B")] } });
  const [before] = shownNotes(state);
  const next = hearShared(state, { number: 2, changed: { note: [note("b", "B2")] } });
  expect(shownNotes(next)[0]).toBe(before);
  expect(thingsOf(next, "group")).toBe(thingsOf(state, "group"));
});

test("waited for is who is here and takes part, neither who facilitates nor who was sent away", () => {
  const chair = (id: string, more: Partial<Participant>) =>
    ({ id, name: id, role: "participant", here: true, ready: false, ...more }) as Participant & Thing;
  const people = [
    chair("facilitates", { role: "facilitator" }),
    chair("ann", {}),
    chair("away", { here: false }),
    chair("removed", { removed: true }),
  ];
  const state = hearShared(emptyBoard(who), { number: 1, all: { participant: people } });
  expect(waitedFor(state).map(({ id }) => id)).toEqual(["ann"]);
});

test("a prompt is asked until its round was counted or the board is closed", () => {
  const phase = { id: "p", prompt: "Give your dots", closedAt: null } as Phase;
  const at = (closedAt: string | null) =>
    ({ ...emptyBoard(who), frame: { closedAt, phases: [], phaseId: "p" } }) as unknown as Parameters<
      typeof promptOf
    >[0];
  const day = "2026-11-30T10:00:00Z";
  expect(promptOf(at(null), phase)).toBe("Give your dots");
  expect(promptOf(at(null), { ...phase, closedAt: day })).toBeNull();
  expect(promptOf(at(day), phase)).toBeNull();
});
