import { z } from "zod";
import { answerable, manages } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { Conflict, Invalid, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Line, Text } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { translationsOf } from "#domain/organisation/translations.ts";
import { countClocksAgain, holdClocks } from "../organisation/calendars/count-clocks-again.ts";
import { requireTeam } from "../organisation/teams.ts";
import { requireTranslationLanguages } from "../philosophy/principle.ts";
import { isMeasurable, saysWorkingTime } from "./measurable.ts";
import { noteChanges } from "./standard-changes.ts";
import { findStandard, Measure, type Standard, standardColumns } from "./standards.ts";
import { due, secondsOf, Within } from "./within.ts";

/** A share over 0 and up to 1, kept to five decimals. */
const Target = z
  .number()
  .overwrite((target) => Math.round(target * 1e5) / 1e5)
  .gt(0)
  .max(1);

const fields = {
  name: Line(200),
  measure: Measure,
  target: Target,
  within: Within.optional(),
  time: z.enum(["elapsed", "working"]).default("elapsed"),
  teamId: Id.optional(),
  remedy: Text(1000).optional(),
  /** In the organisation's other languages; what is left out is read in its first. */
  translations: translationsOf(
    z.strictObject({ name: Line(200).optional(), remedy: Text(1000).optional() }),
  ).optional(),
};

export const createStandard = command({
  name: "standard.create",
  input: z.strictObject(fields),
  can: (actor, _target, input) => manages(actor, input.teamId),
  async run(ctx, input) {
    if (input.teamId) await requireTeam(ctx.db, input.teamId, "teamId");
    requireFact(input.name);
    await requireTranslations(ctx.db, input.translations);
    const within = withinFor(input.measure, input.within);
    requireLength(input.time, within);
    requireSameTime({ time: input.time, within }, namesOf(input));
    if (input.time === "working") await holdClocks(ctx.db, "alone");
    const id = newId();
    await ctx.db
      .insertInto("standards")
      .values({
        ...input,
        within,
        withinSeconds: secondsOf(within),
        id,
        ownerId: answerable(ctx.actor),
        createdAt: ctx.now,
      })
      .execute();
    await countClocksAgain(ctx, id, "all");
    ctx.record("standard.created", { type: "standard", id }, { measure: input.measure });
    return findStandard(ctx.db, id);
  },
});

/** Changes a standard. While a published pledge stands on it, what it promises cannot move. */
export const changeStandard = command({
  name: "standard.change",
  input: z.strictObject({
    standardId: Id,
    name: fields.name.optional(),
    target: Target.optional(),
    within: Within.optional(),
    teamId: Id.nullable().optional(),
    remedy: fields.remedy.nullable(),
    translations: fields.translations,
  }),
  target: (ctx, input) => lockStandard(ctx.db, input.standardId),
  can: (actor, standard, input) =>
    manages(actor, standard.teamId) && (input.teamId === undefined || manages(actor, input.teamId)),
  async run(ctx, { standardId, ...changes }, standard) {
    if (changes.teamId) await requireTeam(ctx.db, changes.teamId, "teamId");
    // What was named before this was asked keeps its name.
    if (changes.name !== undefined && changes.name !== standard.name) requireFact(changes.name);
    await requireTranslations(ctx.db, changes.translations, standard.translations);
    const within = withinFor(standard.measure, changes.within ?? standard.within ?? undefined);
    const next = { ...changes, within, withinSeconds: secondsOf(within) };
    requireLength(standard.time, within);
    const before = new Set(namesOf(standard).map(({ name }) => name));
    requireSameTime(
      { time: standard.time, within },
      namesOf(changes).filter(({ name }) => !before.has(name)),
    );
    const recount = standard.time === "working" && countsOtherwise(standard, next);
    if (recount) await holdClocks(ctx.db, "alone");
    if (promisesOtherwise(standard, next)) await requireNoPublishedPledge(ctx.db, standardId);
    await ctx.db
      .updateTable("standards")
      .set({ ...next, revision: standard.revision + 1 })
      .where("id", "=", standardId)
      .execute();
    if (recount) await countClocksAgain(ctx, standardId, "all");
    await noteChanges(ctx, standard, next);
    ctx.record(
      "standard.changed",
      { type: "standard", id: standardId },
      {
        fields: Object.keys(changes).filter((field) => changes[field as keyof typeof changes] !== undefined),
      },
    );
    return findStandard(ctx.db, standardId);
  },
});

