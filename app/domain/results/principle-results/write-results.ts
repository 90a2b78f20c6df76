import { z } from "zod";
import { type Actor, leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Decimal, Line, Month } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { findPrinciple, type Principle, PrincipleId } from "../../philosophy/principle.ts";
import { readResults, type SideResult } from "./read-results.ts";

/** A principle gives one result to those we serve and one to the organisation. */
export const Side = z.enum(["customer", "organisation"]);

/** A month as `2026-04`. */
/** A month of which results are kept. */
const ResultMonth = Month.refine((month) => month >= "1900-01" && month <= "2099-12", {
  params: { code: "not_date" },
});

/** As many months as one result holds: ten years. */
const mostMonths = 120;

/** Leads, and whoever owns the principle. */
const mayMeasure = (actor: Actor, principle: Pick<Principle, "ownerId">): boolean =>
  leads(actor) || (actor.kind === "employee" && principle.ownerId === actor.id);

/**
 * Says what a principle gives to one side: a name and a unit whose values are typed in by month, or a standard whose
 * monthly share it is, in %. What was typed stays while the source is the typed one. Errors: NotFound; Invalid.
 */
export const setResult = command({
  name: "principle.set_result",
  input: z.strictObject({
    principleId: PrincipleId,
    side: Side,
    name: Line(120),
    unit: Line(20).optional(),
    standardId: Id.optional(),
  }),
  target: ({ db }, { principleId }) => findPrinciple(db, principleId),
  can: mayMeasure,
  async run(ctx, { principleId, side, name, unit, standardId }, principle) {
    if (principle.state === "retired") throw new Conflict("wrong_state", { state: principle.state });
    if (standardId === undefined && unit === undefined)
      throw new Invalid([{ path: "unit", code: "required" }]);
    if (standardId !== undefined) await requireStandard(ctx.db, standardId);
    const values = { name, unit: standardId ? "%" : (unit ?? ""), standardId: standardId ?? null };
    const { id } = await ctx.db
      .insertInto("principleResults")
      .values({ id: newId(), principleId, side, ...values })
      .onConflict((conflict) => conflict.columns(["principleId", "side"]).doUpdateSet(values))
      .returning("id")
      .executeTakeFirstOrThrow();
    // A standard counts for itself: what was typed before would say something else.
    if (standardId !== undefined)
      await ctx.db.deleteFrom("principleResultValues").where("resultId", "=", id).execute();
    ctx.record("principle.result_set", { type: "principle", id: principleId }, { side });
    return sideOf(ctx, principleId, side);
  },
});

/**
 * Writes values of a typed result, by month; null takes a month away. Errors: NotFound; Conflict `counted_by_standard`
 * when a standard gives the values; Invalid on `values` beyond ten years of months.
 */
export const noteResultValues = command({
  name: "principle.note_result_values",
  input: z.strictObject({
    principleId: PrincipleId,
    side: Side,
    values: z
      .array(
        z.strictObject({
          month: ResultMonth,
          value: Decimal({ min: -1_000_000_000, max: 1_000_000_000 }).nullable(),
        }),
      )
      .min(1)
      .max(mostMonths),
  }),
  target: ({ db }, { principleId }) => findPrinciple(db, principleId),
  can: mayMeasure,
  async run(ctx, { principleId, side, values }) {
    const result = await holdResult(ctx.db, principleId, side);
    if (result.standardId !== null) throw new Conflict("counted_by_standard");
    const given = new Map(values.map(({ month, value }) => [month, value]));
    await ctx.db
      .deleteFrom("principleResultValues")
      .where("resultId", "=", result.id)
      .where("month", "in", [...given.keys()])
      .execute();
    const kept = [...given].flatMap(([month, value]) =>
      value === null ? [] : [{ resultId: result.id, month, value }],
    );
    if (kept.length > 0) await ctx.db.insertInto("principleResultValues").values(kept).execute();
    await requireRoom(ctx.db, result.id);
    ctx.record(
      "principle.result_noted",
      { type: "principle", id: principleId },
      { side, months: given.size },
    );
    return sideOf(ctx, principleId, side);
  },
});

/** Takes the result of one side away, with what was typed. Errors: NotFound. */
export const removeResult = command({
  name: "principle.remove_result",
  input: z.strictObject({ principleId: PrincipleId, side: Side }),
  target: ({ db }, { principleId }) => findPrinciple(db, principleId),
  can: mayMeasure,
  async run(ctx, { principleId, side }) {
    const { id } = await holdResult(ctx.db, principleId, side);
    await ctx.db.deleteFrom("principleResults").where("id", "=", id).execute();
    ctx.record("principle.result_removed", { type: "principle", id: principleId }, { side });
    return { principleId, side };
  },
});

async function requireStandard(db: Queryable, id: string): Promise<void> {
  const found = await db.selectFrom("standards").select("id").where("id", "=", id).executeTakeFirst();
  if (!found) throw new Invalid([{ path: "standardId", code: "unknown_standard" }]);
}

async function holdResult(db: Queryable, principleId: string, side: z.output<typeof Side>) {
  const result = await db
    .selectFrom("principleResults")
    .select(["id", "standardId"])
    .where("principleId", "=", principleId)
    .where("side", "=", side)
    .forUpdate()
    .executeTakeFirst();
  if (!result) throw new NotFound();
  return result;
}

async function requireRoom(db: Queryable, resultId: string): Promise<void> {
  const { months } = await db
    .selectFrom("principleResultValues")
    .select((eb) => eb.fn.countAll<number>().as("months"))
    .where("resultId", "=", resultId)
    .executeTakeFirstOrThrow();
  if (months > mostMonths)
    throw new Invalid([{ path: "values", code: "too_many_months", params: { maximum: mostMonths } }]);
}

async function sideOf(
  ctx: CommandContext,
  principleId: string,
  side: z.output<typeof Side>,
): Promise<SideResult> {
  const result = (await readResults(ctx, principleId))[side];
  if (!result) throw new Error("a result that was just written is not there");
  return result;
}
