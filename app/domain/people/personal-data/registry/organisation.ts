import { done, type TableRule } from "../rule.ts";

/** Nothing of a person: the organisation's own words and numbers, and ids of who did it. */
export const organisation: Record<string, TableRule> = {
  organisation: {
    plain: `id name time_zone languages customer_word intake_team_id revision created_at currency question_hours
      late_messages_by_themselves`,
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
  boards: {
    plain:
      "id number phase_id timer_ends_at prompts_shown library_shown closed_at nudged ever_nameless timer_left rung",
  },
  board_areas: { plain: "id board_id position title stem words" },
  board_phases: {
    plain: `id board_id position kind title prompt prompts seconds anonymous votes area_ids deadline_at closed_at
      words run_off`,
  },
  board_groups: { plain: "id board_id area_id name position removed held" },
  board_ties: { plain: "board_id note_id target_id" },
  board_votes: { plain: "board_id phase_id participant_id target_id votes said weight" },
  board_ratings: { plain: "board_id phase_id participant_id target_id able stretch said weight" },
  board_log: { plain: "board_id number kind object_id" },
  board_suggestions: { plain: "id place board_id statement_id author_id anonymous words state reason" },
  board_drop_rounds: { plain: "id board_id closed_at" },
  board_drop_votes: { plain: "round_id board_id participant_id statement_id said weight" },
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
  // Numbers of months that are over, of five people at least: nobody can be told from them.
  felt_months: { plain: "month team_id answers helped helped_margin top top_margin told_at" },
  clock_counts: { plain: "standard_id scope after_case_id counted total requested_at finished_at" },
  import_mappings: { plain: "name mapping updated_at" },
  import_remarks: { plain: "import_id line number severity field code" },
  retention_times: { plain: "kind days changed_by_kind changed_by changed_at" },
  retention_runs: { plain: "id ran_at counts" },
  // A key is a digest of a name, a day and an address or account, and holds for that day.
  limit_counts: { plain: "points expire", secret: "key" },
  streams: { plain: "name number" },
  migrations: { plain: "name applied_at" },
  "graphile_worker._private_job_queues": { plain: "id queue_name locked_at locked_by is_available" },
  "graphile_worker._private_known_crontabs": { plain: "identifier known_since last_execution" },
  "graphile_worker._private_tasks": { plain: "id identifier" },
  "graphile_worker.migrations": { plain: "id ts breaking" },
};
