import type { CommandContext, QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { hashOf, keyedDigest } from "#core/identifiers.ts";
import { type Agreement, agreementOf } from "#statistics/agreement.ts";
import { smallestGroup } from "#statistics/small-groups.ts";

/** An everyday situation, and what one could do in it. */
export interface Situation {
  text: string;
  actions: string[];
}

/** Below this share of agreement a principle is worth other words: two of three do not read it alike. */
export const agreedEnough = 2 / 3;

/** The link of a colleague to a round: derived anew whenever it is needed, in no row, job or log. */
export const readingToken = (secret: string, roundId: string, employeeId: string): string =>
  keyedDigest(secret, "interpretation", roundId, employeeId);

/** A round whose link is good: open, asked by this token, not answered with it yet. Errors: NotFound otherwise, alike. */
export async function findByLink(ctx: QueryContext, given: { roundId: string; token: string }) {
  const round = await byLink(ctx, given).executeTakeFirst();
  return requireGood(round, given.token);
}

/** The same, held until the command ends, so that one link counts once. Errors: NotFound. */
export async function holdByLink(ctx: CommandContext, given: { roundId: string; token: string }) {
  const round = await byLink(ctx, given).forUpdate("round").executeTakeFirst();
  return requireGood(round, given.token);
}

const byLink = ({ db, now }: QueryContext, { roundId }: { roundId: string }) =>
  db
    .selectFrom("interpretationRounds as round")
    .innerJoin("principles", "principles.id", "round.principleId")
    .select(["round.id", "round.situations", "round.chosen", "round.goodLinks", "round.closesAt"])
    .select(["principles.statement", "principles.explanation", "principles.translations"])
    .where("round.id", "=", roundId)
    .where("round.closedAt", "is", null)
    .where("round.closesAt", ">", now);

function requireGood<Round extends { goodLinks: Buffer[] }>(round: Round | undefined, token: string): Round {
  const digest = hashOf(token);
  if (!round?.goodLinks.some((link) => link.equals(digest))) throw new NotFound();
  return round;
}

/** What a closed round found; null while it is open, and for fewer than five answers for ever. */
export interface Findings {
  answers: number;
  situations: {
    text: string;
    agreement: Agreement;
    /** What most would do; null when two actions were chosen equally often. */
    leading: string | null;
  }[];
  /** Whether people read it so differently that other words are worth a try. */
  advice: "reword" | null;
}

/** The one reading of a round's counts. */
export function findingsOf(situations: Situation[], chosen: number[][]): Findings | null {
  const found = situations.flatMap(({ text, actions }, index) => {
    const counts = chosen[index] ?? [];
    const agreement = agreementOf(counts, smallestGroup);
    if (!agreement) return [];
    const top = Math.max(...counts);
    const leaders = counts.flatMap((count, action) => (count === top ? [actions[action] ?? ""] : []));
    return [{ text, agreement, leading: leaders.length === 1 ? (leaders[0] ?? null) : null }];
  });
  const answers = found[0]?.agreement.answers;
  if (answers === undefined) return null;
  const low = found.some(({ agreement }) => agreement.share < agreedEnough);
  return { answers, situations: found, advice: low ? "reword" : null };
}
