import { sql } from "kysely";
import { among, by, done, mentioning, ofCases, spokenBy, type TableRule, through } from "./rule.ts";
import type { Colleague, Customer } from "./who.ts";

const atTheir = (id: string, address: string) => (who: Colleague) =>
  sql`(${sql.ref(id)} = ${who.id}::uuid or ${sql.ref(address)} = any(${who.addresses}::text[]))`;
const ofPeople = (column: string) => among<Customer>(column, (who) => who.personIds);
const ofAccount = (column: string) => (who: Colleague) => sql`${sql.ref(column)} = ${who.userId}`;

/**
 * The register of personal data: every table and column of the database, whether it says something about a person, and
 * what an erasure does to it. Export, erasure and retention do what stands here and nothing else, in this order.
 * A new column gets its word here: under `plain` when it says nothing about a person, under `secret` when nobody is
 * ever shown it, otherwise in the part of the person whom it is about.
 */
export const registry: Record<string, TableRule> = {
  // Those who tell us something.
  people: {
    about: "identity",
    customer: { rows: ofPeople("id"), emptied: "name email email_confirmed_at language" },
    plain: "id created_at joined_to_id revision erased_at",
  },
  address_confirmations: {
    about: "confirmations",
    customer: { rows: ofPeople("person_id"), gone: "person_id created_at expires_at confirmed_at" },
    plain: "id",
    secret: "token_hash",
  },
  person_joins: {
    about: "joins",
    customer: { rows: (who) => sql`(${ofPeople("one_id")(who)} or ${ofPeople("other_id")(who)})` },
    plain: "id one_id other_id how actor_kind actor_id joined_at split_at split_by",
  },
  cases: {
    about: "cases",
    // The receipt ends: whoever holds it would read an empty case, and write into it.
    customer: { rows: ofCases("id"), emptied: "receipt_hash" },
    employee: { rows: by("owner_id"), work: "work" },
    plain: `id reference kind team_id owner_id person_id received_at first_answer_at due_at closed_at suspected_spam
      receipt_generation revision created_at acknowledged_at words_erased_at messages_erased_at`,
    secret: "receipt_hash",
  },
  voices: {
    about: "voices",
    customer: { rows: ofCases("case_id"), dashed: "text", emptied: "remedy_wished language" },
    employee: { rows: by("recorded_by"), unsigned: "text", work: "work" },
    plain: "id case_id kind channel recorded_by received_at",
  },
  messages: {
    about: "messages",
    customer: { rows: ofCases("case_id"), dashed: "body" },
    employee: { rows: by("author_id"), unsigned: "body", work: "work" },
    plain: "id case_id kind author_id key_id written_at",
  },
  promises: {
    about: "promises",
    customer: { rows: ofCases("case_id"), dashed: "text" },
    employee: { rows: (who) => sql`${who.id}::uuid in (owner_id, made_by)`, unsigned: "text", work: "work" },
    plain: "id case_id due_at owner_id made_by key_id made_at",
  },
  promise_outcomes: {
    about: "promises",
    customer: { rows: through("promise_id", "promises"), emptied: "words" },
    employee: { rows: done("actor_id"), unsigned: "words", work: "work" },
    plain: "promise_id kind happened_at actor_kind actor_id",
  },
  decisions: {
    about: "decisions",
    customer: { rows: ofCases("case_id"), dashed: "what", emptied: "reason" },
    employee: { rows: by("decided_by"), unsigned: "what reason", work: "work" },
    plain:
      "id case_id kind amount principle_id decided_by key_id decided_at right_version_id question_id duration",
  },
  decision_questions: {
    about: "decisions",
    customer: { rows: ofCases("case_id"), dashed: "what", emptied: "reason" },
    employee: { rows: by("asked_by"), unsigned: "what reason", work: "work" },
    plain: `id case_id version_id amount duration duration_seconds principle_id asked_by key_id asked_at answer_by
      promise_id escalated_at`,
  },
  decision_answers: {
    about: "decisions",
    customer: { rows: through("question_id", "decision_questions"), dashed: "words" },
    employee: { rows: by("answered_by"), unsigned: "words", work: "work" },
    plain: "question_id outcome amount duration answered_by key_id answered_at",
  },
  verdicts: {
    about: "closures",
    customer: { rows: through("closure_id", "closures"), emptied: "words" },
    plain: "closure_id agrees given_at",
  },
  feelings: {
    about: "taps",
    // Three taps and a day: counted, without a word or a name.
    customer: { rows: through("closure_id", "closures") },
    plain: "closure_id helped answered feeling day team_id",
  },
  pauses: {
    about: "closures",
    customer: { rows: ofCases("case_id"), dashed: "words" },
    employee: { rows: done("actor_id"), unsigned: "words", work: "work" },
    plain: "id case_id waiting_for actor_kind actor_id started_at ended_at ended_by",
  },
  next_answers: {
    about: "cases",
    customer: { rows: ofCases("case_id") },
    plain: "id case_id asked_at answered_at",
  },
  closures: {
    about: "closures",
    customer: { rows: ofCases("case_id"), emptied: "remedy" },
    employee: { rows: done("actor_id"), unsigned: "remedy", work: "work" },
    plain: "id case_id outcome principle_id actor_kind actor_id closed_at reopened_at",
  },
  erasure_requests: {
    about: "requests",
    customer: { rows: ofCases("case_id"), dashed: "words" },
    employee: { rows: by("answered_by"), unsigned: "words", work: "work" },
    plain: "id case_id requested_at answer_by outcome answered_by_kind answered_by answered_at",
  },
  legal_holds: {
    about: "holds",
    customer: {
      rows: (who) => sql`(${ofPeople("person_id")(who)} or ${ofCases("case_id")(who)})`,
      dashed: "reason",
    },
    employee: { rows: by("employee_id"), dashed: "reason" },
    plain: "id person_id employee_id case_id set_by_kind set_by set_at lifted_by lifted_at",
  },
  erasures: {
    about: "erasures",
    customer: { rows: ofPeople("subject_id") },
    employee: { rows: by("subject_id") },
    plain: "id kind subject_id person_ids case_ids actor_kind actor_id erased_at",
  },
  mails: {
    about: "mails",
    customer: { rows: (who) => sql`subject_id = any(${who.ids}::uuid[])` },
    plain: "id kind subject_id queued_at sent_at",
  },

  // Those who work here. Their row stays, since others' rows point to it: under no name.
  employees: {
    about: "account",
    employee: { rows: by("id"), replaced: "name email language", emptied: "user_id level" },
    plain: "id role created_at deactivated_at revision",
  },
  auth_sessions: {
    about: "signIn",
    employee: {
      rows: ofAccount("user_id"),
      gone: "ip_address user_agent expires_at created_at updated_at method shared_device_id last_used_at",
    },
    plain: "id user_id",
    secret: "token",
  },
  auth_accounts: {
    about: "signIn",
    employee: { rows: ofAccount("user_id"), gone: "account_id provider_id scope created_at updated_at" },
    plain: "id user_id access_token_expires_at refresh_token_expires_at",
    secret: "access_token refresh_token id_token password",
  },
  auth_two_factors: {
    about: "signIn",
    employee: { rows: ofAccount("user_id"), gone: "verified failed_verification_count locked_until" },
    plain: "id user_id",
    secret: "secret backup_codes",
  },
  auth_verifications: {
    about: "signIn",
    employee: {
      rows: (who) =>
        sql`(position(${who.userId}::text in value) > 0 or lower(identifier) = any(${who.addresses}))`,
      gone: "expires_at created_at updated_at",
    },
    plain: "id",
    secret: "identifier value",
  },
  spent_codes: {
    about: "signIn",
    employee: { rows: ofAccount("user_id"), gone: "spent_at" },
    plain: "user_id",
    secret: "code_hash",
  },
  auth_users: {
    about: "account",
    employee: {
      rows: ofAccount("id"),
      gone: "name email email_verified image created_at updated_at two_factor_enabled",
    },
    plain: "id",
  },
  passkeys: {
    about: "signIn",
    employee: { rows: by("employee_id"), gone: "name counter transports created_at last_used_at" },
    plain: "id employee_id",
    secret: "credential_id public_key",
  },
  passkey_challenges: {
    about: "signIn",
    employee: { rows: by("employee_id"), gone: "expires_at" },
    plain: "employee_id",
    secret: "challenge_hash",
  },
  single_sign_on_accounts: {
    about: "signIn",
    employee: { rows: by("employee_id"), gone: "issuer subject created_at" },
    plain: "employee_id",
  },
  employee_pins: {
    about: "signIn",
    employee: { rows: by("employee_id"), gone: "failed_tries locked_until changed_at" },
    plain: "employee_id",
    secret: "pin_hash",
  },
  password_resets: {
    about: "signIn",
    employee: { rows: by("employee_id"), gone: "created_at expires_at used_at" },
    plain: "id employee_id made_by",
    secret: "token_hash",
  },
  memberships: {
    about: "teams",
    employee: { rows: by("employee_id"), gone: "team_id" },
    plain: "employee_id",
  },
  invitation_teams: {
    about: "invitations",
    employee: {
      rows: (who) => sql`invitation_id in (select id from invitations
        where employee_id = ${who.id} or lower(email) = any(${who.addresses}))`,
      gone: "team_id",
    },
    plain: "invitation_id",
  },
  invitations: {
    about: "invitations",
    employee: {
      rows: (who) => sql`(employee_id = ${who.id} or lower(email) = any(${who.addresses}))`,
      gone: "email name role team_id language created_at expires_at accepted_at revoked_at level",
    },
    plain: "id invited_by employee_id",
    secret: "token_hash",
  },
  notices: {
    about: "notices",
    customer: { rows: ofCases("case_id") },
    employee: { rows: by("recipient_id"), gone: "recipient_id kind created_at read_at" },
    plain: "id subject_id case_id",
  },
  needs: {
    about: "needs",
    employee: { rows: by("asked_by"), dashed: "what", emptied: "why" },
    plain: "id team_id asked_by key_id asked_at asked_on answer_by",
  },
  need_answers: {
    about: "needs",
    employee: { rows: by("answered_by"), unsigned: "words", work: "work" },
    plain: "id need_id number outcome later_on answered_by key_id answered_at answered_on",
  },
  document_versions: {
    about: "texts",
    employee: { rows: by("written_by"), unsigned: "body", work: "work" },
    plain: "id document_id number written_by written_at",
  },
  principle_transitions: {
    about: "texts",
    employee: { rows: done("actor_id"), unsigned: "reason", work: "work" },
    plain: "id principle_id to_state actor_kind actor_id happened_at",
  },

  // Workshops. An anonymous note tells nobody who wrote it, so it is in no export; guests' names go with their time.
  board_participants: {
    about: "workshops",
    employee: { rows: by("employee_id"), emptied: "name" },
    plain: `id board_id employee_id role speaks_for ready_in hand_raised_at seen_at left_at own_number`,
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
    plain: "id board_id statement_id participant_id weight anonymous answer revision was_shown lifted",
  },
  board_ladder_answers: {
    about: "workshops",
    employee: { rows: spokenBy("author_id"), unsigned: "text", work: "work" },
    plain: "id place board_id question author_id anonymous removed",
  },

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
    plain: "id name measure target within within_seconds time team_id owner_id revision created_at remedy",
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

  // Nothing of a person: the organisation's own words and numbers, and ids of who did it.
  organisation: {
    plain: `id name time_zone languages customer_word intake_team_id revision created_at currency question_hours`,
  },
  teams: { plain: "id name parent_id kind created_at" },
  calendars: { plain: "team_id time_zone week holidays exceptions revision changed_at" },
  shared_devices: {
    plain: "id name team_id created_by created_at last_used_at revoked_at",
    secret: "token_hash",
  },
  steps: { plain: "id key parent_id position title" },
  pledge_principles: { plain: "pledge_id principle_id" },
  pledge_tests: {
    about: "owned",
    employee: { rows: done("actor_id"), unsigned: "showed", work: "work" },
    plain: "id pledge_id actor_kind actor_id tested_at lapsed_at",
  },
  pledge_publications: {
    plain: "id pledge_id actor_kind actor_id published_at met total working_toward withdrawn_at",
  },
  charter_sign_offs: { plain: "id actor_kind actor_id signed_at" },
  decision_right_versions: {
    plain: `id right_id number situation kind limit_amount limit_duration limit_seconds exception steps principle_id roles
      team_ids written_by written_at`,
  },
  next_answer_clocks: { plain: "standard_id next_answer_id within starts_at deadline paused_seconds" },
  deadline_reminders: { plain: "id standard_id subject_id case_id measure deadline reminded_at" },
  standard_changes: { plain: "id standard_id field before after actor_kind actor_id changed_at" },
  principle_versions: {
    plain: "principle_id number statement explanation translations actor_kind actor_id published_at",
  },
  principle_results: { plain: "id principle_id side name unit standard_id" },
  principle_result_values: { plain: "result_id month value" },
  links: {
    plain: `id kind from_type from_id to_type to_id label actor_kind actor_id linked_at removed_at remover_kind
      remover_id`,
  },
  workshops: {
    plain: `id title purpose template language manner yields code starts_at created_by created_at revision
      calendar_changes`,
  },
  workshop_pins: { plain: "workshop_id pinned_by pinned_at" },
  boards: { plain: "id number phase_id timer_ends_at prompts_shown library_shown closed_at nudged" },
  board_areas: { plain: "id board_id position title stem" },
  board_phases: {
    plain: `id board_id position kind title prompt prompts seconds anonymous votes area_ids deadline_at closed_at`,
  },
  board_groups: { plain: "id board_id area_id name position removed" },
  board_ties: { plain: "board_id note_id target_id" },
  board_votes: { plain: "board_id phase_id participant_id target_id votes" },
  board_ratings: { plain: "board_id phase_id participant_id target_id able stretch" },
  board_log: { plain: "board_id number kind object_id" },
  board_suggestions: { plain: "id place board_id statement_id author_id anonymous words state reason" },
  board_drop_rounds: { plain: "id board_id closed_at" },
  board_drop_votes: { plain: "round_id board_id participant_id statement_id" },
  pledge_ideas: { plain: "id board_id answer_id text audience state pledge_id" },
  // Who answered stands apart from how often each answer was given; nothing joins the two.
  board_convictions: { plain: "phase_id board_id counts" },
  board_conviction_givers: { plain: "phase_id board_id participant_id" },
  board_statements: {
    plain: `id board_id text explanation why position principle_id agreed_at dropped_at revision drafter_id anonymous
      merged_into_id consent_shown_at import_id source`,
  },
  board_imports: { plain: "id board_id brought items" },
  clocks: { plain: "standard_id case_id within starts_at deadline paused_seconds" },
  clock_counts: { plain: "standard_id scope after_case_id counted total requested_at finished_at" },
  import_mappings: { plain: "name mapping updated_at" },
  import_remarks: { plain: "import_id line number severity field code" },
  retention_times: { plain: "kind days changed_by_kind changed_by changed_at" },
  retention_runs: { plain: "id ran_at counts" },
  streams: { plain: "name number" },
  migrations: { plain: "name applied_at" },
  "graphile_worker._private_job_queues": { plain: "id queue_name locked_at locked_by is_available" },
  "graphile_worker._private_known_crontabs": { plain: "identifier known_since last_execution" },
  "graphile_worker._private_tasks": { plain: "id identifier" },
  "graphile_worker.migrations": { plain: "id ts breaking" },
};
