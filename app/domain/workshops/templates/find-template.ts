import { z } from "zod";
import type { QueryContext } from "#core/context.ts";
import { type BuiltIn, builtIns, builtInTemplate } from "./built-in.ts";
import type { Template } from "./template.ts";

/** The key of a template of ours. */
export const TemplateId = z.enum(builtIns);

/** A template with its words in a language. */
export async function findTemplate(
  ctx: Pick<QueryContext, "services">,
  id: BuiltIn,
  language: string,
): Promise<Template> {
  return builtInTemplate(id, language, ctx.services.text);
}
