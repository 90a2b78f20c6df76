import type { Shelf } from "./outbox.ts";
import type { BoardState } from "./state.ts";
import type { Answer, Send } from "./store.ts";
import type { Thing } from "./types.ts";

/** What a decision changes on the screen at once: an item of one's own, or fields of a thing that all see. */
export type Shows =
  | { own: string; item: Readonly<Record<string, unknown>>; same: readonly string[] }
  | { kind: string; id: string; fields: Readonly<Record<string, unknown>> };

/** Something that one decides again and again, where the newest counts: dots, a rating, a place, a sign. */
export interface Decision {
  /** What it is about. Decisions about the same that follow each other become one. */
  key: string;
  command: string;
  input: object;
  shows: Shows;
  /** The phase that it belongs to: in another it is not sent any more. Null for what lasts. */
  phaseId: string | null;
}

interface Options {
  key: string;
  shelf: Shelf;
  send: Send;
  /** The phase that the board stands in; null before the board is known. */
  phaseId: () => string | null;
  /** Called when what is decided and not yet known changes. */
  changed: () => void;
  wait?: (milliseconds: number) => Promise<void>;
}

/** Refusals after which one tries again. */
const soon = new Set(["too_many", "unavailable", "offline"]);
/** Milliseconds: before a decision that could not be sent is tried again, and in which the stream brings it back. */
const [again, seenAfter] = [1_500, 5_000];

const tooLate: Answer = { ok: false, code: "too_late", problem: "" };

/**
 * Decisions of one participant, shown at once and sent one after the other. Taps that follow each other on one thing
 * are sent as their sum, so none is lost on a slow line; without a line they wait on the device.
 */
export function openDecisions({ key, shelf, send, phaseId, changed, wait = pause }: Options) {
  let queue: (Decision & { done: (answer: Answer) => void })[] = restored(shelf, key);
  /** Accepted ones, until the stream has brought them. */
  let accepted: Decision[] = [];
  let sending = false;
  let awake = () => {};

  const write = () => {
    try {
      if (queue.length === 0) shelf.removeItem(key);
      else shelf.setItem(key, JSON.stringify(queue.map(({ done, ...decision }) => decision)));
    } catch {
      // A device that keeps nothing: the page itself is the last place.
    }
    changed();
  };
  const past = ({ phaseId: of }: Decision) => of !== null && phaseId() !== null && of !== phaseId();

  async function flush(): Promise<void> {
    if (sending) return awake();
    sending = true;
    for (let next = queue[0]; next; next = queue[0]) {
      const { command, input, done } = next;
      const answer = past(next) ? tooLate : await send(command, input);
      if (!answer.ok && soon.has(answer.code)) {
        await Promise.race([wait(again), new Promise<void>((resolve) => (awake = resolve))]);
        continue;
      }
      // A newer one about the same may stand in its place by now.
      queue = queue.filter((each) => each !== next);
      if (answer.ok) letGoLater(next);
      write();
      done(answer);
    }
    sending = false;
  }

  function letGoLater(decision: Decision): void {
    // An earlier one about the same is past.
    accepted = [...accepted.filter((each) => each.key !== decision.key), decision];
    setTimeout(() => {
      accepted = accepted.filter((each) => each !== decision);
      changed();
    }, seenAfter);
  }

  return {
    /** When all that was decided is with the server, or after two seconds without a line: what ends a round comes after. */
    async settled(): Promise<void> {
      for (let looks = 0; queue.length > 0 && looks < 40; looks += 1) await wait(50);
    },
    /** Decides. The answer comes once the server has it, or has refused it. */
    decide(decision: Decision): Promise<Answer> {
      return new Promise((done) => {
        const last = queue.at(-1);
        const follows = last?.key === decision.key && (queue.length > 1 || !sending);
        queue = [...(follows ? queue.slice(0, -1) : queue), { ...decision, done }];
        if (follows) last?.done({ ok: true, result: {} });
        write();
        flush();
      });
    },
    /** Sends what an earlier page left, or what a lost line held up. */
    flush,
    /** The board as it will be once the server has everything. */
    over(state: BoardState): BoardState {
      accepted = accepted.filter((decision) => !isKnown(state, decision.shows));
      return [...accepted, ...queue.filter((each) => !past(each))].reduce(shown, state);
    },
  };
}

function shown(state: BoardState, { shows }: Decision): BoardState {
  if ("own" in shows) {
    const { own, item } = shows;
    const others = listOf(state, own).filter((each) => !isSame(each, shows));
    return { ...state, own: { ...state.own, [own]: [...others, item] } };
  }
  const { kind, id, fields } = shows;
  const things = state.things[kind] ?? new Map<string, Thing>();
  const map = new Map(things).set(id, { ...things.get(id), id, ...fields });
  return { ...state, things: { ...state.things, [kind]: map } };
}

/** Whether the server has told what a decision shows. */
function isKnown(state: BoardState, shows: Shows): boolean {
  if ("own" in shows) {
    const told = listOf(state, shows.own).find((each) => isSame(each, shows));
    // Nothing given is kept as nothing.
    if (!told) return Object.values(shows.item).some((value) => value === 0 || value === null);
    return agrees(told, shows.item);
  }
  const thing = state.things[shows.kind]?.get(shows.id);
  return thing !== undefined && agrees({ ...thing }, shows.fields);
}

type Item = Readonly<Record<string, unknown>>;
const listOf = (state: BoardState, own: string): Item[] => (state.own[own] ?? []) as Item[];
const isSame = (each: Item, { item, same }: { item: Item; same: readonly string[] }): boolean =>
  same.every((name) => each[name] === item[name]);
const agrees = (told: Item, wanted: Item): boolean =>
  Object.entries(wanted).every(([name, value]) => JSON.stringify(told[name]) === JSON.stringify(value));

function restored(shelf: Shelf, key: string): (Decision & { done: () => void })[] {
  try {
    const found: unknown = JSON.parse(shelf.getItem(key) ?? "[]");
    return Array.isArray(found) ? found.filter(isDecision).map((each) => ({ ...each, done: () => {} })) : [];
  } catch {
    // Nothing that can be read: nothing was kept.
    return [];
  }
}

const isDecision = (each: unknown): each is Decision =>
  typeof each === "object" && each !== null && "command" in each && "input" in each && "shows" in each;

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
