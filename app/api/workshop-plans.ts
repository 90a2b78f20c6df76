import { z } from "zod";
import { changePlan, readPlan } from "#domain/workshops/change-plan.ts";
import { phaseKinds } from "#domain/workshops/templates/template.ts";
import {
  changeTemplate,
  createTemplate,
  listTemplates,
  readTemplate,
  retireTemplate,
} from "#domain/workshops/templates/templates.ts";
import { expose } from "./expose.ts";
import { listOf, Moment } from "./shapes.ts";

const Kind = z.enum(phaseKinds);
const Area = z.object({ title: z.string(), stem: z.string().nullable().optional() });
const Phase = z.object({
  kind: Kind,
  title: z.string(),
  prompt: z.string().nullable().optional(),
  prompts: z.array(z.string()).optional(),
  seconds: z.int().nullable().optional(),
  anonymous: z.boolean().optional(),
  votes: z.int().nullable().optional(),
  areas: z.array(z.int()).optional(),
  days: z.int().optional(),
});
const Template = z.object({
  id: z.string(),
  title: z.string(),
  purpose: z.string(),
  language: z.string(),
  areas: z.array(Area),
  phases: z.array(Phase),
  yields: z.string().optional(),
  revision: z.int().nullable(),
  retiredAt: Moment.nullable(),
});
const RunningPlan = z.object({
  revision: z.int(),
  phaseId: z.uuid(),
  areas: z.array(Area.extend({ id: z.uuid() })),
  phases: z.array(Phase.extend({ id: z.uuid() })),
});

/** What workshops are made of: templates, and the plan of one that runs. */
export const workshopPlansEndpoints = [
  expose("GET", "/workshop-templates", listTemplates, {
    answer: listOf(
      z.object({
        id: z.string(),
        title: z.string(),
        purpose: z.string(),
        language: z.string(),
        origin: z.enum(["ours", "own"]),
        phases: z.array(z.object({ kind: Kind, title: z.string() })),
        minutes: z.int(),
        days: z.int(),
      }),
    ),
    summary:
      "Templates that a workshop can be planned from: those of the product, then the organisation's own.",
  }),
  expose("POST", "/workshop-templates", createTemplate, {
    status: 201,
    answer: Template,
    summary:
      "Saves a template of the organisation's own: written anew, a copy of another, or the plan of a workshop.",
  }),
  expose("GET", "/workshop-templates/{templateId}", readTemplate, {
    answer: Template,
    summary: "One template with its areas and phases.",
  }),
  expose("PATCH", "/workshop-templates/{templateId}", changeTemplate, {
    answer: Template,
    summary: "Changes a template; workshops planned from it stay as they are.",
  }),
  expose("PUT", "/workshop-templates/{templateId}/retirement", retireTemplate, {
    answer: Template,
    summary: "Takes a template out of the choice, or puts it back.",
  }),
  expose("GET", "/workshops/{workshopId}/plan", readPlan, {
    answer: RunningPlan,
    summary: "Areas and phases of a workshop, as its facilitator edits them.",
  }),
  expose("PUT", "/workshops/{workshopId}/plan", changePlan, {
    answer: RunningPlan,
    summary: "Adds, changes, orders and takes away areas and phases; nothing that anybody gave is lost.",
  }),
];
