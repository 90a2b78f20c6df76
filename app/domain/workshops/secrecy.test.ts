import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { guestOf, type ParticipantActor, visitor } from "#core/actor.ts";
import { readStream } from "#test/board-reader.ts";
import { openWorld, type World } from "#test/world.ts";
import { changeNote } from "./change-note.ts";
import { createWorkshop } from "./create-workshop.ts";
import { joinWorkshop } from "./join-workshop.ts";
import { movePhase } from "./move-phase.ts";
import { addNote } from "./notes.ts";
import { readBoard } from "./read-board.ts";
import { createTemplate } from "./templates/templates.ts";
import { castVotes } from "./votes.ts";

/**
 * Whole sessions at random, with every byte kept that each participant's browser would get: streams, streams opened
 * anew, boards read whole. Whatever is private at a moment must not stand in anybody else's bytes at that moment.
 */
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Written {
  id: string;
  author: number;
  hidden: boolean;
  /** Place of the phase after which it is shown. */
  place: number;
  removed: boolean;
  anonymous: boolean;
  /** Every wording it had while nobody else might see it. */
  secret: string[];
}
type Step =
  | { act: "write"; who: number }
  // Typed in another phase, in one that nobody knows, or where nobody wrote it down; it arrives now.
  | { act: "late"; who: number; typed: number | "unknown" | "unsaid" }
  | { act: "edit"; who: number; which: number }
  | { act: "remove" | "restore"; who: number; which: number }
  | { act: "vote"; who: number; which: number }
  | { act: "move"; to: number }
  | { act: "reconnect"; who: number };

const people = 3;
const plan = {
  areas: [{ title: "Board" }],
  phases: [
    { kind: "discuss" as const, title: "Begin" },
    { kind: "write" as const, title: "Write" },
    { kind: "group" as const, title: "Group" },
    { kind: "vote" as const, title: "Vote" },
    { kind: "discuss" as const, title: "End" },
  ],
};
/** Everybody writes in private, goes back and on again; then they vote, go back, and see the counts. */
const wholeSession: Step[] = [
  { act: "move", to: 1 },
  ...[0, 1, 2, 0, 1, 2].map((who): Step => ({ act: "write", who })),
  { act: "edit", who: 0, which: 0 },
  { act: "reconnect", who: 1 },
  { act: "move", to: 0 },
  { act: "reconnect", who: 2 },
  { act: "late", who: 1, typed: 1 },
  { act: "move", to: 1 },
  { act: "move", to: 2 },
  { act: "late", who: 0, typed: 1 },
  { act: "move", to: 3 },
  { act: "vote", who: 0, which: 0 },
  { act: "vote", who: 1, which: 2 },
  { act: "reconnect", who: 2 },
  { act: "move", to: 2 },
  { act: "reconnect", who: 1 },
  { act: "move", to: 3 },
  { act: "move", to: 4 },
  { act: "late", who: 2, typed: "unknown" },
  { act: "late", who: 2, typed: "unsaid" },
];
const who = fc.nat({ max: people - 1 });
const which = fc.nat({ max: 9 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant("write" as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant("late" as const),
      who,
      typed: fc.oneof(fc.nat({ max: 4 }), fc.constantFrom("unknown" as const, "unsaid" as const)),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("edit" as const), who, which }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constantFrom("remove" as const, "restore" as const), who, which }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("vote" as const), who, which }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant("move" as const), to: fc.nat({ max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("reconnect" as const), who }) },
);

/** One workshop with its people, what they wrote, and what each of them was sent. */
class Session {
  readonly notes: Written[] = [];
  /** What was read beside the streams: whole boards. */
  readonly #read: string[] = Array.from({ length: people + 1 }, () => "");
  readonly #streams: ReturnType<typeof readStream>[][] = Array.from({ length: people + 1 }, () => []);
  #workshopId = "";
  #areaId = "";
  #phases: { id: string; kind: string; anonymous: boolean }[] = [];
  #at = 0;
  #guests: ParticipantActor[] = [];
  readonly #closed = new Set<string>();
  readonly #voted = new Set<string>();
  #word = 0;