/** Errors: Invalid beside the name when its words hold nothing to check. */
function requireFact(name: string, path = "name"): void {
  if (!isMeasurable(name)) throw new Invalid([{ path, code: "not_measurable" }]);
}

/**
 * A name in another language holds something to check as well; what stood there before keeps it. Errors: Invalid
 * beside a language that is not one of the organisation's others, or beside a name.
 */
async function requireTranslations(
  db: Queryable,
  translations: Standard["translations"] = {},
  before: Standard["translations"] = {},
): Promise<void> {
  await requireTranslationLanguages(db, translations);
  for (const [language, { name }] of Object.entries(translations)) {
    if (name !== undefined && name !== before[language]?.name)
      requireFact(name, `translations.${language}.name`);
  }
}

/**
 * The time allowed. A promise brings its own, a feeling has none; the first answer and the whole matter may be asked by
 * the case's own due time. Errors: Invalid beside `within`.
 */
function withinFor(measure: Measure, within: string | undefined): string | null {
  const refuse = (code: string): never => {
    throw new Invalid([{ path: "within", code }]);
  };
  if (measure === "felt") return within === undefined ? null : refuse("feelings_have_no_time");
  if (measure === "promise_kept") {
    return within === undefined || within === due ? null : refuse("promise_has_its_due_time");
  }
  if (within === undefined) return refuse("required");
  const byDueTime = measure === "first_answer" || measure === "resolution";
  return within === due && !byDueTime ? refuse("needs_a_length") : within;
}

/** Working time needs a length of time; `due` and promises bring an instant. Errors: Invalid beside `time`. */
function requireLength(time: Standard["time"], within: string | null): void {
  if (time === "working" && secondsOf(within) === null) {
    throw new Invalid([{ path: "time", code: "working_time_needs_a_length" }]);
  }
}

type Named = { name?: string; translations?: Standard["translations"] };

const namesOf = ({ name, translations = {} }: Named): { path: string; name: string }[] =>
  [
    { path: "name", name },
    ...Object.entries(translations).map(([language, own]) => ({
      path: `translations.${language}.name`,
      name: own.name,
    })),
  ].flatMap(({ path, name }) => (name === undefined ? [] : [{ path, name }]));

/**
 * A name that speaks of working days is counted in working time: with every hour of the calendar it would promise other
 * than it measures. Errors: Invalid beside each name that says so.
 */
function requireSameTime(
  { time, within }: Pick<Standard, "time"> & { within: string | null },
  names: { path: string; name: string }[],
): void {
  if (time === "working" || secondsOf(within) === null) return;
  const wrong = names.filter(({ name }) => saysWorkingTime(name));
  if (wrong.length > 0)
    throw new Invalid(wrong.map(({ path }) => ({ path, code: "name_says_working_time" })));
}

function promisesOtherwise(
  standard: Standard,
  next: { target?: number; within: string | null; teamId?: string | null },
): boolean {
  return (next.target !== undefined && next.target !== standard.target) || countsOtherwise(standard, next);
}

function countsOtherwise(
  standard: Standard,
  next: { within: string | null; teamId?: string | null },
): boolean {
  return next.within !== standard.within || (next.teamId !== undefined && next.teamId !== standard.teamId);
}

async function lockStandard(db: Queryable, id: string): Promise<Standard> {
  const row = await db
    .selectFrom("standards")
    .select(standardColumns)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** Errors: Conflict `standard_pledged`. */
async function requireNoPublishedPledge(db: Queryable, standardId: string): Promise<void> {
  const published = await db
    .selectFrom("pledges")
    .innerJoin("pledgePublications", "pledgePublications.pledgeId", "pledges.id")
    .select("pledges.id")
    .where("standardId", "=", standardId)
    .where("withdrawnAt", "is", null)
    .executeTakeFirst();
  if (published) throw new Conflict("standard_pledged", { pledgeId: published.id });
}
