import type { Actor } from "#core/actor.ts";
import { countsNowhere } from "../organisation/calendars/without-hours.ts";
import { nextOfPrinciple } from "../philosophy/next-of-principle.ts";
import type { Facts } from "./facts.ts";
import { type GapCode, mayFix } from "./offers.ts";

/** Parts of the chain, in the advised order. Indicators come later in the product's life. */
export const chainParts = [
  "vision",
  "strategy",
  "principle",
  "standard",
  "indicator",
  "action",
  "result",
] as const;
export type ChainPart = (typeof chainParts)[number];

/** A gap: a place where the chain from vision to result does not hold. */
export interface Break {
  code: GapCode;
  part: ChainPart;
  subjectId: string | null;
  /** The statement, name or text of what is concerned. */
  subject: string | null;
  /** Path of the page that closes it; null for whoever may not do that. */
  mend: string | null;
}

export interface ChainLink {
  part: ChainPart;
  count: number;
  breaks: number;
  state: "whole" | "broken" | "not_started";
  /** Path of the page that shows it; null while there is none. */
  page: string | null;
}

/** Every gap among the parts that exist, in the order of the chain, with the way out for whoever may take it. */
export function breaksOf(facts: Facts, actor: Actor): Break[] {
  const documented = new Set(facts.documents.map((document) => document.kind));
  const inForce = facts.principles.filter((principle) => principle.state !== "draft");
  const breaks: Break[] = [];
  const add = (
    code: GapCode,
    part: ChainPart,
    page: string,
    { id: subjectId, subject, teamId }: { id?: string; subject?: string; teamId?: string | null } = {},
  ) =>
    breaks.push({
      code,
      part,
      mend: mayFix(actor, code, teamId ?? null) ? page : null,
      subjectId: subjectId ?? null,
      subject: subject ?? null,
    });

  if (!documented.has("vision")) add("no_vision", "vision", "/documents/vision");
  if (!documented.has("strategy")) add("no_strategy", "strategy", "/documents/strategy");
  if (inForce.length === 0) {
    const draft = facts.principles[0];
    if (draft)
      add("no_principle", "principle", `/principles/${draft.id}`, { id: draft.id, subject: draft.statement });
    else add("no_principle", "principle", "/principles/new");
  }
  for (const principle of inForce) {
    const { id, statement, state, pledges } = principle;
    // Behind a public pledge the gap is said once, at the pledge; a pledge that waits takes its principle along.
    if (state === "published" || pledges.some(({ published }) => published)) continue;
    const next = nextOfPrinciple(principle);
    const page = next?.code === "pledge_not_published" ? next.page : `/principles/${id}`;
    add("principle_not_published", "principle", page, { id, subject: statement });
  }
  for (const principle of inForce) {
    const next = nextOfPrinciple(principle);
    if (next?.code !== "principle_without_standard") continue;
    add(next.code, "standard", next.page, { id: principle.id, subject: principle.statement });
  }
  for (const { id, name, working, teamId } of facts.standards) {
    if (!working || !facts.hours || !countsNowhere(facts.hours, teamId)) continue;
    const page = teamId ? `/settings/calendar?team=${teamId}` : "/settings/calendar";
    add("standard_without_hours", "standard", page, { id, subject: name, teamId });
  }
  for (const { id, name, pledged, teamId } of facts.standards) {
    // A standard that a team keeps for itself needs no pledge.
    if (!pledged && teamId === null)
      add("standard_without_pledge", "standard", `/pledges/new?standard=${id}`, { id, subject: name });
  }
  for (const { id, text, published, backed } of facts.pledges) {
    if (!published) add("pledge_not_published", "standard", `/pledges/${id}`, { id, subject: text });
    else if (!backed)
      add("pledge_without_published_principle", "principle", `/pledges/${id}`, { id, subject: text });
  }
  return breaks;
}

/** The chain with what there is of each part. */
export function chainOf(facts: Facts, breaks: Break[]): ChainLink[] {
  const has = (kind: string) => facts.documents.filter((document) => document.kind === kind).length;
  const inForce = facts.principles.filter((principle) => principle.state !== "draft");
  const [first] = inForce;
  const parts: Record<ChainPart, { count: number; page: string | null }> = {
    vision: { count: has("vision"), page: "/documents/vision" },
    strategy: { count: has("strategy"), page: "/documents/strategy" },
    principle: { count: inForce.length, page: "/principles" },
    standard: { count: facts.standards.length, page: "/standards" },
    indicator: { count: 0, page: null },
    action: { count: facts.actions.all, page: "/actions" },
    result: { count: facts.results, page: first ? `/principles/${first.id}/results` : null },
  };
  return chainParts.map((part) => {
    const { count, page } = parts[part];
    const broken = breaks.filter((each) => each.part === part).length;
    const state = broken > 0 ? "broken" : count > 0 ? "whole" : "not_started";
    return { part, count, breaks: broken, state, page };
  });
}
