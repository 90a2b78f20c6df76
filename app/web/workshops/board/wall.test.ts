import "#messages/all.ts";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { textsOf } from "#messages/text.ts";
import { emptyBoard, hearOwn, hearShared } from "./state.ts";
import type { BoardStore } from "./store.ts";
import { textOf } from "./text.ts";
import type { Frame, Phase, PhaseKind, Thing } from "./types.ts";
import { BoardContext, type BoardTools } from "./use-board.ts";
import { Wall } from "./wall.tsx";

const texts = textsOf("en", ["board", "drafting", "ladder", "bringing"], undefined);
const text = textOf(texts, "en");
const phaseId = "phase";

/** The wall of a board that stands in a phase of this kind, read by somebody who facilitates and takes part. */
function wallIn(kind: PhaseKind, more: { closedAt?: string; things?: Record<string, Thing[]> } = {}): string {
  const phase: Phase = {
    id: phaseId,
    kind,
    title: "The phase",
    prompt: "What to do",
    prompts: [],
    seconds: null,
    anonymous: false,
    votes: 5,
    areaIds: [],
    deadlineAt: null,
    closedAt: more.closedAt ?? null,
    shownAs: "with_name",
    runOff: null,
    words: null,
  };
  const frame = {
    id: "w",
    phaseId,
    timerEndsAt: null,
    promptsShown: true,
    libraryShown: true,
    closedAt: null,
    phases: [{ ...phase, id: "earlier", kind: "write", title: "Earlier" }, phase],
    areas: [{ id: "area", title: "The area", stem: null }],
  } as Frame;
  const all: Record<string, Thing[]> = {
    note: [note("note", null), note("grouped", "group")],
    group: [named({ id: "group", areaId: "area", name: "The group", position: 1 })],
    participant: [
      named({
        id: "me",
        name: "Olivia",
        role: "facilitator",
        speaksFor: 1,
        ready: false,
        hand: false,
        here: true,
      }),
    ],
    statement: [
      named({ id: "s1", text: "We ring back", position: 1, agreed: false }),
      named({ id: "s2", text: "We keep our word", position: 2, agreed: true }),
    ],
    ...more.things,
  };
  const shared = hearShared(emptyBoard({ workshopId: "w", participantId: "me", leads: true }), {
    number: 1,
    frame,
    all,
  });
  const own = {
    votes: [{ phaseId, targetId: "group", votes: 3 }],
    ratings: [{ phaseId, targetId: "s1", able: 4, stretch: 2 }],
    notes: [{ ...note("secret", null), text: "a secret note of mine" }],
    consents: [{ statementId: "s1", answer: "object", reason: "my secret reason", revision: 1 }],
  };
  const state = hearOwn(shared, { number: 1, own });
  const store = { get: () => state, subscribe: () => () => undefined } as unknown as BoardStore;
  const place = { workshopId: "w", title: "Our workshop", mode: "wall", back: "/workshops/w", join: null };
  const tools = { place, store, text } as unknown as BoardTools;
  return renderToStaticMarkup(createElement(BoardContext, { value: tools }, createElement(Wall)));
}

const named = (thing: Thing & Record<string, unknown>): Thing => thing;

const note = (id: string, groupId: string | null) =>
  ({
    id,
    areaId: "area",
    groupId,
    text: `words of ${id}`,
    colour: "sun",
    position: 1,
    evidenceKind: null,
    source: {
      kind: "library",
      entryId: "e",
      organisation: "A council",
      title: "Its charter",
      url: "https://example.org/",
      language: "en",
    },
  }) as Thing;

const kinds: PhaseKind[] = [
  "conviction",
  "write",
  "discuss",
  "group",
  "vote",
  "rate",
  "tie",
  "ladder",
  "draft",
  "consent",
];

test.each(kinds)(
  "the wall in a phase of %s has nothing to press and nothing of whoever opened it",
  (kind) => {
    for (const closedAt of [undefined, "2030-01-01T00:00:00Z"]) {
      const html = wallIn(kind, { closedAt });
      expect(html).toContain("The phase");
      expect(html).not.toMatch(/<(a|button|input|select|textarea|summary|details|form)\b/);
      expect(html).not.toMatch(/●|of yours|a secret note|my secret reason/);
    }
  },
);

test("private writing says on the wall that people write, and counts nothing", () => {
  const html = wallIn("write", { things: { note: [] } });
  expect(html).toContain("Everybody writes for themselves now");
  expect(html).not.toMatch(/\d+ notes?/);
});

test("the wall shows the spread, the ladder's answers, the winners, the picture, and what is in the way", () => {
  const spread = { kind: "counts", counts: [0, 1, 2, 3, 1], answers: 7 };
  const conviction = [{ id: phaseId, spread } as Thing];
  expect(wallIn("conviction", { things: { conviction } })).toContain("7 people answered");
  const ladder = [{ id: "l", question: "why", text: "Because people wait", authorId: null } as Thing];
  expect(wallIn("ladder", { things: { ladder } })).toContain("Because people wait");
  const votes = [
    {
      id: phaseId,
      devices: 2,
      people: 2,
      results: [{ targetId: "group", votes: 4, rank: 1, last: 1 }],
    } as Thing,
  ];
  const voted = wallIn("vote", { closedAt: "2030-01-01T00:00:00Z", things: { votes } });
  expect(voted).toContain("What weighs most");
  expect(voted).toContain("4 dots");
  const ratings = [{ id: phaseId, results: [{ targetId: "s1", able: 4, stretch: 2, raters: 5 }] } as Thing];
  const rated = wallIn("rate", { closedAt: "2030-01-01T00:00:00Z", things: { ratings } });
  expect(rated).toContain("<svg");
  const objections = [{ id: "o", reason: "Not at night", open: true, authorId: null, reply: null }];
  const consent = [{ id: "s1", agree: 3, liveWith: 1, objections } as Thing];
  const asked = wallIn("consent", { things: { consent } });
  expect(asked).toContain("Not at night");
  expect(asked).toContain("3 agree");
  expect(asked).toContain("Agreed");
});
