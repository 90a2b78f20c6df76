import fc from "fast-check";
import { expect, test } from "vitest";
import { openOutbox, type Sent, type Shelf } from "./outbox.ts";
import type { BoardState } from "./state.ts";
import { stillTypedIn, typedIn, writtenDown } from "./typed-in.ts";
import type { KeptNote } from "./types.ts";

function makeShelf(): Shelf & { holds: () => string | null } {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    holds: () => kept.get("box") ?? null,
  };
}
const note = (id: string): KeptNote => ({ id, areaId: "a", text: `text of ${id}`, colour: "sun" });
const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

function openBox(shelf: Shelf, send: (note: KeptNote) => Promise<Sent>) {
  let kept: KeptNote[] = [];
  const box = openOutbox({
    key: "box",
    shelf,
    send,
    wait: soon,
    changed: (notes) => {
      kept = notes;
    },
  });
  return { ...box, kept: () => kept };
}

test("a note is on the device before it is sent, and gone from it when it has arrived", async () => {
  const shelf = makeShelf();
  let whenSent: string | null = null;
  const box = openBox(shelf, async () => {
    whenSent = shelf.holds();
    return { kind: "there" };
  });
  await box.add(note("one"));
  expect(whenSent).toContain("text of one");
  expect(shelf.holds()).toBeNull();
});

test("what an offline page left behind is sent by the next page, in its order", async () => {
  const shelf = makeShelf();
  const closed = openBox(shelf, () => new Promise(() => undefined));
  closed.add(note("one"));
  closed.add(note("two"));
  const arrived: string[] = [];
  const next = openBox(shelf, async ({ id }) => {
    arrived.push(id);
    return { kind: "there" };
  });
  await next.open();
  expect(arrived).toEqual(["one", "two"]);
});

test("a refused note stays with its reason, and holds up no other", async () => {
  const shelf = makeShelf();
  const box = openBox(shelf, async ({ id }) =>
    id === "one" ? { kind: "refused", problem: "closed" } : { kind: "there" },
  );
  box.add(note("one"));
  await box.add(note("two"));
  await expect.poll(box.kept).toEqual([{ ...note("one"), problem: "closed" }]);
  box.drop("one");
  expect(shelf.holds()).toBeNull();
});

test("however often the line and the page break, each note arrives, and as itself", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("ok", "lost", "lost-after", "reload"), { maxLength: 30 }),
      fc.integer({ min: 1, max: 6 }),
      async (faults, count) => {
        const shelf = makeShelf();
        const server = new Map<string, string>();
        const left = [...faults];
        const send = async ({ id, text }: KeptNote): Promise<Sent> => {
          const fault = left.shift() ?? "ok";
          if (fault === "lost") return { kind: "later" };
          server.set(id, text);
          // The server has it, and its answer is lost: the note is sent again under the same id.
          return fault === "lost-after" ? { kind: "later" } : { kind: "there" };
        };
        let box = openBox(shelf, send);
        for (let each = 0; each < count; each += 1) {
          box.add(note(`n${each}`));
          if (faults[each] === "reload") {
            box = openBox(shelf, send);
            box.open();
          }
        }
        await openBox(shelf, send).open();
        await expect.poll(() => shelf.holds()).toBeNull();
        expect([...server.keys()].sort()).toEqual(Array.from({ length: count }, (_, each) => `n${each}`));
      },
    ),
    { numRuns: 50 },
  );
});

test("a note keeps the phase in which it was begun; one without names outlasts every other", () => {
  const named = { inPhase: "named" };
  const nameless = { inPhase: "nameless", nameless: true as const };
  expect(stillTypedIn(null, named)).toEqual(named);
  expect(stillTypedIn(nameless, named)).toEqual(nameless);
  expect(stillTypedIn(named, { inPhase: "later" })).toEqual(named);
  expect(stillTypedIn(named, nameless)).toEqual(nameless);
});

test("words go with their phase and its promise, answers with their phase, and moves with nothing", () => {
  const phase = { id: "p", anonymous: true };
  const state = { frame: { phaseId: "p", phases: [phase] } } as unknown as BoardState;
  expect(writtenDown("addNote", state)).toEqual({ inPhase: "p", nameless: true });
  expect(writtenDown("castVotes", state)).toEqual({ inPhase: "p" });
  expect(writtenDown("movePhase", state)).toEqual({});
  const kept = { ...note("one"), ...typedIn(state) };
  const shelf = makeShelf();
  openBox(shelf, () => new Promise(() => undefined)).add(kept);
  const sent: KeptNote[] = [];
  openBox(shelf, async (each) => {
    sent.push(each);
    return { kind: "there" };
  }).open();
  expect(sent).toEqual([kept]);
});
