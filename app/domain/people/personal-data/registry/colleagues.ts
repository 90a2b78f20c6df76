import { sql } from "kysely";
import { by, done, ofAccount, ofCases, type TableRule } from "../rule.ts";

/** Those who work here. Their row stays, since others' rows point to it: under no name. */
export const colleagues: Record<string, TableRule> = {
  employees: {
    about: "account",
    employee: { rows: by("id"), replaced: "name email language single_keys", emptied: "user_id level" },
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
};
