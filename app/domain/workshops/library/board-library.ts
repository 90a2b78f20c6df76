import { randomUUID } from "node:crypto";
import { z } from "zod";
import { command, query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { Conflict, Invalid, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Reference } from "#core/validation.ts";
import { entryOf, type LibraryEntry, Sector, wholeLibrary } from "#domain/philosophy/library/library.ts";
import { placeNote, type Source } from "../notes.ts";
import { requireOpen, takeSeat, takesPart, WorkshopId } from "../seat.ts";
import { hangStatement, requireDrafting } from "../statements/add-statement.ts";

/**
 * What others published, for everybody at a board whose facilitator shows it, guests included; in the reader's language.
 * Errors: NotFound while it is not shown.
 */
export const readBoardLibrary = query({
  name: "workshop.read_library",
  input: z.strictObject({ workshopId: WorkshopId }),
  async target(ctx, { workshopId }) {
    await takeSeat(ctx, workshopId);
    if ((await libraryOf(ctx, workshopId)) === "out of sight") throw new NotFound();
  },
  can: () => true,
  run: (ctx) => ({
    items: wholeLibrary(ctx),
    sectors: Sector.options.map((id) => ({
      id,
      name: ctx.services.text(ctx.language, `library.sector.${id}`),
    })),
  }),
});

/**
 * Takes one entry to the board: the quotation as a note, or our own sentence beside it as a statement to begin with.
 * Either keeps where it is from, for all to see. Nothing of the library comes to a board in another way. The taker
 * chooses the id, so that what is sent twice is one.
 * Errors: Conflict `library_not_shown`, `not_now` for a statement outside of drafting, and as for a note or a statement that one writes; Invalid on `entryId`.
 */
export const takeFromLibrary = command({
  name: "workshop.take_from_library",
  input: z.strictObject({
    workshopId: WorkshopId,
    entryId: Reference(100),
    as: z.enum(["note", "statement"]),
    id: Id.default(() => randomUUID()),
    /** Where a note is to hang. */
    areaId: Id.optional(),
  }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: takesPart,
  async run(ctx, { workshopId, entryId, as, id, areaId }, seat) {
    requireOpen(seat);
    if ((await libraryOf(ctx, workshopId)) === "out of sight") throw new Conflict("library_not_shown");
    const entry = entryOf(ctx, entryId);
    if (!entry) throw new Invalid([{ path: "entryId", code: "not_found" }]);
    if (as === "statement") {
      requireDrafting(ctx, seat);
      const words = {
        statementId: id,
        text: entry.starter,
        noteIds: [],
        source: sourceOf(entry),
        inPhase: seat.phase.id,
      };
      await hangStatement(ctx, seat, words);
      return { id, as };
    }
    if (!areaId) throw new Invalid([{ path: "areaId", code: "required" }]);
    const words = { noteId: id, areaId, text: entry.quote, colour: "stone" as const };
    await placeNote(ctx, seat, { ...words, source: sourceOf(entry), inPhase: seat.phase.id });
    return { id, as };
  },
});

async function libraryOf(
  { db }: Pick<QueryContext, "db">,
  boardId: string,
): Promise<"shown" | "out of sight"> {
  const board = await db
    .selectFrom("boards")
    .select("libraryShown")
    .where("id", "=", boardId)
    .executeTakeFirst();
  return board?.libraryShown ? "shown" : "out of sight";
}

const sourceOf = (entry: LibraryEntry): Source => ({
  kind: "library",
  entryId: entry.id,
  organisation: entry.organisation,
  title: entry.source,
  url: entry.url,
  language: entry.language,
});