  async open(anonymous: boolean): Promise<void> {
    const phases = plan.phases.map((phase) => ({ ...phase, anonymous: anonymous && phase.kind === "write" }));
    const template = { title: "At random", plan: { ...plan, phases } };
    const { id: templateId } = await world.run(world.owner, createTemplate, template);
    const made = await world.run(world.owner, createWorkshop, { templateId, title: "At random" });
    this.#workshopId = made.id;
    const { shared } = await world.ask(world.owner, readBoard, { workshopId: made.id });
    this.#areaId = shared.frame?.areas[0]?.id ?? "";
    this.#phases = shared.frame?.phases ?? [];
    for (let index = 0; index < people; index += 1) {
      const { participantId } = await world.run(visitor, joinWorkshop, {
        workshopId: made.id,
        code: made.code,
      });
      this.#guests.push(guestOf(participantId, made.id));
    }
    for (let index = 0; index <= people; index += 1) this.#listen(index);
  }

  /** The last one is the facilitator's wall: it has no part of its own. */
  #listen(index: number, since: string | null = null): void {
    const streams = this.#streams[index];
    streams?.at(-1)?.stop();
    streams?.push(readStream(world, this.#workshopId, this.#guests[index]?.id ?? null, since));
  }

  /** Every byte that each of them was sent until now. */
  get heard(): string[] {
    return this.#streams.map(
      (streams, index) => streams.map(({ heard }) => heard()).join("") + this.#read[index],
    );
  }

