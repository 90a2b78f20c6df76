import { sql } from "kysely";
import type { Queryable } from "#db/client.ts";
import type { SharedPart } from "./parts.ts";

/**
 * Counts of the rounds that are over, the most first, of what stands still; of an open round nothing at all. Each vote
 * counts for as many as its giver spoke for when they gave it. Equals share their places: `rank` to `last`. `devices`
 * gave dots, and spoke for `people`.
 */
export const votes: SharedPart = {
  kind: "votes",
  async read(db, boardId, ids) {
    const rows = await closedPhases(db, boardId, "vote", ids)
      .leftJoin("boardVotes as vote", (join) =>
        join.onRef("vote.phaseId", "=", "phase.id").on(sql<boolean>`exists (
          select from board_targets target where target.id = vote.target_id)`),
      )
      .select(["vote.targetId", "vote.participantId", "vote.votes", "vote.weight"])
      .orderBy("phase.id")
      .execute();
    return [...Map.groupBy(rows, ({ id }) => id)].map(([id, given]) => ({
      id,
      ...countedFor(given),
      results: rankedVotes(given),
    }));
  },
};

interface Given {
  targetId: string | null;
  participantId: string | null;
  votes: number | null;
  weight: number | null;
}

/** How many devices gave something, and for how many people they spoke. */
function countedFor(given: Given[]): { devices: number; people: number } {
  const weights = new Map<string, number>();
  for (const { participantId, weight } of given)
    if (participantId) weights.set(participantId, Math.max(weights.get(participantId) ?? 0, weight ?? 1));
  return { devices: weights.size, people: [...weights.values()].reduce((sum, weight) => sum + weight, 0) };
}

/** Dots by target, the most first; what has as many shares its places. */
function rankedVotes(given: Given[]): { targetId: string; votes: number; rank: number; last: number }[] {
  const dots = new Map<string, number>();
  for (const { targetId, votes, weight } of given)
    if (targetId) dots.set(targetId, (dots.get(targetId) ?? 0) + (votes ?? 0) * (weight ?? 1));
  const sorted = [...dots].sort(([one, most], [other, more]) => more - most || (one < other ? -1 : 1));
  return sorted.map(([targetId, votes]) => ({
    targetId,
    votes,
    rank: 1 + sorted.findIndex(([, each]) => each === votes),
    last: 1 + sorted.findLastIndex(([, each]) => each === votes),
  }));
}

/**
 * Medians of the rounds that are over, of what stands still, each with the number of people whom its raters speak for.
 */
export const ratings: SharedPart = {
  kind: "ratings",
  async read(db, boardId, ids) {
    const rows = await closedPhases(db, boardId, "rate", ids)
      .leftJoin("boardRatings as rating", (join) =>
        join.onRef("rating.phaseId", "=", "phase.id").on(sql<boolean>`exists (
          select from board_targets target where target.id = rating.target_id)`),
      )
      // One row for each person that a rater speaks for.
      .leftJoin(sql<{ person: number }>`generate_series(1, rating.weight)`.as("person"), (join) =>
        join.onTrue(),
      )
      .select([
        "rating.targetId",
        sql<number>`percentile_cont(0.5) within group (order by rating.able)`.as("able"),
        sql<number>`percentile_cont(0.5) within group (order by rating.stretch)`.as("stretch"),
        sql<number>`count(*)::int`.as("raters"),
        sql<number>`count(distinct rating.participant_id)::int`.as("devices"),
      ])
      .groupBy(["phase.id", "rating.targetId"])
      .execute();
    return gather(rows, ({ targetId, able, stretch, raters, devices }) => ({
      targetId,
      able,
      stretch,
      raters,
      devices,
    }));
  },
};

function closedPhases(db: Queryable, boardId: string, kind: "vote" | "rate", ids: string[] | null) {
  const phases = db
    .selectFrom("boardPhases as phase")
    .select("phase.id")
    .where("phase.boardId", "=", boardId)
    .where("phase.kind", "=", kind)
    .where("phase.closedAt", "is not", null);
  return ids ? phases.where("phase.id", "in", ids) : phases;
}

/** One entry a phase with its results by target; a round without any answer has an empty list. */
function gather<Row extends { id: string; targetId: string | null }, Result>(
  rows: Row[],
  result: (row: Row) => Result,
): { id: string; results: Result[] }[] {
  const phases = new Map<string, Result[]>();
  for (const row of rows) {
    const results = phases.get(row.id) ?? [];
    if (row.targetId) results.push(result(row));
    phases.set(row.id, results);
  }
  return [...phases].map(([id, results]) => ({ id, results }));
}
