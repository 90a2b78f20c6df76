-- Ways to sign in: passkeys, a second step, single sign-on, and devices at a counter that several people share.

alter table auth_users add column two_factor_enabled boolean not null default false;

create table shared_devices (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  team_id uuid not null references teams,
  token_hash bytea not null unique,
  created_by uuid references employees,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

alter table auth_sessions
  add column method text not null default 'password'
    check (method in ('password', 'second_step', 'passkey', 'single_sign_on', 'pin')),
  add column shared_device_id uuid references shared_devices,
  add column last_used_at timestamptz not null default now();
create index auth_sessions_device on auth_sessions (shared_device_id) where shared_device_id is not null;

-- Of the sign-in library: the secret is encrypted, the recovery codes are digests.
create table auth_two_factors (
  id text primary key,
  user_id text not null unique references auth_users on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);

-- A code of an authenticator app counts once, also while its time lasts.
create table spent_codes (
  user_id text not null references auth_users on delete cascade,
  code_hash bytea not null,
  spent_at timestamptz not null,
  primary key (user_id, code_hash)
);

create table passkeys (
  id uuid primary key,
  employee_id uuid not null references employees on delete cascade,
  name text not null check (length(name) between 1 and 120),
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_employee on passkeys (employee_id);

-- Challenges that wait for their one answer; for a registration with whose it is.
create table passkey_challenges (
  challenge_hash bytea primary key,
  employee_id uuid references employees on delete cascade,
  expires_at timestamptz not null
);
create index passkey_challenges_expiry on passkey_challenges (expires_at);

-- The account at the organisation's provider, tied at its first sign-in: an address can pass to somebody else there.
create table single_sign_on_accounts (
  issuer text not null,
  subject text not null,
  employee_id uuid not null references employees on delete cascade,
  created_at timestamptz not null,
  primary key (issuer, subject),
  unique (issuer, employee_id)
);

create table employee_pins (
  employee_id uuid primary key references employees on delete cascade,
  pin_hash text not null,
  failed_tries integer not null default 0,
  locked_until timestamptz,
  changed_at timestamptz not null
);
