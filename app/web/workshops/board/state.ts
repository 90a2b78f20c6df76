import type {
  Colour,
  Frame,
  Group,
  KeptNote,
  Kinds,
  Note,
  OwnMessage,
  Participant,
  Phase,
  SharedMessage,
  Thing,
} from "./types.ts";

/** All that the board page knows. A new object after each change; parts that did not change stay the same objects. */
export interface BoardState {
  workshopId: string;
  /** Null for those who look after a workshop without a chair of their own. */
  participantId: string | null;
  /** Whether this person may move the board whatever their chair: those who run the programme. */
  leads: boolean;
  /** Up to where the shared and the own part are known; -1 before the first message. */
  number: number;
  ownNumber: number;
  frame: Frame | null;
  /** What everybody sees, by kind and id. */
  things: Readonly<Record<string, ReadonlyMap<string, Thing>>>;
  /** What is this participant's alone, by name. */
  own: Readonly<Record<string, unknown[]>>;
  /** Own notes that wait on this device. */
  kept: readonly KeptNote[];
  /** Ids of the notes written on this page, in the order of writing: the server keeps none. */
  written: readonly string[];
  connection: "opening" | "open" | "lost" | "over" | "removed";
  /** Milliseconds that the server's clock is ahead of this device's. */
  ahead: number;
}

export const emptyBoard = (who: Pick<BoardState, "workshopId" | "participantId" | "leads">): BoardState => ({
  ...who,
  number: -1,
  ownNumber: -1,
  frame: null,
  things: {},
  own: {},
  kept: [],
  written: [],
  connection: "opening",
  ahead: 0,
});

/** Takes in what everybody sees. A message whose number was passed changes nothing. */
export function hearShared(state: BoardState, message: SharedMessage): BoardState {
  if (message.number <= state.number) return state;
  const frame = message.frame ?? state.frame;
  const things = message.all
    ? Object.fromEntries(Object.entries(message.all).map(([kind, list]) => [kind, byId(list)]))
    : changedThings(state.things, message);
  return { ...state, number: message.number, frame, things };
}

function changedThings(things: BoardState["things"], message: SharedMessage): BoardState["things"] {
  const next = { ...things };
  for (const kind of new Set([...Object.keys(message.changed ?? {}), ...Object.keys(message.gone ?? {})])) {
    const map = new Map(things[kind]);
    for (const thing of message.changed?.[kind] ?? []) map.set(thing.id, thing);
    for (const id of message.gone?.[kind] ?? []) map.delete(id);
    next[kind] = map;
  }
  return next;
}

const byId = (list: Thing[]): Map<string, Thing> => new Map(list.map((thing) => [thing.id, thing]));

/** Takes in what is this participant's alone: always whole. */
export function hearOwn(state: BoardState, message: OwnMessage): BoardState {
  if (message.number <= state.ownNumber) return state;
  return { ...state, ownNumber: message.number, own: message.own };
}

/** Where this reader is, as the stream wants it. */
export const cursorOf = (state: BoardState): string | null =>
  state.number < 0 ? null : `${state.number}.${Math.max(state.ownNumber, 0)}`;

/** Things of one kind, by id. */
export const thingsOf = <Kind extends keyof Kinds>(
  state: BoardState,
  kind: Kind,
): ReadonlyMap<string, Kinds[Kind]> => (state.things[kind] ?? none) as ReadonlyMap<string, Kinds[Kind]>;
const none: ReadonlyMap<string, Thing> = new Map();

/** A part of one's own: `votes`, `ratings`, … */
export const ownList = <Item>(state: BoardState, name: string): Item[] => (state.own[name] ?? []) as Item[];

/** The phase that the board stands in. */
export const currentPhase = (state: BoardState): Phase | null =>
  state.frame?.phases.find((phase) => phase.id === state.frame?.phaseId) ?? null;

