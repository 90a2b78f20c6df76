import { sql } from "kysely";
import { done, mentioning, ofCases, type TableRule } from "../rule.ts";

/** What happened, what waits to happen, and files that came from other systems. */
export const happened: Record<string, TableRule> = {
  // What happened, and what waits to happen. The log holds ids; values of a person stand beside it.
  event_personal_values: {
    about: "log",
    customer: {
      rows: (who) => sql`event_number in (select number from events
        where case_id = any(${who.caseIds}::uuid[]) or subject_id = any(${who.ids}::uuid[]))`,
      gone: "data",
    },
    employee: {
      rows: (who) => sql`event_number in (select number from events where subject_id = ${who.id})`,
      gone: "data",
    },
    plain: "event_number",
  },
  events: {
    about: "log",
    customer: {
      rows: (who) =>
        sql`(case_id = any(${who.caseIds}::uuid[]) or subject_id = any(${who.personIds}::uuid[]))`,
    },
    employee: { rows: (who) => sql`(${done("actor_id")(who)} or subject_id = ${who.id})`, work: "work" },
    plain: "number id type subject_type subject_id case_id actor_kind actor_id happened_at data",
  },
  idempotent_answers: {
    about: "answers",
    customer: { rows: mentioning("result"), gone: "result created_at" },
    employee: {
      rows: (who) => sql`(actor = ${`employee ${who.id}`} or ${mentioning("result")(who)})`,
      gone: "result created_at",
    },
    plain: "actor",
    secret: "key_hash request_hash",
  },
  "graphile_worker._private_jobs": {
    about: "jobs",
    // Payloads are ids alone, so that a job which still runs finds nobody to write to; errors may quote what failed.
    customer: { rows: mentioning("payload"), emptied: "last_error" },
    employee: { rows: mentioning("payload"), emptied: "last_error" },
    plain: `id job_queue_id task_id payload priority run_at attempts max_attempts created_at updated_at key locked_at
      locked_by revision flags is_available`,
  },

  // Files that came from other systems.
  import_chunks: {
    about: "imports",
    customer: {
      rows: (
        who,
      ) => sql`import_id in (select chunk.import_id from import_chunks chunk, unnest(${who.values}::text[]) as given(value)
        where position(convert_to(given.value, 'UTF8') in chunk.content) > 0)`,
      gone: "content",
    },
    plain: "import_id number",
    secret: "content",
  },
  imports: {
    about: "imports",
    customer: {
      rows: (who) => sql`exists (select from unnest(${who.values}::text[]) as given(value)
        where position(lower(given.value) in lower(file_name)) > 0)`,
      emptied: "file_name",
    },
    employee: { rows: done("actor_id"), work: "work" },
    plain: `id kind mapping state failure rows accepted updated unchanged refused warned bytes_total actor_kind actor_id
      created_at finished_at position lines`,
  },
  case_sources: {
    about: "imports",
    customer: { rows: ofCases("case_id"), zeroed: "row_hash" },
    plain: "case_id import_id",
    secret: "row_hash",
  },
};
