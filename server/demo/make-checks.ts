import type { Caller } from "#core/context.ts";
import { execute } from "#core/execute.ts";
import { addAuditItem } from "#domain/improvement/audit/items.ts";
import { rateItem } from "#domain/improvement/audit/rate.ts";
import { giveView } from "#domain/improvement/checks/give-view.ts";
import { createInitiative, startInitiative } from "#domain/improvement/checks/initiatives.ts";
import { auditItems, initiatives } from "./workshops.ts";

const marks = { s: "supports", n: "neutral", c: "conflicts" } as const;
const ratings = { m: "met", p: "partly", n: "not_met" } as const;

/** Plans and letters that were held against the principles, one that was not, and the matrix of the audit. */
export async function makeChecks(ownerAt: (days: number) => Caller, principleIds: string[]): Promise<void> {
  for (const [index, { kind, title, marks: given, state }] of initiatives.entries()) {
    const then = ownerAt(30 - index);
    const { id } = await execute(then, createInitiative, { kind, title });
    if (given) {
      const views = principleIds.map((principleId, place) => {
        const mark = marks[given[place] as keyof typeof marks];
        const note =
          mark === "conflicts" ? "We say what happens first and why, and then the amount." : undefined;
        return [principleId, { mark, ...(note && { note, line: "It opens with a threat" }) }] as const;
      });
      await execute(then, giveView, {
        subjectType: "initiative",
        subjectId: id,
        marks: Object.fromEntries(views),
        show: "now",
      });
    }
    if (state === "under_way") await execute(then, startInitiative, { initiativeId: id });
  }
  for (const { kind, name, ratings: given, days, known } of auditItems) {
    const { id: itemId } = await execute(ownerAt(days), addAuditItem, { kind, name });
    for (const [place, principleId] of principleIds.entries()) {
      const rating = ratings[given[place] as keyof typeof ratings];
      // The first was looked at first, so that one review may be overdue.
      const then = ownerAt(place === 0 ? days : Math.min(days, 20));
      await execute(then, rateItem, { itemId, principleId, rating, evidence: known });
    }
  }
}
