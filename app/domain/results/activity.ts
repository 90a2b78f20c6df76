import { type ExpressionBuilder, sql } from "kysely";
import { z } from "zod";
import { type Actor, isStaff, leads } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { InstantText } from "#core/validation.ts";
import type { DB } from "#db/schema.ts";
import { inLanguage } from "#domain/organisation/in-language.ts";
import { account, common, notice, visibleCases } from "#domain/organisation/visibility.ts";

/**
 * What happened, newest first, as far as this actor may see: events of a case go with the case. There is no filter
 * by colleague, because nothing here is for counting what a person did. That somebody was told is in their notices.
 */
export const listActivity = query({
  name: "activity.list",
  input: z.strictObject({ caseId: Id.optional(), subjectId: Id.optional(), ...Paging }),
  can: isStaff,
  async run({ db, actor, language }, input) {
    let events = db
      .selectFrom("events")
      .leftJoin("employees", (join) =>
        join.onRef("employees.id", "=", "events.actorId").on("events.actorKind", "=", "employee"),
      )
      .leftJoin("apiKeys", (join) =>
        join.onRef("apiKeys.id", "=", "events.actorId").on("events.actorKind", "=", "key"),
      )
      .leftJoin("cases", "cases.id", "events.caseId")
      .select([
        "events.number",
        "events.id",
        "events.type",
        "events.subjectType",
        "events.subjectId",
        "events.caseId",
        "cases.reference as caseReference",
        "events.actorKind",
        "events.happenedAt",
        "events.data",
        sql<string | null>`coalesce(employees.name, api_keys.name, ${byTheirLink})`.as("actorName"),
        subjectNameIn(language).as("subjectName"),
        // A phase goes by its title, as long as it is in the plan.
        sql<string | null>`(select title from board_phases phase where events.subject_type = 'workshop'
          and phase.board_id = events.subject_id and phase.id::text = events.data->>'phaseId')`.as(
          "phaseTitle",
        ),
      ])
      .where("events.subjectType", "<>", notice)
      .where(visibleEvents(actor))
      .where((eb) => eb.or([eb("events.subjectType", "<>", account), ownAccount(actor)(eb)]));
    if (input.caseId) events = events.where("events.caseId", "=", input.caseId);
    if (input.subjectId) events = events.where("events.subjectId", "=", input.subjectId);
    if (input.cursor) {
      const [happenedAt, number] = decodeCursor(input.cursor, z.tuple([InstantText, z.int().positive()]));
      events = events.where(
        sql<boolean>`(events.happened_at, events.number) < (${happenedAt}::timestamptz, ${number}::bigint)`,
      );
    }
    // By time: what is told later of something earlier (an import, a demo) stands where it happened.
    const rows = await events
      .orderBy("events.happenedAt", "desc")
      .orderBy("events.number", "desc")
      .limit(input.limit + 1)
      .execute();
    return pageOf(
      rows,
      input.limit,
      (row) => row,
      (row) => encodeCursor(row.happenedAt.toISOString(), row.number),
    );
  },
});

/**
 * Whoever follows a link of their own (a new password, an invitation) or sets the installation up is a visitor until it
 * is done: by name they are the colleague whose account it is.
 */
const byTheirLink = sql`case when events.actor_kind = 'visitor' then (select name from employees
  where (events.subject_type = ${account} or events.type = 'employee.joined') and id = events.subject_id
    or events.type = 'organisation.set_up' and created_at = events.happened_at limit 1) end`;

/** What it was about, by the words that it has now, where everybody who may read of it may read these too. */
const subjectNameIn = (language: string) => sql<string | null>`left(case events.subject_type
  when 'principle' then (select ${inLanguage("principles", "statement", language)} from principles where id = events.subject_id)
  when 'standard' then (select ${inLanguage("standards", "name", language)} from standards where id = events.subject_id)
  when 'pledge' then (select ${inLanguage("pledges", "text", language)} from pledges where id = events.subject_id)
  when 'document' then (select kind::text from documents where id = events.subject_id)
  when 'action' then (select text from actions where id = events.subject_id)
  when 'team' then (select name from teams where id = events.subject_id)
  when 'initiative' then (select title from initiatives where id = events.subject_id)
  when 'audit_item' then (select name from audit_items where id = events.subject_id)
  when 'workshop' then (select title from workshops where id = events.subject_id)
  when 'decision_right' then (select situation from decision_right_versions
    where right_id = events.subject_id order by number desc limit 1)
  when 'check' then (select title from checks join initiatives on initiatives.id = checks.subject_id
    where checks.id = events.subject_id and checks.subject_type = 'initiative')
  end, 200)`;

const ownAccount = (actor: Actor) => (eb: ExpressionBuilder<DB, "events">) =>
  eb.and([eb("events.subjectType", "=", account), eb("events.subjectId", "=", actor.id)]);

function visibleEvents(actor: Actor) {
  return (eb: ExpressionBuilder<DB, "events">) =>
    leads(actor)
      ? eb.val(true)
      : eb.or([
          ownAccount(actor)(eb),
          eb.and([eb("events.caseId", "is", null), eb("events.subjectType", "in", [...common])]),
          eb.exists(
            eb
              .selectFrom("cases")
              .select("cases.id")
              .whereRef("cases.id", "=", "events.caseId")
              .where(visibleCases(actor)),
          ),
        ]);
}
