import { randomUUID } from "node:crypto";
import { z } from "zod";
import { makeBoard } from "#blocks/boards/make-board.ts";
import { answerable, isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { Invalid } from "#core/errors.ts";
import { newId } from "#core/identifiers.ts";
import { Instant, Line, Reference, Text } from "#core/validation.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { newCode } from "./code.ts";
import { planDeadlines } from "./schedule/plan-deadlines.ts";
import { findTemplate, TemplateId } from "./templates/find-template.ts";
import { dictionaryOf, inOtherLanguages, said } from "./templates/our-words.ts";
import { findWorkshop } from "./workshop.ts";

/**
 * Plans a workshop from a template; whoever does facilitates it, and one may join by its code from now on. Over days,
 * its phases get the deadlines that the template gives them.
 */
export const createWorkshop = command({
  name: "workshop.create",
  input: z.strictObject({
    templateId: TemplateId,
    title: Line(120),
    purpose: Text(1000).optional(),
    manner: z.enum(["live", "over_days", "solo"]).default("live"),
    startsAt: Instant.optional(),
    language: Reference(10).optional(),
  }),
  can: isStaff,
  async run(ctx, input) {
    const { languages, timeZone } = await findOrganisation(ctx.db);
    const asked = input.language ?? ctx.language;
    const language = languages.includes(asked) ? asked : (languages[0] ?? "en");
    const template = await findTemplate(ctx, input.templateId, language);
    if (template.retiredAt) throw new Invalid([{ path: "templateId", code: "not_found" }]);
    const ours = dictionaryOf(ctx.services.text, {
      from: template.language,
      to: language,
      first: template.id,
    });
    const id = newId();
    await makeBoard(ctx, id, inOtherLanguages(ctx.services.text, template, languages));
    const employeeId = answerable(ctx.actor);
    await ctx.db
      .insertInto("workshops")
      .values({
        id,
        title: input.title,
        purpose: input.purpose ?? said(ours, template.purpose),
        template: input.templateId,
        language,
        manner: input.manner,
        yields: template.yields ?? null,
        // Whoever works alone has nobody to let in.
        code: input.manner === "solo" ? null : newCode(),
        startsAt: input.startsAt ?? null,
        createdBy: employeeId,
        createdAt: ctx.now,
      })
      .execute();
    if (employeeId) {
      await ctx.db
        .insertInto("boardParticipants")
        .values({ id: randomUUID(), boardId: id, employeeId, role: "facilitator" })
        .execute();
    }
    if (input.manner === "over_days") await planDeadlines(ctx, id, template.phases, input.startsAt, timeZone);
    ctx.record("workshop.created", { type: "workshop", id }, { template: input.templateId });
    return findWorkshop(ctx.db, id);
  },
});
