import { sql } from "kysely";
import { atTheir, by, ofCases, spokenBy, type TableRule } from "../rule.ts";

/** Workshops. An anonymous note tells nobody who wrote it, so it is in no export; guests' names go with their time. */
export const workshops: Record<string, TableRule> = {
  board_participants: {
    about: "workshops",
    employee: { rows: by("employee_id"), emptied: "name" },
    plain: `id board_id employee_id role speaks_for counts_for ready_in hand_raised_at seen_at left_at own_number
      muted removed_at`,
    secret: "token_hash",
  },
  board_notes: {
    about: "workshops",
    employee: {
      rows: spokenBy("author_id"),
      unsigned: "text",
      work: "work",
    },
    // A voice that was brought to a board keeps its words there.
    customer: {
      rows: (who) => sql`(evidence_kind = 'case' and ${ofCases("evidence_id")(who)})`,
      dashed: "text",
    },
    plain: `id board_id area_id group_id phase_id author_id colour position anonymous hidden removed evidence_kind
      evidence_id revision import_id source`,
  },
  workshop_templates: {
    about: "workshops",
    employee: { rows: by("created_by"), unsigned: "title purpose", work: "work" },
    plain: "id language plan created_by created_at retired_at revision",
  },
  workshop_invitations: {
    about: "workshops",
    // The address of a guest, which may be a colleague's other one; forgotten when the workshop closes.
    employee: { rows: atTheir("employee_id", "email"), gone: "employee_id email invited_at answer" },
    plain: "id workshop_id mail_id in_calendar",
  },
  workshop_withdrawals: {
    about: "workshops",
    employee: { rows: atTheir("employee_id", "email"), gone: "employee_id email withdrawn_at" },
    plain: "id workshop_id sequence",
  },
  workshop_unpins: {
    about: "workshops",
    employee: { rows: by("employee_id"), gone: "employee_id" },
    plain: "workshop_id",
  },
  workshop_stakes: {
    about: "workshops",
    employee: {
      rows: (who) => sql`(note_id in (select id from board_notes where not anonymous
        and author_id in (select id from board_participants where employee_id = ${who.id})))`,
      unsigned: "text",
      work: "work",
    },
    customer: {
      rows: (who) => sql`(note_id in (select id from board_notes where evidence_kind = 'case'
        and ${ofCases("evidence_id")(who)}))`,
      dashed: "text",
    },
    plain: "id workshop_id note_id kind created_at removed_at",
  },
  workshop_behaviours: {
    about: "workshops",
    employee: {
      rows: (who) => sql`${who.id}::uuid in (proposed_by, answered_by)`,
      unsigned: "text reason",
      work: "work",
    },
    plain: `id workshop_id state votes source_type source_id proposed_by created_at answered_by answered_at
      merged_into_id`,
  },
  actions: {
    about: "workshops",
    employee: {
      // What they handed over when they left names them no longer by id, and may do so in its words.
      rows: (who) => sql`(${who.id}::uuid in (owner_id, created_by)
        or position(lower(${who.name}) in lower(concat_ws(' ', text, blocker))) > 0)`,
      unsigned: "text blocker",
      work: "work",
    },
    plain: "id owner_id due_on state serves_type serves_id created_by created_at ended_at revision",
  },

  board_consents: {
    about: "workshops",
    employee: { rows: spokenBy("participant_id"), unsigned: "reason reply lift_reason", work: "work" },
    plain: "id board_id statement_id participant_id weight said anonymous answer revision was_shown lifted",
  },
  board_ladder_answers: {
    about: "workshops",
    employee: { rows: spokenBy("author_id"), unsigned: "text", work: "work" },
    plain: "id place board_id question author_id anonymous removed",
  },
};
