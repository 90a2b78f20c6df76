import { z } from "zod";
import { Id } from "#core/identifiers.ts";
import { Line, Text } from "#core/validation.ts";

/** What a phase is for; it decides what is private and what one sees first. */
export const phaseKinds = [
  "conviction",
  "write",
  "discuss",
  "group",
  "vote",
  "rate",
  "tie",
  "ladder",
  "draft",
  "consent",
] as const;
export type PhaseKind = (typeof phaseKinds)[number];

/** What a workshop leaves behind: observable behaviours, chosen by the votes, when it closes. */
export const Yields = z.enum(["behaviours"]);

export interface TemplatePhase {
  kind: PhaseKind;
  title: string;
  prompt?: string | undefined;
  /** Cards that may be shown while people talk; never before, so that they anchor nobody. */
  prompts?: string[] | undefined;
  /** Seconds on the timer that all see. */
  seconds?: number | undefined;
  /** Names of authors are withheld for good from what is written in it. */
  anonymous?: boolean | undefined;
  /** Dots each participant has, in a phase of voting. */
  votes?: number | undefined;
  /** Positions of the areas that it is about; all when left out. */
  areas?: number[] | undefined;
  /** Days until its deadline, of a workshop that goes over days. */
  days?: number | undefined;
}

export interface TemplateArea {
  title: string;
  /** The start of each note's sentence. */
  stem?: string | undefined;
}

/** What a workshop is made of, as data. */
export interface Template {
  title: string;
  purpose: string;
  areas: TemplateArea[];
  phases: TemplatePhase[];
  yields?: z.output<typeof Yields> | undefined;
}

const Area = z.strictObject({ title: Line(80), stem: Line(80).optional() });
const Phase = z.strictObject({
  kind: z.enum(phaseKinds),
  title: Line(80),
  prompt: Text(500).optional(),
  prompts: z.array(Line(200)).max(12).optional(),
  seconds: z.int().min(10).max(86_400).optional(),
  anonymous: z.boolean().optional(),
  votes: z.int().min(1).max(50).optional(),
  areas: z.array(z.int().min(0).max(5)).max(6).optional(),
});
const days = { days: z.int().min(1).max(60).optional() };
/** An area or a phase of a workshop under way has an id already; a new one gets its own. */
const known = { id: Id.optional() };

const Areas = z.array(Area).min(1).max(6);
const Phases = z.array(Phase.extend(days)).min(1).max(30);

/** Areas and phases as somebody edits them. Errors: an area that a phase names and that is not there. */
export const Plan = z
  .strictObject({ areas: Areas, phases: Phases, yields: Yields.optional() })
  .check((context) => requireAreas(context));

/** The same for a workshop under way. */
export const RunningPlan = z
  .strictObject({
    areas: z.array(Area.extend(known)).min(1).max(6),
    phases: z.array(Phase.extend(known)).min(1).max(30),
  })
  .check((context) => requireAreas(context));

type PlanCheck = {
  value: { areas: unknown[]; phases: { areas?: number[] | undefined }[] };
  issues: z.core.$ZodRawIssue[];
};

function requireAreas({ value, issues }: PlanCheck): void {
  for (const [index, phase] of value.phases.entries()) {
    if ((phase.areas ?? []).every((area) => area < value.areas.length)) continue;
    issues.push({
      code: "custom",
      input: phase.areas,
      path: ["phases", index, "areas"],
      params: { code: "unknown_area" },
    });
  }
}
