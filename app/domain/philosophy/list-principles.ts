import { sql } from "kysely";
import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { PrincipleState, principleColumns } from "./principle.ts";
import { voicesTouching } from "./voices-touching.ts";

const rank = sql<number>`principle_rank(principles.state)`;
const place = sql<number>`coalesce(principles.place, 0)`;
const Position = z.tuple([z.int(), z.int(), z.uuid()]);

/**
 * Principles in their order: those in force by their place, then drafts, then the retired. Each with how many pledges
 * and standards rest on it, and how many voices that this reader may see touch it.
 */
export const listPrinciples = query({
  name: "principle.list",
  input: z.strictObject({
    state: z.union([PrincipleState, z.array(PrincipleState).min(1).max(4)]).optional(),
    ...Paging,
  }),
  can: isStaff,
  async run({ db, actor }, { state, cursor, limit }) {
    let rows = db
      .selectFrom("principles")
      .leftJoin("employees as owner", "owner.id", "principles.ownerId")
      .select(principleColumns)
      .select(["owner.name as ownerName", rank.as("rank")])
      .select(
        sql<number>`(select count(*) from pledge_principles where principle_id = principles.id)`.as(
          "pledges",
        ),
      )
      .select(
        sql<
          number | null
        >`(select max(number) from principle_versions where principle_id = principles.id)`.as("version"),
      )
      .select(
        sql<number>`(select count(distinct pledges.standard_id) from pledge_principles
          join pledges on pledges.id = pledge_id where principle_id = principles.id)`.as("standards"),
      )
      .orderBy(rank)
      .orderBy(place)
      .orderBy("principles.id")
      .limit(limit + 1);
    if (state) rows = rows.where("principles.state", "in", [state].flat());
    if (cursor) {
      const [afterRank, afterPlace, afterId] = decodeCursor(cursor, Position);
      rows = rows.where(
        sql<boolean>`(${rank}, ${place}, principles.id) > (${afterRank}, ${afterPlace}, ${afterId}::uuid)`,
      );
    }
    const page = pageOf(
      await rows.execute(),
      limit,
      ({ rank: _rank, ...row }) => row,
      (row) => encodeCursor(row.rank, row.place ?? 0, row.id),
    );
    const voices = await voicesTouching(
      db,
      actor,
      page.items.map((item) => item.id),
    );
    return {
      ...page,
      items: page.items.map((item) => ({
        ...item,
        voices: voices.get(item.id) ?? 0,
        hasVoice: voices.has(item.id),
      })),
    };
  },
});

/** Those a principle may go up in or make room for: the ones in force by their place, then the newest 100 drafts. */
export const listPrincipleChoices = query({
  name: "principle.list_choices",
  input: z.strictObject({}),
  can: isStaff,
  async run({ db }) {
    const items = await db
      .selectFrom("principles")
      .select(["id", "statement", "translations", "explanation", "place"])
      .where("state", "<>", "retired")
      .orderBy("place", (order) => order.asc().nullsLast())
      .orderBy("id", "desc")
      .limit(110)
      .execute();
    return { items };
  },
});
