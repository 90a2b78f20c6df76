import { z } from "zod";
import type { BoardPlan } from "#blocks/boards/make-board.ts";
import type { QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { type BuiltIn, builtIns, builtInTemplate } from "./built-in.ts";
import type { Template } from "./template.ts";

/** The key of a template of ours, or the id of one of the organisation's own. */
export const TemplateId = z.union([z.enum(builtIns), Id]);

export const isBuiltIn = (id: string): id is BuiltIn => (builtIns as string[]).includes(id);

export interface FoundTemplate extends Template {
  id: string;
  /** The language that it is written in. */
  language: string;
  /** Of the organisation's own alone. */
  revision: number | null;
  retiredAt: Date | null;
}

/**
 * A template with its words: one of ours in the language that was asked for, one of the organisation's own as it was
 * written. Errors: NotFound.
 */
export async function findTemplate(
  ctx: Pick<QueryContext, "db" | "services">,
  id: string,
  language: string,
): Promise<FoundTemplate> {
  if (isBuiltIn(id)) {
    const template = builtInTemplate(id, language, ctx.services.text);
    return { ...template, id, language, revision: null, retiredAt: null };
  }
  const row = await ctx.db
    .selectFrom("workshopTemplates")
    .select(["id", "title", "purpose", "language", "plan", "revision", "retiredAt"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  const { plan, ...rest } = row;
  return { ...rest, ...plan };
}

/**
 * A template with its texts in the other languages of the organisation beside them, as far as they are ours: whoever
 * reads another language than the workshop's then reads theirs.
 */
export function inOtherLanguages(
  { services }: Pick<QueryContext, "services">,
  template: FoundTemplate,
  languages: string[],
): BoardPlan {
  const { id } = template;
  if (!isBuiltIn(id)) return template;
  const others = languages
    .filter((language) => language !== template.language)
    .map((language) => [language, builtInTemplate(id, language, services.text)] as const);
  return {
    areas: template.areas.map((area, index) => ({
      ...area,
      words: Object.fromEntries(
        others.flatMap(([language, { areas }]) => {
          const other = areas[index];
          return other ? [[language, { title: other.title, ...(other.stem && { stem: other.stem }) }]] : [];
        }),
      ),
    })),
    phases: template.phases.map((phase, index) => ({
      ...phase,
      words: Object.fromEntries(
        others.flatMap(([language, { phases }]) => {
          const other = phases[index];
          if (!other) return [];
          const { title, prompt, prompts = [] } = other;
          return [[language, { title, ...(prompt && { prompt }), prompts }]];
        }),
      ),
    })),
  };
}
