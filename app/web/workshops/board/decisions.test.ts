import { expect, test } from "vitest";
import { type Decision, openDecisions } from "./decisions.ts";
import { emptyBoard, hearOwn, hearShared, ownList } from "./state.ts";
import type { Answer } from "./store.ts";

const phaseId = "phase";
const dots = (targetId: string, votes: number): Decision => ({
  key: `dots ${targetId}`,
  command: "castVotes",
  input: { targetId, votes },
  shows: { own: "votes", item: { phaseId, targetId, votes }, same: ["phaseId", "targetId"] },
  phaseId,
});
const board = emptyBoard({ workshopId: "w", participantId: "p", leads: false });
const votesIn = (state: typeof board) =>
  ownList<{ targetId: string; votes: number }>(state, "votes").map(
    ({ targetId, votes }) => `${targetId} ${votes}`,
  );
const fine: Answer = { ok: true, result: {} };

/** A shelf, and a line that answers only when it is told to. */
function line() {
  const kept = new Map<string, string>();
  const sent: object[] = [];
  const waits: ((answer: Answer) => void)[] = [];
  const now = { phase: phaseId as string | null };
  const open = () =>
    openDecisions({
      key: "kept",
      shelf: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
        removeItem: (key) => void kept.delete(key),
      },
      send: (_command, input) => {
        sent.push(input);
        return new Promise((resolve) => waits.push(resolve));
      },
      phaseId: () => now.phase,
      changed: () => undefined,
      wait: async () => undefined,
    });
  const answer = async (given: Answer) => {
    waits.shift()?.(given);
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  };
  return { open, sent, answer, now, kept };
}

test("dots given faster than the line answers are all counted: shown at once, sent as their sum", async () => {
  const { open, sent, answer, kept } = line();
  const decisions = open();
  for (const votes of [1, 2, 3]) decisions.decide(dots("a", votes));
  expect(votesIn(decisions.over(board))).toEqual(["a 3"]);
  expect(sent).toEqual([{ targetId: "a", votes: 1 }]);
  await answer(fine);
  expect(sent.at(-1)).toEqual({ targetId: "a", votes: 3 });
  await answer(fine);
  expect(sent).toHaveLength(2);
  expect(kept.size).toBe(0);
  // Until the stream has brought them they stay shown; afterwards the server's word counts.
  expect(votesIn(decisions.over(board))).toEqual(["a 3"]);
  const told = { number: 1, own: { votes: [{ phaseId, targetId: "a", votes: 3 }] } };
  expect(votesIn(decisions.over(hearOwn(board, told)))).toEqual(["a 3"]);
  const later = { number: 2, own: { votes: [{ phaseId, targetId: "a", votes: 1 }] } };
  expect(votesIn(decisions.over(hearOwn(board, later)))).toEqual(["a 1"]);
});

test("what one does next waits for what one decided, so that no round ends before one's own dots are in it", async () => {
  const { open, answer } = line();
  const decisions = open();
  decisions.decide(dots("a", 1));
  let settled = "no";
  const wait = decisions.settled().then(() => {
    settled = "yes";
  });
  await Promise.resolve();
  expect(settled).toBe("no");
  await answer(fine);
  await wait;
  expect(settled).toBe("yes");
});

test("dots that move from one to another keep their order, so that none is ever one too many", async () => {
  const { open, sent, answer } = line();
  const decisions = open();
  for (const each of [dots("a", 4), dots("b", 1), dots("a", 3), dots("b", 2)]) decisions.decide(each);
  for (let each = 0; each < 4; each += 1) await answer(fine);
  expect(sent).toEqual([dots("a", 4), dots("b", 1), dots("a", 3), dots("b", 2)].map(({ input }) => input));
});

test("without a line a decision waits on the device, over a reload too, and is sent once the line is back", async () => {
  const { open, sent, answer, now } = line();
  const first = open();
  first.decide(dots("a", 2));
  await answer({ ok: false, code: "offline", problem: "" });
  const second = open();
  expect(votesIn(second.over(board))).toEqual(["a 2"]);
  second.flush();
  expect(sent.at(-1)).toEqual({ targetId: "a", votes: 2 });
  now.phase = "another";
  const third = open();
  // In another phase it is too late: not shown, not sent.
  expect(votesIn(third.over(board))).toEqual([]);
  const before = sent.length;
  await third.flush();
  expect(sent).toHaveLength(before);
});

test("what is refused is taken off the screen, and whoever decided hears why", async () => {
  const { open, answer } = line();
  const decisions = open();
  const heard = decisions.decide(dots("a", 9));
  await answer({ ok: false, code: "no_dots_left", problem: "No dots left." });
  expect(await heard).toMatchObject({ ok: false, problem: "No dots left." });
  expect(votesIn(decisions.over(board))).toEqual([]);
});

test("a sign that all see stands at once for whoever gave it", () => {
  const { open } = line();
  const decisions = open();
  const person = { id: "p", name: null, hand: false };
  const state = hearShared(board, { number: 1, all: { participant: [person] } });
  decisions.decide({
    key: "hand",
    command: "changeOwnChair",
    input: { hand: true },
    shows: { kind: "participant", id: "p", fields: { hand: true } },
    phaseId: null,
  });
  expect(decisions.over(state).things.participant?.get("p")).toMatchObject({ hand: true });
});
