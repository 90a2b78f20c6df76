import { z } from "zod";
import { answerable, isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, type FieldError, Invalid } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Line, Text } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { readCheck } from "./read-check.ts";
import { openRound, subjectOfRound } from "./round.ts";
import { showRound } from "./show-check.ts";
import { type CheckSubject, findSubject, SubjectInput } from "./subject.ts";

export const CheckMark = z.enum(["supports", "neutral", "conflicts"]);
export type CheckMark = z.output<typeof CheckMark>;

const Given = z.strictObject({
  mark: CheckMark,
  line: Line(300).optional(),
  /** What is to become of a conflict: needed beside one, and nowhere else. */
  note: Text(1000).optional(),
});
type Marks = Record<string, z.output<typeof Given>>;

/**
 * Gives one's own view of a thing: a mark for each published principle, by its id, with a line where there is
 * something to say, and what value it gives. Nobody else reads it before the round is shown; given again, it replaces
 * one's earlier view. `show: "now"` shows the round at once. Errors: NotFound; Conflict `nothing_published`,
 * `check_shown`; Invalid `every_principle`, `not_published_now`, `decision_note_needed` beside the mark at fault.
 */
export const giveView = command({
  name: "check.give",
  input: z.strictObject({
    ...SubjectInput,
    marks: z.record(Id, Given),
    value: Text(1000).optional(),
    show: z.enum(["later", "now"]).default("later"),
  }),
  target: (ctx, input): Promise<CheckSubject> => findSubject(ctx, input),
  can: isStaff,
  async run(ctx, { marks, value, show }, subject) {
    await requireMarks(ctx.db, marks);
    const checkerId = await requireChecker(ctx);
    const round = await openRound(ctx, subject);
    const { id: viewId } = await ctx.db
      .insertInto("checkViews")
      .values({ id: newId(), checkId: round.id, checkerId, value: value ?? null, givenAt: ctx.now })
      .onConflict((conflict) =>
        conflict.columns(["checkId", "checkerId"]).doUpdateSet({ value: value ?? null, givenAt: ctx.now }),
      )
      .returning("id")
      .executeTakeFirstOrThrow();
    await ctx.db.deleteFrom("checkMarks").where("viewId", "=", viewId).execute();
    await ctx.db.insertInto("checkMarks").values(rowsOf(viewId, marks)).execute();
    ctx.record("check.given", subjectOfRound(round, subject));
    if (show === "now") await showRound(ctx, round, subject);
    return readCheck(ctx, subject);
  },
});

/** Somebody answers for what is said: a person, or whoever is responsible for the key. */
async function requireChecker(ctx: CommandContext): Promise<string> {
  const checkerId = answerable(ctx.actor);
  if (checkerId === null) throw new Conflict("nobody_asks");
  return checkerId;
}

async function requireMarks(db: Queryable, marks: Marks): Promise<void> {
  const published = await db.selectFrom("principles").select("id").where("state", "=", "published").execute();
  if (published.length === 0) throw new Conflict("nothing_published");
  const ids = new Set(published.map(({ id }) => id));
  const missing = [...ids].filter((id) => !(id in marks));
  const errors: FieldError[] = [
    ...missing.map((id) => ({ path: `marks.${id}`, code: "every_principle" })),
    ...Object.entries(marks).flatMap(([id, { mark, note }]): FieldError[] => {
      if (!ids.has(id)) return [{ path: `marks.${id}`, code: "not_published_now" }];
      return mark === "conflicts" && note === undefined
        ? [{ path: `marks.${id}.note`, code: "decision_note_needed" }]
        : [];
    }),
  ];
  if (errors.length > 0) throw new Invalid(errors);
}

const rowsOf = (viewId: string, marks: Marks) =>
  Object.entries(marks).map(([principleId, { mark, line, note }]) => ({
    viewId,
    principleId,
    mark,
    line: line ?? null,
    note: mark === "conflicts" ? (note ?? null) : null,
  }));
