import { FEWEST_FOR_A_VERDICT } from "#statistics/verdict.ts";
import type { Facts } from "./facts.ts";

/** What the rules of the path look at: the facts, and how many said how they felt, as far as that may be shown. */
export interface PathFacts extends Facts {
  asked: number;
}

export interface Found {
  code: string;
  count: number;
}

/** What shows that a step was begun, when it is done, and where one does it. */
interface Rule {
  found: (facts: PathFacts) => Found;
  done: (facts: PathFacts) => boolean;
  page: string;
}

const version = (facts: Facts, kind: Facts["documents"][number]["kind"]): number =>
  facts.documents.find((document) => document.kind === kind)?.version ?? 0;
const inForce = (facts: Facts) => facts.principles.filter(({ state }) => state !== "draft");
const never = () => false;

/** A rule for each step that can be begun here; docs/decisions/0060 says why each is done when it is. */
const rules: Record<string, Rule> = {
  "1b": {
    found: ({ stakes }) => ({ code: "stakes", count: stakes.all }),
    done: ({ stakes }) => stakes.closed > 0,
    page: "/workshops",
  },
  "1c": {
    found: ({ audit }) => ({ code: "rated", count: audit.rated }),
    done: ({ audit, reviews }) => audit.wanted > 0 && audit.rated >= audit.wanted && reviews.count === 0,
    page: "/principles/audit",
  },
  "2a": {
    found: ({ levels }) => ({ code: "levels", count: levels.heard }),
    done: ({ levels }) => levels.there > 0 && levels.heard >= levels.there,
    page: "/workshops",
  },
  "2b": {
    found: (facts) => ({ code: "vision_versions", count: version(facts, "vision") }),
    done: (facts) => version(facts, "vision") > 0 && version(facts, "definition") > 0,
    page: "/documents/vision",
  },
  "3a": {
    found: ({ voices }) => ({ code: "voices", count: voices }),
    done: (facts) =>
      facts.voices >= FEWEST_FOR_A_VERDICT &&
      inForce(facts).length > 0 &&
      inForce(facts).every(({ touched }) => touched),
    page: "/cases",
  },
  "3c": {
    found: ({ asked }) => ({ code: "asked", count: asked }),
    done: ({ asked }) => asked >= FEWEST_FOR_A_VERDICT,
    page: "/standards",
  },
  "4a": {
    found: (facts) => ({ code: "strategy_versions", count: version(facts, "strategy") }),
    done: (facts) => version(facts, "strategy") > 0,
    page: "/documents/strategy",
  },
  "4b": {
    found: ({ standards }) => ({ code: "standards", count: standards.length }),
    done: (facts) => inForce(facts).length > 0 && inForce(facts).every(({ pledges }) => pledges.length > 0),
    page: "/standards",
  },
  "5a": {
    found: ({ decisions }) => ({ code: "decisions", count: decisions }),
    done: never,
    page: "/rights",
  },
  "5b": {
    found: ({ pledges }) => ({
      code: "published_pledges",
      count: pledges.filter(({ published }) => published).length,
    }),
    done: (facts) =>
      version(facts, "vision") > 0 &&
      version(facts, "strategy") > 0 &&
      facts.pledges.some(({ published }) => published) &&
      inForce(facts).every(({ state }) => state === "published"),
    page: "/pledges",
  },
  "6": {
    found: ({ actions }) => ({ code: "actions", count: actions.all }),
    done: ({ actions }) => actions.all > 0 && actions.open === 0,
    page: "/actions",
  },
  "6a": {
    found: ({ checks }) => ({ code: "checks", count: checks }),
    done: (facts) =>
      facts.unchecked.count === 0 && facts.results > 0 && facts.results >= inForce(facts).length,
    page: "/principles/checks",
  },
};

/** Steps of the advised path whose tool does not exist yet: nothing here can begin them. */
const later = new Set(["1a", "3b", "4c", "5c"]);

export type StepState = "done" | "begun" | "not_started";

/** A step of the path, with what there is of it: `code` names the sentence, `count` fills it. */
export interface Step {
  key: string;
  title: Record<string, string>;
  state: StepState;
  found: Found | null;
  /** Path of the page on which it is done; null where it has none. */
  page: string | null;
  /** `later`: its tool does not exist yet, so nobody can begin it. */
  tool: "here" | "later";
  steps: Step[];
}

/** What the rules say of one step, with those below it. A step that the organisation added has its words alone. */
export function standing(
  key: string,
  facts: PathFacts,
  below: Step[],
): Omit<Step, "key" | "title" | "steps"> {
  const rule = rules[key];
  const found = rule?.found(facts);
  const begun = found !== undefined && found.count > 0;
  return {
    state: stateOf(below, { begun, done: begun && rule !== undefined && rule.done(facts) }, rule),
    found: begun ? found : null,
    page: rule?.page ?? null,
    tool: later.has(key) ? "later" : "here",
  };
}

/** A step above others is done when they all are, and it is itself where it has a rule of its own. */
function stateOf(below: Step[], own: { begun: boolean; done: boolean }, rule: Rule | undefined): StepState {
  if (below.length === 0) return own.done ? "done" : own.begun ? "begun" : "not_started";
  const all = below.every((step) => step.state === "done");
  if (all && (own.done || !rule)) return "done";
  return own.begun || below.some((step) => step.state !== "not_started") ? "begun" : "not_started";
}
