import type { Actor } from "#core/actor.ts";
import { nextOfPrinciple } from "../philosophy/next-of-principle.ts";
import type { Break } from "./chain.ts";
import type { Facts } from "./facts.ts";
import { mayFix, type NextCode } from "./offers.ts";

/** The one thing to do next: a gap, or a step of the start that is none yet. */
export interface NextStep {
  code: NextCode;
  subject: string | null;
  mend: string;
}

/**
 * The first step that this actor may take. Small first: one principle with one standard, pledged, and both published;
 * then the texts above it. Listening is open to all and comes last.
 */
export function nextOf(facts: Facts, breaks: Break[], actor: Actor): NextStep {
  const steps = [...theStart(facts), ...gaps(breaks), ...theRest(facts)];
  return steps.find(({ code }) => mayFix(actor, code, null)) ?? hear;
}

const hear: NextStep = { code: "hear", subject: null, mend: "/cases" };

function theStart(facts: Facts): NextStep[] {
  const [draft] = facts.principles;
  if (!draft) return [{ code: "first_principle", subject: null, mend: "/principles/new" }];
  const inForce = facts.principles.filter(({ state }) => state !== "draft");
  if (inForce.length === 0) {
    const step = nextOfPrinciple(draft);
    return step ? [{ code: step.code, subject: draft.statement, mend: step.page }] : [];
  }
  const bare = inForce.find((principle) => nextOfPrinciple(principle)?.code === "principle_without_standard");
  if (facts.standards.length === 0) {
    const principle = bare ? `?principle=${bare.id}` : "";
    return [{ code: "first_standard", subject: bare?.statement ?? null, mend: `/standards/new${principle}` }];
  }
  return [];
}

/** Gaps in the order in which they are worth closing; of principles, what each one's own page says too. */
const order: Break["code"][] = [
  "standard_without_hours",
  "standard_without_pledge",
  "pledge_not_published",
  "pledge_without_published_principle",
  "principle_without_standard",
  "principle_not_published",
  "no_vision",
  "no_strategy",
];

function gaps(breaks: Break[]): NextStep[] {
  return order.flatMap((code) =>
    breaks.flatMap(({ subject, mend, ...gap }) =>
      gap.code === code && mend !== null ? [{ code, subject, mend }] : [],
    ),
  );
}

function theRest(facts: Facts): NextStep[] {
  if (facts.documents.some((document) => document.kind === "definition")) return [];
  return [{ code: "define_service", subject: null, mend: "/documents/definition" }];
}
