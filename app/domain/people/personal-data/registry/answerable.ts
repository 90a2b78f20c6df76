import { sql } from "kysely";
import { by, done, ofCases, type TableRule, through } from "../rule.ts";

/** What somebody answers for, and what was held against our principles. */
export const answerable: Record<string, TableRule> = {
  // What somebody answers for: it went to another when they left, and what is left names them by id alone.
  documents: {
    about: "owned",
    employee: { rows: by("owner_id"), work: "work" },
    plain: "id kind owner_id revision created_at",
  },
  principles: {
    about: "owned",
    employee: { rows: by("owner_id"), work: "work" },
    plain:
      "id statement explanation why translations state place owner_id revision created_at merged_into_id",
  },
  standards: {
    about: "owned",
    employee: { rows: by("owner_id"), work: "work" },
    plain:
      "id name measure target within within_seconds time team_id owner_id revision created_at remedy translations",
  },
  pledges: {
    about: "owned",
    employee: { rows: by("owner_id"), work: "work" },
    plain: "id text remark audience translations standard_id owner_id revision created_at",
  },
  decision_rights: {
    about: "owned",
    employee: { rows: by("owner_id"), work: "work" },
    plain: "id owner_id review_on revision created_at retired_at",
  },
  api_keys: {
    about: "owned",
    employee: { rows: by("responsible_id"), work: "work" },
    plain: "id name hint scopes responsible_id created_at expires_at last_used_at revoked_at",
    secret: "key_hash",
  },

  initiatives: {
    about: "owned",
    employee: { rows: by("owner_id"), work: "work" },
    plain: "id kind title about state owner_id revision created_at started_at",
  },

  // What was held against our principles: words about a case are about whom it is of.
  checks: {
    about: "checks",
    customer: { rows: ofCases("case_id"), emptied: "note" },
    employee: { rows: by("settled_by"), unsigned: "note", work: "work" },
    plain: "id subject_type subject_id case_id number shown_at shown_by settled_at settled_by created_at",
  },
  check_asks: { plain: "check_id employee_id asked_at" },
  check_views: {
    about: "checks",
    customer: { rows: through("check_id", "checks"), emptied: "value" },
    employee: { rows: by("checker_id"), unsigned: "value", work: "work" },
    plain: "id check_id checker_id given_at",
  },
  check_marks: {
    about: "checks",
    customer: {
      rows: (
        who,
      ) => sql`view_id in (select check_views.id from check_views join checks on checks.id = check_id
        where case_id = any(${who.caseIds}::uuid[]))`,
      emptied: "line",
      // Beside a conflict there is always a note.
      dashed: "note",
    },
    employee: {
      rows: (who) => sql`view_id in (select id from check_views where checker_id = ${who.id}::uuid)`,
      unsigned: "line note",
      work: "work",
    },
    plain: "view_id principle_id mark",
  },

  audit_items: {
    about: "owned",
    employee: { rows: by("owner_id"), work: "work" },
    plain: "id kind name owner_id revision created_at retired_at",
  },
  audit_ratings: {
    about: "texts",
    employee: { rows: done("actor_id"), unsigned: "evidence", work: "work" },
    plain: "id item_id principle_id rating review_on actor_kind actor_id rated_at replaced_at",
  },
  bad_moments: {
    about: "texts",
    // Nobody is kept beside it; a name that slipped in goes with whoever bears it.
    employee: {
      rows: (who) => sql`position(lower(${who.name}) in lower(what)) > 0`,
      unsigned: "what",
    },
    plain: "id happened_on principle_id noted_on removed_at",
  },

  glossary_terms: {
    about: "owned",
    employee: { rows: by("owner_id"), work: "work" },
    plain: "id words owner_id revision created_at",
  },
  interpretation_rounds: {
    plain: "id principle_id situations chosen asked opened_at closes_at closed_at actor_kind actor_id",
    secret: "good_links",
  },
  interpretation_samples: { plain: "round_id employee_id" },
  glossary_words: { plain: "language word term_id" },
};
