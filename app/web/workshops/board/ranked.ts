import { type BoardState, thingsOf } from "./state.ts";

interface Ranked {
  id: string;
  /** 1 for the most dots. What has the same number of dots has the same place, and the next counts on after them. */
  rank: number;
  shared: "alone" | "shared";
  name: string | undefined;
  votes: number;
}

/** The results of a round in order, of what is still on the board. */
export function ranked(board: BoardState, results: ReadonlyMap<string, number>): Ranked[] {
  const rows = [...results].flatMap(([id, votes]) => {
    const name = nameOn(board, id);
    return name === undefined ? [] : [{ id, votes, name }];
  });
  rows.sort((one, other) => other.votes - one.votes || one.name.localeCompare(other.name));
  return rows.map((row) => ({
    ...row,
    rank: rows.findIndex(({ votes }) => votes === row.votes) + 1,
    shared: rows.some((other) => other !== row && other.votes === row.votes) ? "shared" : "alone",
  }));
}

/** What a target of dots is called; undefined for what is gone. */
const nameOn = (board: BoardState, id: string): string | undefined =>
  thingsOf(board, "note").get(id)?.text ??
  thingsOf(board, "group").get(id)?.name ??
  thingsOf(board, "statement").get(id)?.text;
