import { randomUUID } from "node:crypto";
import type { Selectable } from "kysely";
import { z } from "zod";
import { type BoardChange, tellAll, tellOwn } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import type { DB } from "#db/schema.ts";
import { requireArea } from "./groups.ts";
import { chair, requireOpen, type Seat, takeSeat, takesPart, WorkshopId } from "./seat.ts";
import { type Typed, typedFields, typedIn } from "./typed-in.ts";

export const NoteText = Text(500);
export const Colour = z.enum(["sun", "sky", "leaf", "rose", "stone"]);

/** Notes that one participant may have on a board: more is no writing any more. */
const mostNotes = 300;

/** What is told of a note to whoever wrote or moved it. */
export const noteShape = [
  "id",
  "areaId",
  "groupId",
  "authorId",
  "text",
  "colour",
  "position",
  "hidden",
  "removed",
  "revision",
] as const;

/**
 * Writes a note. In a phase of private writing it is hidden: its author alone sees it until the board moves on. The
 * writer chooses its id, so that a note sent twice, or from a phone that was away, is one note; and says in which phase
 * it was typed, so that what was promised there holds however late it comes.
 * Errors: Invalid for an area that is not on this board; Conflict `workshop_closed`, `too_many_notes`.
 */
export const addNote = command({
  name: "note.add",
  input: z.strictObject({
    workshopId: WorkshopId,
    noteId: Id.default(() => randomUUID()),
    areaId: Id,
    text: NoteText,
    colour: Colour.default("sun"),
    ...typedFields,
  }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: takesPart,
  async run(ctx, input, seat) {
    requireOpen(seat);
    return placeNote(ctx, seat, input);
  },
});

/** Where the words of a note or a statement are from, when nobody here wrote them. */
export type Source = Selectable<DB["boardNotes"]>["source"];

/** Hangs a note where its author wants it. Errors: as `addNote` says. */
export async function placeNote(
  ctx: CommandContext,
  seat: Seat,
  words: Typed & {
    noteId: string;
    areaId: string;
    text: string;
    colour: z.output<typeof Colour>;
    source?: Source;
  },
) {
  const authorId = chair(seat);
  const typed = await typedIn(ctx, seat, words);
  const phase = await holdPhase(ctx, seat);
  await requireArea(ctx, seat, words.areaId);
  await requireRoom(ctx, authorId);
  const inPrivate = typed.phase?.kind === "write";
  const hidden =
    phase.kind === "write" || (inPrivate && typed.phase !== null && phase.position < typed.phase.position);
  const nameless = typed.nameless || phase.anonymous;
  const { noteId, areaId, text, colour, source = null } = words;
  const note = await ctx.db
    .insertInto("boardNotes")
    .values({
      id: noteId,
      boardId: seat.workshopId,
      phaseId: phase.kind === "write" ? phase.id : (typed.phase?.id ?? phase.id),
      authorId,
      areaId,
      text,
      colour,
      source,
      // At random what was private or nameless: neither the order nor its place says who wrote first, or came late.
      position: hidden || inPrivate || nameless ? Math.random() : ctx.now.getTime() / 1000,
      anonymous: nameless,
      hidden,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning(noteShape)
    .executeTakeFirst();
  if (!note) return alreadyThere(ctx, noteId, authorId);
  await tellOfNotes(ctx, seat, [note]);
  return shownToAuthor(note);
}

/**
 * The phase in which the board stands, held against moving on: otherwise a private note of the last moment would stay
 * behind when the others are revealed.
 */
async function holdPhase(ctx: CommandContext, seat: Seat) {
  await ctx.db.selectFrom("boardPhases").select("id").where("id", "=", seat.phase.id).forShare().execute();
  return ctx.db
    .selectFrom("boards")
    .innerJoin("boardPhases as phase", "phase.id", "boards.phaseId")
    .select(["phase.id", "phase.kind", "phase.position", "phase.anonymous"])
    .where("boards.id", "=", seat.workshopId)
    .executeTakeFirstOrThrow();
}

async function requireRoom(ctx: CommandContext, authorId: string): Promise<void> {
  const { count } = await ctx.db
    .selectFrom("boardNotes")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("authorId", "=", authorId)
    // What was brought from elsewhere has a limit of its own.
    .where("importId", "is", null)
    .executeTakeFirstOrThrow();
  if (count >= mostNotes) throw new Conflict("too_many_notes", { maximum: mostNotes });
}

/** The same note sent again is no second one; somebody else's id is nobody's business. */
async function alreadyThere(ctx: CommandContext, noteId: string, authorId: string) {
  const note = await ctx.db
    .selectFrom("boardNotes")
    .select(noteShape)
    .where("id", "=", noteId)
    .where("authorId", "=", authorId)
    .executeTakeFirst();
  if (!note) throw new Conflict("id_taken");
  return shownToAuthor(note);
}

type NoteRow = {
  id: string;
  areaId: string;
  groupId: string | null;
  authorId: string | null;
  text: string;
  colour: string;
  position: number;
  hidden: boolean;
  removed: boolean;
  revision: number;
};

/** A note as its author gets it back. */
export const shownToAuthor = ({ authorId: _, ...note }: NoteRow) => note;

/** Tells of notes, and of what changed with them: hidden ones to their authors alone, the others to all. */
export async function tellOfNotes(
  ctx: CommandContext,
  seat: Pick<Seat, "workshopId">,
  notes: { id: string; authorId: string | null; hidden: boolean }[],
  changes: BoardChange[] = [],
): Promise<void> {
  const authors = new Set(notes.flatMap(({ authorId }) => authorId ?? []));
  await tellOwn(ctx.db, seat.workshopId, [...authors]);
  const seen = notes.filter(({ hidden }) => !hidden).map(({ id }) => ({ kind: "note", id }));
  await tellAll(ctx.db, seat.workshopId, [...changes, ...seen]);
}