/** Those who are waited for: who is here and takes part. Whoever facilitates is not asked whether they are ready. */
export const waitedFor = (state: BoardState): Participant[] =>
  [...thingsOf(state, "participant").values()].filter(
    (each) => each.here && !each.removed && each.role === "participant",
  );

/** What the phase asks of people, while it still asks: not once its round was counted, nor once the board is closed. */
export const promptOf = (state: BoardState, phase: Phase): string | null =>
  isClosed(state) || phase.closedAt ? null : phase.prompt;

/** One's own chair, as everybody sees it. */
export const ownChair = (state: BoardState): Participant | null =>
  (state.participantId && thingsOf(state, "participant").get(state.participantId)) || null;

/** Whether this person moves phases, timer and rounds now. */
export const facilitatesNow = (state: BoardState): boolean => {
  const role = ownChair(state)?.role;
  return state.leads || role === "facilitator" || role === "cofacilitator";
};

/** Whether nobody else who is here moves the board, and others take part. */
export function movesAlone(state: BoardState): boolean {
  const role = ownChair(state)?.role;
  if (isClosed(state) || !role || role === "participant") return false;
  const others = [...thingsOf(state, "participant").values()].filter(
    (each) => each.here && each.id !== state.participantId,
  );
  return others.length > 0 && others.every((each) => each.role === "participant");
}

export const isClosed = (state: BoardState): boolean => Boolean(state.frame?.closedAt);

/** A note as the board shows it. */
export interface ShownNote extends Note {
  /** Whether this participant wrote it. */
  mine: boolean;
  /** `hidden`: only its author sees it. `kept`: it waits on this device. `refused`: it was not taken. */
  standing: "open" | "hidden" | "kept" | "refused";
  problem?: string;
}

/**
 * All notes that this reader sees: open ones, their own hidden ones, and those that wait on the device. What only they
 * see stands first, the newest foremost.
 */
export function shownNotes(state: BoardState): ShownNote[] {
  const open = thingsOf(state, "note");
  const mine = new Set(ownList<string>(state, "mine"));
  const shown: ShownNote[] = [];
  for (const note of open.values()) {
    const isMine = mine.has(note.id) || (note.authorId != null && note.authorId === state.participantId);
    shown.push(openNote(note, isMine));
  }
  const hidden = ownList<Note>(state, "notes");
  const known = new Set(hidden.map((note) => note.id));
  const order = new Map(state.written.map((id, index) => [id, -2 - index]));
  const place = (id: string): number => order.get(id) ?? -1;
  for (const note of hidden) {
    if (open.has(note.id)) continue;
    shown.push({ ...note, position: place(note.id), mine: true, standing: "hidden" });
  }
  for (const note of state.kept) {
    if (!open.has(note.id) && !known.has(note.id)) shown.push(waiting(note, place(note.id)));
  }
  return shown;
}

/** The same object as long as the note is the same: of four thousand notes only those that changed are drawn again. */
function openNote(note: Note, mine: boolean): ShownNote {
  const known = drawn.get(note);
  if (known && known.mine === mine) return known;
  const shown: ShownNote = { ...note, mine, standing: "open" };
  drawn.set(note, shown);
  return shown;
}
const drawn = new WeakMap<Note, ShownNote>();

const waiting = (note: KeptNote, position: number): ShownNote => ({
  id: note.id,
  areaId: note.areaId,
  text: note.text,
  colour: note.colour as Colour,
  groupId: null,
  position,
  evidenceKind: null,
  source: null,
  revision: 0,
  mine: true,
  standing: note.problem ? "refused" : "kept",
  problem: note.problem,
});

export const byPosition = <Item extends { position: number; id: string }>(one: Item, other: Item): number =>
  one.position - other.position || (one.id < other.id ? -1 : 1);

/** Groups of the board in their order. */
export const groupsInOrder = (state: BoardState): Group[] =>
  [...thingsOf(state, "group").values()].sort(byPosition);
