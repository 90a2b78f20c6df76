import { sql } from "kysely";
import { ratings, votes } from "#blocks/boards/results.ts";
import type { Queryable } from "#db/client.ts";

/** What a round was about; the words of notes and groups are there for those who see the board alone. */
interface Told {
  targetId: string;
  kind: "statement" | "group" | "note";
  text: string;
}
export interface ToldVote extends Told {
  votes: number;
}
export interface ToldRating extends Told {
  /** Medians from 1 to 5. */
  able: number;
  stretch: number;
  /** People whom those who rated speak for. */
  raters: number;
}
export interface ToldRound<Result> {
  phaseId: string;
  title: string;
  results: Result[];
}
interface Read<Result> {
  id: string;
  results: Result[];
}

/**
 * Votes and ratings of the rounds that are over, in the order of their phases, the most dots first. Who does not see
 * the board reads of statements alone: what people wrote stays with them. A round of which nothing may be read is left out.
 */
export async function toldRounds(
  db: Queryable,
  boardId: string,
  { reader, language }: { reader: "sees the board" | "does not"; language: string },
): Promise<{ votes: ToldRound<ToldVote>[]; ratings: ToldRound<ToldRating>[] }> {
  const [dots, rated, titles, named] = await Promise.all([
    votes.read(db, boardId, null) as Promise<Read<Omit<ToldVote, "kind" | "text">>[]>,
    ratings.read(db, boardId, null) as Promise<Read<Omit<ToldRating, "kind" | "text">>[]>,
    phaseTitles(db, boardId, language),
    targetNames(db, boardId),
  ]);
  const told = <Result extends { targetId: string }>(rounds: Read<Result>[]) =>
    titles.flatMap(({ id, title }) => {
      const results = (rounds.find((round) => round.id === id)?.results ?? []).flatMap((result) => {
        const name = named.get(result.targetId);
        return name && (reader === "sees the board" || name.kind === "statement")
          ? [{ ...result, kind: name.kind, text: name.text }]
          : [];
      });
      return results.length > 0 ? [{ phaseId: id, title, results }] : [];
    });
  return {
    votes: told(dots).map((round) => ({
      ...round,
      results: round.results.map(({ targetId, kind, text, votes: count }) => ({
        targetId,
        kind,
        text,
        votes: count,
      })),
    })),
    ratings: told(rated).map((round) => ({
      ...round,
      results: round.results.map(({ targetId, kind, text, able, stretch, raters }) => ({
        targetId,
        kind,
        text,
        able,
        stretch,
        raters,
      })),
    })),
  };
}

async function phaseTitles(db: Queryable, boardId: string, language: string) {
  const phases = await db
    .selectFrom("boardPhases")
    .select(["id", "title", "words"])
    .where("boardId", "=", boardId)
    .where("kind", "in", ["vote", "rate"])
    .orderBy("position")
    .execute();
  return phases.map(({ id, title, words }) => ({ id, title: words?.[language]?.title ?? title }));
}

/** What stands on a board and can be voted on or rated. A group without a name speaks by its first note. */
async function targetNames(db: Queryable, boardId: string): Promise<Map<string, Told>> {
  const { rows } = await sql<Told>`
    select target.id as target_id, target.kind, coalesce(
      case target.kind
        when 'statement' then (select text from board_statements where id = target.id)
        when 'note' then (select text from board_open_notes where id = target.id)
        else coalesce(
          (select nullif(name, '') from board_groups where id = target.id),
          (select text from board_open_notes note where note.group_id = target.id order by position, id limit 1))
      end, '') as text
    from board_targets target where target.board_id = ${boardId}`.execute(db);
  return new Map(rows.filter(({ text }) => text !== "").map((row) => [row.targetId, row]));
}
