import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import { type Actor, isStaff, leads } from "#core/actor.ts";
import type { LiveEvent } from "#core/live.ts";
import type { DB } from "#db/schema.ts";

/** What decides who may see a case. */
export interface CasePlace {
  id: string;
  teamId: string | null;
  ownerId: string | null;
}

/**
 * Who sees which case: owners, leads, keys and the operator all; managers those of their teams and the teams below;
 * employees those of their teams and their own; a customer the one they hold the receipt of. `actor.teamIds` holds
 * the teams below as well, for managers. This rule in memory and `visibleCases` in SQL are one rule: a test holds
 * them to each other.
 */
export function seesCase(actor: Actor, place: CasePlace): boolean {
  if (leads(actor)) return true;
  if (actor.kind === "customer") return actor.id === place.id;
  if (actor.kind !== "employee") return false;
  return place.ownerId === actor.id || (place.teamId !== null && actor.teamIds.has(place.teamId));
}

/** The same rule as a condition on `cases`: the one filter under every list, search, count and export. */
export function visibleCases(actor: Actor) {
  return (eb: ExpressionBuilder<DB, "cases">): Expression<SqlBool> => {
    if (leads(actor)) return eb.val(true);
    if (actor.kind === "customer") return eb("cases.id", "=", actor.id);
    if (actor.kind !== "employee") return eb.val(false);
    const teams = [...actor.teamIds];
    const own = eb("cases.ownerId", "=", actor.id);
    return teams.length === 0 ? own : eb.or([own, eb("cases.teamId", "in", teams)]);
  };
}

/**
 * What everybody who works here may know of: what we stand for and how we are organised. The one list, for what an open
 * page hears of and for the log of activity.
 */
export const common = [
  "organisation",
  "team",
  "calendar",
  "step",
  "action",
  "behaviour",
  "principle",
  "standard",
  "pledge",
  "document",
  "decision_right",
  "charter",
  "initiative",
  "check",
  "audit_item",
  "glossary_term",
] as const;

/** What somebody does with their own account: when they come in, and by which key, is theirs alone to read. */
export const account = "account";

/** That somebody was told something: an open page of theirs hears of it, and nobody else does. */
export const notice = "notice";

/**
 * Who may hear that something happened. What belongs to a case is for those who see the case; what everybody here may
 * read is for all staff; the rest (colleagues, invitations, keys, and whatever nobody has thought of) is for leads.
 */
export function seesEvent(
  actor: Actor,
  event: Pick<LiveEvent, "subjectType" | "subjectId" | "place">,
): boolean {
  if (!isStaff(actor) || event.subjectType === account) return false;
  if (event.subjectType === notice) return actor.kind === "employee" && event.subjectId === actor.id;
  if (event.place) return seesCase(actor, event.place);
  return (common as readonly string[]).includes(event.subjectType) || leads(actor);
}
