import { sql } from "kysely";
import { byParticipant, type OwnPart, type SharedPart } from "#blocks/boards/parts.ts";
import { smallestGroup } from "#statistics/small-groups.ts";

/**
 * What was answered of the statements whose answers are shown: how many have no objection to the words as they stand
 * (`consenting`), of them how many agree and how many can live with them, each for as many as they spoke for, from how many
 * `devices`; and the objections. `agree` and `liveWith` are null where fewer than five devices answered: whoever objected
 * is named, and of two or three others each could be told. Of statements that are not shown nothing at all.
 */
export const consents: SharedPart = {
  kind: "consent",
  async read(db, boardId, ids) {
    let rows = db
      .selectFrom("boardStatements as statement")
      .leftJoin("boardConsents as consent", (join) =>
        join.onRef("consent.statementId", "=", "statement.id").on("consent.wasShown", "=", true),
      )
      .select([
        "statement.id",
        weightOf("agree").as("agree"),
        weightOf("live_with").as("liveWith"),
        sql<number>`count(consent.id) filter (
          where consent.answer = 'object' or consent.revision = statement.revision)::int`.as("devices"),
        sql<Objection[]>`coalesce(jsonb_agg(jsonb_build_object(
          'id', consent.id, 'reason', consent.reason, 'reply', consent.reply, 'lifted', consent.lifted,
          'liftReason', consent.lift_reason, 'open', consent.answer = 'object' and consent.lifted is null,
          'authorId', case when consent.anonymous then null else consent.participant_id end) order by consent.id)
          filter (where consent.reason is not null), '[]')`.as("objections"),
      ])
      .where("statement.boardId", "=", boardId)
      .where("statement.consentShownAt", "is not", null)
      .groupBy("statement.id")
      .orderBy("statement.id");
    if (ids) rows = rows.where("statement.id", "in", ids);
    return (await rows.execute()).map(({ agree, liveWith, ...row }) => {
      const told = row.devices >= smallestGroup;
      const split = told ? { agree, liveWith } : { agree: null, liveWith: null };
      return { ...row, ...split, consenting: agree + liveWith };
    });
  },
};

interface Objection {
  id: string;
  reason: string;
  reply: string | null;
  lifted: "objector" | "facilitator" | null;
  liftReason: string | null;
  open: boolean;
  authorId: string | null;
}

const weightOf = (answer: "agree" | "live_with") =>
  sql<number>`coalesce(sum(consent.weight) filter (
    where consent.answer = ${answer} and consent.revision = statement.revision), 0)::int`;

/** What they answered, and to which words. */
export const ownConsents: OwnPart = {
  name: "consents",
  async read(db, boardId, participantIds) {
    const rows = await db
      .selectFrom("boardConsents")
      .select(["participantId", "statementId", "answer", "reason", "lifted", "revision"])
      .where("boardId", "=", boardId)
      .where("participantId", "in", participantIds)
      .orderBy("statementId")
      .execute();
    return byParticipant(rows.map((row) => ({ ...row, participantId: row.participantId ?? "" })));
  },
};
