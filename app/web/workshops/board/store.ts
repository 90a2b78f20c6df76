import { keepConnection } from "./connection.ts";
import { type Decision, openDecisions } from "./decisions.ts";
import { type Drafts, openDrafts } from "./drafts.ts";
import { inLanguage } from "./in-language.ts";
import { openOutbox, type Sent, type Shelf } from "./outbox.ts";
import { randomId } from "./random-id.ts";
import { type BoardState, currentPhase, cursorOf, emptyBoard, hearOwn, hearShared } from "./state.ts";
import { type Typed, typedIn, writtenDown } from "./typed-in.ts";
import type { Colour, KeptNote } from "./types.ts";

export type { BoardState } from "./state.ts";
export * from "./state.ts";

/** What an act came to: its result, or the sentence to show. `offline` when it could not be sent. */
export type Answer<Result = Record<string, unknown>> =
  | { ok: true; result: Result }
  | { ok: false; code: string; problem: string; details?: Record<string, unknown> };

/** Does something on the board, by a name of the table in act.ts; the workshop's id is added. */
export type Send = (command: string, input: object) => Promise<Answer>;

/** One or more acts that take something back, in this order. */
export type Undo = { command: string; input: object }[];

export interface BoardStore {
  get: () => BoardState;
  subscribe: (listener: () => void) => () => void;
  send: Send;
  /** Decides what may be decided anew at any moment: shown at once, sent in its turn. */
  decide: (decision: Decision) => Promise<Answer>;
  /**
   * Writes a note: shown at once, kept on the device, sent as soon as may be. `typed` where its words were begun in
   * another phase than that of now.
   */
  write: (note: { areaId: string; text: string; colour: Colour; typed?: Typed }) => string;
  /** What is begun and not sent, by box. */
  drafts: Drafts;
  /** Forgets a note that waits or was refused. */
  forget: (noteId: string) => void;
  stop: () => void;
}

interface Options {
  workshopId: string;
  participantId: string | null;
  leads: boolean;
  /** Said when an act could not be sent. */
  offline: string;
  shelf: Shelf;
  hidden: "let-go" | "keep";
  /** The reader's; null on a wall, which is read by all and speaks the language of the workshop. */
  language: string | null;
}

/** Refusals after which a note is simply tried again. */
const soon = new Set(["too_many", "unavailable", "offline"]);
/** Milliseconds in which the stream brings back what was accepted. */
const seenAfter = 5_000;

/** The board of one reader: what the server tells, what they write, and what waits on the device. */
export function openStore(options: Options): BoardStore {
  const { workshopId } = options;
  const listeners = new Set<() => void>();
  let state = emptyBoard(options);
  /** The same with what was decided here and is on its way. */
  let shown = state;
  const show = () => {
    shown = decisions.over(state);
    for (const listener of listeners) listener();
  };
  const change = (next: BoardState) => {
    if (next === state) return;
    state = next;
    show();
  };
  const send: Send = async (command, input) => {
    try {
      const response = await fetch(`/workshops/${workshopId}/act`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ command, input: { ...writtenDown(command, state), ...input } }),
      });
      if (response.status === 429 || response.status >= 500)
        return { ok: false, code: "unavailable", problem: options.offline };
      const answer = (await response.json()) as {
        result?: Record<string, unknown>;
        problem?: string;
        code?: string;
        details?: Record<string, unknown>;
      };
      if (response.ok) return { ok: true, result: answer.result ?? {} };
      const { code = "invalid", problem = options.offline, details = {} } = answer;
      return { ok: false, code, problem, details };
    } catch {
      // Nothing came back: the device or the server is away.
      return { ok: false, code: "offline", problem: options.offline };
    }
  };

  const accepted = new Set<string>();
  const deliver = async (note: KeptNote): Promise<Sent> => {
    const { id, areaId, text, colour, inPhase, nameless } = note;
    const answer = await send("addNote", { noteId: id, areaId, text, colour, inPhase, nameless });
    if (!answer.ok) {
      return soon.has(answer.code) ? { kind: "later" } : { kind: "refused", problem: answer.problem };
    }
    accepted.add(id);
    setTimeout(() => letGo(id), seenAfter);
    return { kind: "there" };
  };
  /** What waits, and what was accepted until the stream has brought it. */
  const showKept = (kept: KeptNote[]) => {
    const waits = new Set(kept.map(({ id }) => id));
    const going = state.kept.filter(({ id }) => accepted.has(id) && !waits.has(id));
    change({ ...state, kept: [...going, ...kept] });
  };
  const letGo = (noteId: string) => {
    if (accepted.delete(noteId)) change({ ...state, kept: state.kept.filter(({ id }) => id !== noteId) });
  };
  const outbox = openOutbox({
    key: `kept.outbox.${workshopId}.${options.participantId ?? "none"}`,
    shelf: options.shelf,
    send: deliver,
    changed: showKept,
  });
  const decisions = openDecisions({
    key: `kept.decisions.${workshopId}.${options.participantId ?? "none"}`,
    shelf: options.shelf,
    send,
    phaseId: () => currentPhase(state)?.id ?? null,
    changed: show,
  });

  const drafts = openDrafts({
    key: `kept.drafts.${workshopId}.${options.participantId ?? "none"}`,
    shelf: options.shelf,
  });

  const stop = keepConnection({
    address: `/workshops/${workshopId}/live`,
    cursor: () => cursorOf(state),
    shared(message) {
      const { frame } = message;
      const { language } = options;
      change(
        hearShared(state, frame && language ? { ...message, frame: inLanguage(frame, language) } : message),
      );
      if (frame?.closedAt) drafts.clear();
    },
    own: (message) => change(hearOwn(state, message)),
    standing(connection) {
      change({ ...state, connection });
      if (connection !== "open") return;
      outbox.flush();
      decisions.flush();
    },
    ahead: (ahead) => change({ ...state, ahead }),
    hidden: options.hidden,
  });
  if (options.participantId) outbox.open();

  return {
    get: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async send(command, input) {
      await decisions.settled();
      return send(command, input);
    },
    decide: decisions.decide,
    drafts,
    write({ areaId, text, colour, typed = typedIn(state) }) {
      const id = randomId();
      change({ ...state, written: [...state.written, id] });
      outbox.add({ id, areaId, text, colour, ...typed });
      return id;
    },
    forget(noteId) {
      letGo(noteId);
      outbox.drop(noteId);
    },
    stop,
  };
}
