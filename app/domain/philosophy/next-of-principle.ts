import type { PrincipleState } from "./principle.ts";

/** What a principle has to show for itself: its state, and the pledges that rest on it. */
export interface Standing {
  id: string;
  state: PrincipleState;
  pledges: { id: string; published: boolean }[];
}

/** The one next step of a principle, with the page on which it is taken. */
export interface PrincipleStep {
  code: "agree_principle" | "principle_without_standard" | "pledge_not_published" | "principle_not_published";
  page: string;
}

/**
 * What comes next for a principle, wherever it is asked: agree it, give it a pledge with a standard, publish the two
 * together, publish it behind a pledge that is public already. Null when nothing does.
 */
export function nextOfPrinciple({ id, state, pledges }: Standing): PrincipleStep | null {
  if (state === "retired") return null;
  if (state === "draft") return { code: "agree_principle", page: `/principles/${id}` };
  if (pledges.length === 0) {
    return { code: "principle_without_standard", page: `/pledges/new?principle=${id}` };
  }
  const waiting = pledges.every(({ published }) => !published) ? pledges[0] : undefined;
  if (waiting) return { code: "pledge_not_published", page: `/pledges/${waiting.id}` };
  if (state === "agreed") return { code: "principle_not_published", page: `/principles/${id}` };
  return null;
}