  async take(step: Step): Promise<void> {
    switch (step.act) {
      case "write":
        return this.#write(step.who, this.#at);
      case "late":
        return this.#write(step.who, step.typed);
      case "edit":
        return this.#change(step.who, step.which, "text");
      case "remove":
      case "restore":
        return this.#change(step.who, step.which, step.act);
      case "vote":
        return this.#vote(step.who, step.which);
      case "move":
        return this.#move(step.to);
      case "reconnect": {
        const board = await world.ask(this.#actor(step.who), readBoard, { workshopId: this.#workshopId });
        this.#read[step.who] += JSON.stringify(board);
        this.#listen(step.who, step.who % 2 === 0 ? board.since : null);
      }
    }
  }

  #actor = (index: number) => this.#guests[index] as ParticipantActor;
  #wording(): string {
    this.#word += 1;
    return `canary-${this.#word}-`;
  }
  get #here() {
    return this.#phases[this.#at];
  }
  get #private(): boolean {
    return this.#here?.kind === "write";
  }

  async #write(author: number, typed: number | "unknown" | "unsaid"): Promise<void> {
    const text = this.#wording();
    const phase = typeof typed === "number" ? this.#phases[typed] : undefined;
    const inPhase = typed === "unknown" ? crypto.randomUUID() : phase?.id;
    const input = { workshopId: this.#workshopId, areaId: this.#areaId, text, inPhase };
    const { id } = await world.run(this.#actor(author), addNote, input);
    const early = typeof typed === "number" && phase?.kind === "write" && this.#at < typed;
    const hidden = this.#private || early;
    const place = typeof typed === "number" && early ? typed : this.#at;
    const nameless = this.#phases.some((each) => each.anonymous);
    const anonymous =
      typed === "unknown" || (typed === "unsaid" && nameless) || this.#here?.anonymous || phase?.anonymous;
    const secret = hidden ? [text] : [];
    this.notes.push({ id, author, hidden, place, removed: false, anonymous: anonymous === true, secret });
  }

  async #change(author: number, which: number, what: "text" | "remove" | "restore"): Promise<void> {
    const own = this.notes.filter((note) => note.author === author);
    const note = own[which % Math.max(own.length, 1)];
    if (!note) return;
    const text = this.#wording();
    const change = what === "text" ? { text } : { removed: what === "remove" };
    await world.run(this.#actor(author), changeNote, {
      workshopId: this.#workshopId,
      noteId: note.id,
      ...change,
    });
    if (what === "remove") note.removed = true;
    if (what === "restore") {
      note.removed = false;
      if (!this.#private && note.place < this.#at) note.hidden = false;
    }
    if (what === "text" && note.hidden) note.secret.push(text);
  }

  async #vote(voter: number, which: number): Promise<void> {
    const open = this.notes.filter((note) => !note.hidden && !note.removed);
    const note = open[which % Math.max(open.length, 1)];
    const phaseId = this.#here?.id;
    if (this.#here?.kind !== "vote" || !note || !phaseId) return;
    await world
      .run(this.#actor(voter), castVotes, {
        workshopId: this.#workshopId,
        target: "note",
        targetId: note.id,
        votes: 4,
      })
      .then(() => this.#voted.add(phaseId))
      .catch((error) => {
        if (!["no_dots_left", "round_closed"].includes(error.code)) throw error;
      });
  }

  async #move(to: number): Promise<void> {
    await this.settle();
    this.check();
    const [from, phase] = [this.#here?.id, this.#phases[to]];
    if (!from || !phase || to === this.#at) return;
    await world.run(world.owner, movePhase, { workshopId: this.#workshopId, from, phaseId: phase.id });
    if (phase.kind !== "write")
      for (const note of this.notes) if (!note.removed && note.place < to) note.hidden = false;
    for (const { id, kind } of this.#phases.slice(0, to))
      if (to > this.#at && kind === "vote" && (id === from || this.#voted.has(id))) this.#closed.add(id);
    this.#at = to;
  }

  async settle(): Promise<void> {
    world.wake(this.#workshopId);
    await new Promise((resolve) => setTimeout(resolve, 130));
  }

  /** Nothing that is private now stands in what anybody else was sent until now. */
  check(): void {
    this.heard.forEach((bytes, reader) => {
      for (const note of this.notes) {
        if (note.author === reader) continue;
        if (note.hidden)
          expect(bytes, `a hidden note of ${note.author} reached ${reader}`).not.toContain(note.id);
        // What was reworded before the reveal is nobody else's at any time.
        const never = note.hidden ? note.secret : note.secret.slice(0, -1);
        for (const text of never) expect(bytes, `hidden words reached ${reader}`).not.toContain(text);
        if (note.anonymous) expect(authorsOf(bytes, note.id), "an author without a name").toEqual([]);
      }
      for (const [, phaseId] of bytes.matchAll(
        /"id":"([\w-]+)","devices":\d+,"people":\d+,"results":\[\{/g,
      )) {
        expect(this.#closed.has(phaseId ?? ""), `counts of an open round reached ${reader}`).toBe(true);
      }
    });
  }

  async close(): Promise<void> {
    await this.settle();
    // A stream may be behind on a busy machine: whoever opens the board now reads what it says by now.
    for (let index = 0; index < people; index += 1) await this.take({ act: "reconnect", who: index });
    this.check();
    await Promise.all(this.#streams.map((streams) => streams.at(-1)?.stop()));
  }
}

/** The authors with whom a note was ever sent. */
const authorsOf = (bytes: string, noteId: string): string[] =>
  [...bytes.matchAll(new RegExp(`\\{[^{}]*"id":"${noteId}"[^{}]*\\}`, "g"))].flatMap(
    ([note]) => /"authorId":"([\w-]+)"/.exec(note)?.[1] ?? [],
  );

test("no byte of what is hidden reaches another participant, whatever people do in whatever order", async () => {
  let revealed = 0;
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 40 }),
      fc.boolean(),
      async (steps, anonymous) => {
        const session = new Session();
        await session.open(anonymous);
        try {
          for (const each of steps) await session.take(each);
        } finally {
          await session.close();
        }
        revealed += session.notes.filter((note) => note.secret.length > 0 && !note.hidden).length;
        counted += session.heard.join("").includes('"results":[{') ? 1 : 0;
      },
    ),
    // Chance alone seldom ends a round of dots: one session is told step by step.
    { numRuns: 12, examples: [[wholeSession, false]] },
  );
  // Otherwise nothing was at stake.
  expect(revealed).toBeGreaterThan(5);
  expect(counted).toBeGreaterThan(0);
}, 120_000);
