import { randomUUID } from "node:crypto";
import { z } from "zod";
import { tellAll, tellOwn } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, type FieldError, Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Line, Text } from "#core/validation.ts";
import { Statement } from "#domain/philosophy/principle.ts";
import { requireArea } from "../groups.ts";
import { holdSeat } from "../move-phase.ts";
import { Colour, tellOfNotes } from "../notes.ts";
import { facilitates, requireOpen, type Seat, WorkshopId } from "../seat.ts";
import { nudgeOnce } from "../statements/add-statement.ts";
import { statementChanges } from "../statements/statement.ts";
import { requireVisible } from "./evidence.ts";
import { Brought, longest } from "./preview-import.ts";
import { mostLines } from "./read-lines.ts";

/** Notes that may be brought to one board in all. */
const mostBrought = 1000;

const Item = z.strictObject({
  text: Text(longest.notes),
  colour: Colour.optional(),
  /** The bad moment, or the case of a voice, that this note comes from and keeps its link to. */
  momentId: Id.optional(),
  caseId: Id.optional(),
});
export type Item = z.output<typeof Item>;

/**
 * Brings what exists to a board, all of it or nothing: lines of an earlier list, bad moments, voices; as notes in an
 * area or as statements. What comes as notes while people write in private stays out of everybody else's sight until
 * the board moves on, like any note: what others wrote elsewhere would anchor those who write. `importId` is chosen by
 * the sender: the same import sent again is not a second one.
 * Errors: Invalid beside the item; Conflict `workshop_closed`, `id_taken`, `too_much_brought`, `too_many_statements`.
 */
export const importLines = command({
  name: "workshop.import",
  input: z.strictObject({
    workshopId: WorkshopId,
    importId: Id.default(() => randomUUID()),
    into: Brought.default("notes"),
    areaId: Id.optional(),
    /** What the lines are from, such as the title of a charter. */
    source: Line(120).optional(),
    items: z.array(Item).min(1).max(mostLines),
  }),
  // Held like a move of the phase: what comes in private stays private, and two imports come after one another.
  target: (ctx, { workshopId }) => holdSeat(ctx, workshopId),
  can: facilitates,
  async run(ctx, { importId, into, areaId, source, items }, seat) {
    requireOpen(seat);
    const made = await ctx.db
      .insertInto("boardImports")
      .values({ id: importId, boardId: seat.workshopId, brought: into, items: items.length })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) return alreadyThere(ctx, seat, importId);
    const from = { importId, source: source ?? null };
    const done = { importId, into, items: items.length };
    if (into === "statements") {
      await importStatements(ctx, seat, items, from);
      return { ...done, hidden: false };
    }
    if (!areaId) throw new Invalid([{ path: "areaId", code: "required" }]);
    await requireArea(ctx, seat, areaId);
    await requireVisible(ctx, items);
    await importNotes(ctx, seat, items, { ...from, areaId });
    return { ...done, hidden: seat.phase.kind === "write" };
  },
});

/** The same import sent again brings nothing; somebody else's id is nobody's business. */
async function alreadyThere(ctx: CommandContext, seat: Seat, importId: string) {
  const earlier = await ctx.db
    .selectFrom("boardImports")
    .select(["brought", "items"])
    .where("id", "=", importId)
    .where("boardId", "=", seat.workshopId)
    .executeTakeFirst();
  if (!earlier) throw new Conflict("id_taken");
  const hidden = await ctx.db
    .selectFrom("boardNotes")
    .select("id")
    .where("importId", "=", importId)
    .where("hidden", "=", true)
    .limit(1)
    .executeTakeFirst();
  return { importId, into: earlier.brought, items: earlier.items, hidden: hidden !== undefined };
}

interface From {
  importId: string;
  source: string | null;
}

async function importNotes(
  ctx: CommandContext,
  seat: Seat,
  items: Item[],
  { importId, source, areaId }: From & { areaId: string },
): Promise<void> {
  const { phase, workshopId: boardId } = seat;
  const notes = await ctx.db
    .insertInto("boardNotes")
    .values(
      items.map(({ text, colour, momentId, caseId }, index) => ({
        id: randomUUID(),
        boardId,
        areaId,
        phaseId: phase.id,
        authorId: seat.participantId,
        text,
        colour: colour ?? ("stone" as const),
        // In the order of the list, after what hangs there.
        position: ctx.now.getTime() / 1000 + index / 1000,
        anonymous: phase.anonymous,
        hidden: phase.kind === "write",
        importId,
        source: { kind: "import" as const, ...(source !== null && { title: source }) },
        evidenceKind: momentId ? ("bad_moment" as const) : caseId ? ("case" as const) : null,
        evidenceId: momentId ?? caseId ?? null,
      })),
    )
    .returning(["id", "authorId", "hidden"])
    .execute();
  await requireRoom(ctx, boardId);
  recordImport(ctx, seat, "notes");
  await tellOfNotes(ctx, seat, notes);
}

async function requireRoom(ctx: CommandContext, boardId: string): Promise<void> {
  const { count } = await ctx.db
    .selectFrom("boardNotes")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("boardId", "=", boardId)
    .where("importId", "is not", null)
    .executeTakeFirstOrThrow();
  if (count > mostBrought) throw new Conflict("too_much_brought", { maximum: mostBrought });
}

async function importStatements(
  ctx: CommandContext,
  seat: Seat,
  items: Item[],
  { importId, source }: From,
): Promise<void> {
  requireStatements(items);
  const statements = await ctx.db
    .insertInto("boardStatements")
    .values(
      items.map(({ text }, index) => ({
        id: randomUUID(),
        boardId: seat.workshopId,
        text,
        position: ctx.now.getTime() / 1000 + index / 1000,
        drafterId: seat.participantId,
        anonymous: seat.phase.anonymous,
        importId,
        source: { kind: "import" as const, ...(source !== null && { title: source }) },
      })),
    )
    .returning("id")
    .execute();
  await nudgeOnce(ctx, seat.workshopId);
  recordImport(ctx, seat, "statements");
  await tellOwn(ctx.db, seat.workshopId, seat.participantId ? [seat.participantId] : []);
  await tellAll(
    ctx.db,
    seat.workshopId,
    statementChanges(seat.workshopId, ...statements.map(({ id }) => id)),
  );
}

/** Errors: Invalid for what is no statement: too long, of several lines, or with the link of a note. */
function requireStatements(items: Item[]): void {
  const errors = items.flatMap(({ text, momentId, caseId }, index): FieldError[] => {
    if (momentId ?? caseId) return [{ path: `items.${index}`, code: "links_go_with_notes" }];
    const fits = Statement.safeParse(text);
    if (fits.success) return [];
    return text.length > longest.statements
      ? [{ path: `items.${index}.text`, code: "too_long", params: { maximum: longest.statements } }]
      : [{ path: `items.${index}.text`, code: "one_line" }];
  });
  if (errors.length > 0) throw new Invalid(errors);
}

/** How much came stays out of the log: in private writing nobody else is to know. */
const recordImport = (ctx: CommandContext, seat: Seat, brought: "notes" | "statements"): void =>
  ctx.record("workshop.imported", { type: "workshop", id: seat.workshopId }, { brought });
