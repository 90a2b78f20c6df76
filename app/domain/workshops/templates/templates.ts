import { z } from "zod";
import { answerable, isStaff, leads } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import type { CommandContext, QueryContext } from "#core/context.ts";
import { Conflict, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Line, Text } from "#core/validation.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { WorkshopId } from "../seat.ts";
import { builtIns } from "./built-in.ts";
import { findTemplate, isBuiltIn, TemplateId } from "./find-template.ts";
import { dictionaryOf, templateIn } from "./our-words.ts";
import { Plan, type Template } from "./template.ts";
import { templateOf } from "./template-of-workshop.ts";

/** Templates of its own that an organisation keeps at any time: a list that one can still choose from. */
const mostTemplates = 100;

const Title = Line(80);
const Purpose = Text(1000, 0);

/**
 * All templates that one can plan a workshop from: ours in the reader's language, then the organisation's own, in it as
 * far as they say what ours say; or, of its own, at most a hundred that were taken out of the choice.
 */
export const listTemplates = query({
  name: "template.list",
  input: z.strictObject({ state: z.enum(["current", "retired"]).default("current") }),
  can: isStaff,
  async run(ctx, { state }) {
    const ours =
      state === "current"
        ? await Promise.all(builtIns.map((key) => findTemplate(ctx, key, ctx.language)))
        : [];
    const own = await ctx.db
      .selectFrom("workshopTemplates")
      .select(["id", "title", "purpose", "language", "plan", "revision", "retiredAt"])
      .where("retiredAt", state === "current" ? "is" : "is not", null)
      .orderBy("title")
      .orderBy("id")
      .limit(mostTemplates)
      .execute();
    const all = [...ours, ...own.map(({ plan, ...row }) => spokenTo(ctx, { ...row, ...plan }))];
    return { items: all.map(summaryOf) };
  },
});

/** A template as this reader finds it: texts of ours that nobody changed are in their language. */
function spokenTo<Own extends Template & { language: string }>(
  { services, language }: Pick<QueryContext, "services" | "language">,
  template: Own,
): Own {
  if (template.language === language) return template;
  return templateIn(template, dictionaryOf(services.text, { from: template.language, to: language }));
}

const summaryOf = (template: Template & { id: string; language: string }) => ({
  id: template.id,
  title: template.title,
  purpose: template.purpose,
  language: template.language,
  origin: isBuiltIn(template.id) ? ("ours" as const) : ("own" as const),
  phases: template.phases.map(({ kind, title }) => ({ kind, title })),
  minutes: Math.round(template.phases.reduce((sum, phase) => sum + (phase.seconds ?? 0), 0) / 60),
  days: template.phases.reduce((sum, phase) => sum + (phase.days ?? 0), 0),
});

/**
 * One template whole: as it is stored, for those who may edit it; for others in their language, as far as it says what
 * ours say. Errors: NotFound.
 */
export const readTemplate = query({
  name: "template.read",
  input: z.strictObject({ templateId: TemplateId }),
  target: (ctx, { templateId }) => findTemplate(ctx, templateId, ctx.language),
  can: isStaff,
  run: (ctx, _input, template) => (leads(ctx.actor) ? template : spokenTo(ctx, template)),
});

/**
 * Saves a template of the organisation's own: written anew, or a copy of another (`copyOf`) or of the plan of a workshop
 * (`ofWorkshop`), with what is given beside it put in its place.
 * Errors: NotFound for what is to be copied; Conflict `too_many_templates`.
 */
export const createTemplate = command({
  name: "template.create",
  input: z
    .strictObject({
      copyOf: TemplateId.optional(),
      ofWorkshop: WorkshopId.optional(),
      title: Title,
      purpose: Purpose.optional(),
      plan: Plan.optional(),
    })
    .refine((input) => input.copyOf ?? input.ofWorkshop ?? input.plan, {
      path: ["plan"],
      params: { code: "required" },
    }),
  target: (ctx, { copyOf, ofWorkshop }) => originalOf(ctx, copyOf, ofWorkshop),
  can: leads,
  async run(ctx, input, original) {
    await requireRoom(ctx);
    const { languages } = await findOrganisation(ctx.db);
    const plan = input.plan ?? (original && planOf(original));
    if (!plan) throw new NotFound();
    const id = newId();
    await ctx.db
      .insertInto("workshopTemplates")
      .values({
        id,
        title: input.title,
        purpose: input.purpose ?? original?.purpose ?? "",
        language: original?.language ?? languages[0] ?? "en",
        plan,
        createdBy: answerable(ctx.actor),
        createdAt: ctx.now,
      })
      .execute();
    ctx.record("template.created", { type: "template", id }, { copyOf: input.copyOf ?? null });
    return findTemplate(ctx, id, ctx.language);
  },
});

async function originalOf(
  ctx: CommandContext,
  copyOf: string | undefined,
  workshopId: string | undefined,
): Promise<(Template & { language: string }) | null> {
  if (copyOf) return findTemplate(ctx, copyOf, ctx.language);
  return workshopId ? templateOf(ctx, workshopId) : null;
}

/** Areas, phases and yield of a template, as they are stored. */
const planOf = ({ areas, phases, yields }: Template) => Plan.parse({ areas, phases, yields });

async function requireRoom(ctx: CommandContext): Promise<void> {
  const { count } = await ctx.db
    .selectFrom("workshopTemplates")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("retiredAt", "is", null)
    .executeTakeFirstOrThrow();
  if (count >= mostTemplates) throw new Conflict("too_many_templates", { maximum: mostTemplates });
}

/** Changes a template of the organisation's own. Workshops that were planned from it stay as they are. */
export const changeTemplate = command({
  name: "template.change",
  input: z.strictObject({
    templateId: Id,
    title: Title.optional(),
    purpose: Purpose.optional(),
    plan: Plan.optional(),
  }),
  target: (ctx, { templateId }) => holdTemplate(ctx, templateId),
  can: leads,
  async run(ctx, { templateId, title, purpose, plan }) {
    await ctx.db
      .updateTable("workshopTemplates")
      .set((eb) => ({
        ...(title !== undefined && { title }),
        ...(purpose !== undefined && { purpose }),
        ...(plan !== undefined && { plan }),
        revision: eb("revision", "+", 1),
      }))
      .where("id", "=", templateId)
      .execute();
    ctx.record("template.changed", { type: "template", id: templateId });
    return findTemplate(ctx, templateId, ctx.language);
  },
});

/** Takes a template out of the choice, or puts it back: nothing of it is lost. */
export const retireTemplate = command({
  name: "template.retire",
  input: z.strictObject({ templateId: Id, retired: z.boolean().default(true) }),
  target: (ctx, { templateId }) => holdTemplate(ctx, templateId),
  can: leads,
  async run(ctx, { templateId, retired }) {
    if (!retired) await requireRoom(ctx);
    await ctx.db
      .updateTable("workshopTemplates")
      .set({ retiredAt: retired ? ctx.now : null })
      .where("id", "=", templateId)
      .execute();
    ctx.record(retired ? "template.retired" : "template.restored", { type: "template", id: templateId });
    return findTemplate(ctx, templateId, ctx.language);
  },
});

async function holdTemplate(ctx: CommandContext, id: string): Promise<{ revision: number }> {
  const row = await ctx.db
    .selectFrom("workshopTemplates")
    .select(["id", "revision"])
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}
