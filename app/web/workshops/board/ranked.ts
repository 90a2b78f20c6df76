import { type BoardState, thingsOf } from "./state.ts";

interface Ranked {
  id: string;
  /** The places that it shares with equals, from the first to the last; the same when it has its own. */
  rank: number;
  last: number;
  name: string;
  votes: number;
}

/** What a round of dots came to, the most first. */
export function ranked(board: BoardState, phaseId: string): Ranked[] {
  const results = thingsOf(board, "votes").get(phaseId)?.results ?? [];
  return results.map(({ targetId, ...result }) => ({
    ...result,
    id: targetId,
    name: nameOn(board, targetId) ?? "",
  }));
}

/** Those of the first places that got equally many, in the order of their places: between them a run-off may decide. */
export function equalsIn(rows: readonly Ranked[]): Ranked[][] {
  const shared = rows.filter(({ rank, last, votes }) => last > rank && votes > 0);
  return [...Map.groupBy(shared, ({ rank }) => rank).values()];
}

/** What a target of dots is called. */
const nameOn = (board: BoardState, id: string): string | undefined =>
  thingsOf(board, "note").get(id)?.text ??
  thingsOf(board, "group").get(id)?.name ??
  thingsOf(board, "statement").get(id)?.text;
