import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { Queryable } from "#db/client.ts";
import { defaultWords, inWords } from "#messages/text.ts";
import { type Break, breaksOf, type ChainPart, chainParts, type Facts, readFacts } from "./chain.ts";

export type StepState = "done" | "begun" | "not_started";

/** A step of the path, with what there is of it: `code` names the sentence, `count` fills it. */
export interface Step {
  key: string;
  title: Record<string, string>;
  state: StepState;
  found: { code: string; count: number } | null;
  steps: Step[];
}

export interface ChainLink {
  part: ChainPart;
  count: number;
  breaks: number;
  state: "whole" | "broken" | "not_started";
}

/** The one thing to do next: a break, or a step of the start that is none yet. */
export interface NextStep {
  code: Break["code"] | "first_principle" | "agree_principle" | "first_standard" | "define_service" | "hear";
  subject: string | null;
  mend: string;
}

/** The programme as it stands: the path, the chain, and one next step. */
export const getProgramme = query({
  name: "programme.read",
  input: z.strictObject({}),
  can: isStaff,
  async run(ctx) {
    const [facts, rows] = await Promise.all([readFacts(ctx), readSteps(ctx.db)]);
    const breaks = breaksOf(facts);
    return {
      steps: stepsOf(rows, facts),
      chain: chainOf(facts, breaks),
      next: nextOf(facts, breaks),
      breaks,
      waiting: { unchecked: facts.unchecked, reviews: facts.reviews },
    };
  },
});

/** Every break of the chain, with the page that mends it. */
export const listBreaks = query({
  name: "break.list",
  input: z.strictObject({}),
  can: isStaff,
  run: async (ctx) => ({ items: breaksOf(await readFacts(ctx)) }),
});

const readSteps = (db: Queryable) =>
  db
    .selectFrom("steps")
    .select(["id", "key", "parentId", "position", "title"])
    .select((eb) => eb.selectFrom("organisation").select("customerWord").as("words"))
    .orderBy("position")
    .limit(500)
    .execute();

function stepsOf(rows: Awaited<ReturnType<typeof readSteps>>, facts: Facts): Step[] {
  const below = (parentId: string | null): Step[] =>
    rows
      .filter((row) => row.parentId === parentId)
      .map((row) => {
        const steps = below(row.id);
        const found = foundFor(row.key, facts);
        return { key: row.key, title: titleIn(row), found, steps, state: stateOf(found, steps) };
      });
  return below(null);
}

/** A step's title by language, in the organisation's own word for the people it serves. */
const titleIn = ({ title, words }: Awaited<ReturnType<typeof readSteps>>[number]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(title).map(([language, text]) => {
      const word = words?.[language] ?? defaultWords[language];
      return [language, word ? inWords(text, word) : text];
    }),
  );

/** What shows that a sub-step has been begun, among the parts that exist. */
function foundFor(key: string, facts: Facts): Step["found"] {
  const version = (kind: string) => facts.documents.find((document) => document.kind === kind)?.version ?? 0;
  const found: Record<string, { code: string; count: number }> = {
    "2b": { code: "vision_versions", count: version("vision") },
    "3a": { code: "voices", count: facts.voices },
    "3c": { code: "asked", count: facts.asked },
    "4a": { code: "strategy_versions", count: version("strategy") },
    "4b": { code: "standards", count: facts.standards.length },
    "5b": { code: "published_pledges", count: facts.pledges.filter((pledge) => pledge.published).length },
  };
  const answer = found[key];
  return answer && answer.count > 0 ? answer : null;
}

function stateOf(found: Step["found"], steps: Step[]): StepState {
  if (steps.length === 0) return found ? "done" : "not_started";
  if (steps.every((step) => step.state === "done")) return "done";
  return steps.some((step) => step.state !== "not_started") ? "begun" : "not_started";
}

function chainOf(facts: Facts, breaks: Break[]): ChainLink[] {
  const has = (kind: string) => facts.documents.filter((document) => document.kind === kind).length;
  const counts: Partial<Record<ChainPart, number>> = {
    vision: has("vision"),
    strategy: has("strategy"),
    principle: facts.principles.filter((principle) => principle.state !== "draft").length,
    standard: facts.standards.length,
  };
  return chainParts.map((part) => {
    const count = counts[part];
    const broken = breaks.filter((each) => each.part === part).length;
    const state =
      count === undefined ? "not_started" : broken > 0 ? "broken" : count > 0 ? "whole" : "not_started";
    return { part, count: count ?? 0, breaks: broken, state };
  });
}

/** Small first: one principle, agreed and published, with one standard, pledged; then the texts above it. */
function nextOf(facts: Facts, breaks: Break[]): NextStep {
  const draft = facts.principles[0];
  if (!draft) return { code: "first_principle", subject: null, mend: "/principles/new" };
  if (facts.principles.every((principle) => principle.state === "draft")) {
    return { code: "agree_principle", subject: draft.statement, mend: `/principles/${draft.id}` };
  }
  const first = facts.principles.find((principle) => principle.state !== "draft" && !principle.pledged);
  if (facts.standards.length === 0) {
    return {
      code: "first_standard",
      subject: first?.statement ?? null,
      mend: `/standards/new${first ? `?principle=${first.id}` : ""}`,
    };
  }
  const order: Break["code"][] = [
    "standard_without_hours",
    "standard_without_pledge",
    "principle_not_published",
    "pledge_not_published",
    "pledge_without_published_principle",
    "principle_without_standard",
    "no_vision",
    "no_strategy",
  ];
  for (const code of order) {
    const found = breaks.find((each) => each.code === code);
    if (found) return { code, subject: found.subject, mend: found.mend };
  }
  if (!facts.documents.some((document) => document.kind === "definition")) {
    return { code: "define_service", subject: null, mend: "/documents/definition" };
  }
  return { code: "hear", subject: null, mend: "/cases" };
}
