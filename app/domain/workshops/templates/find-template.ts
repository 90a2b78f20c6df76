import { z } from "zod";
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
