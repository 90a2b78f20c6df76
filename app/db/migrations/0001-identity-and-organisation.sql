-- Who we are, who works here, and how they sign in.

create table organisation (
  id boolean primary key default true check (id),
  name text not null check (length(name) between 1 and 120),
  time_zone text not null,
  languages text[] not null check (cardinality(languages) between 1 and 10),
  customer_word jsonb not null,
  intake_team_id uuid,
  revision integer not null default 1,
  created_at timestamptz not null
);

create table teams (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  parent_id uuid references teams,
  kind text not null default 'front_line' check (kind in ('front_line', 'back_office', 'site')),
  created_at timestamptz not null,
  check (parent_id <> id)
);
create unique index teams_name on teams (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), lower(name));
alter table organisation add foreign key (intake_team_id) references teams;

-- Tables of the sign-in library (better-auth), under names of our own.
create table auth_users (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table auth_sessions (
  id text primary key,
  user_id text not null references auth_users on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_sessions_user on auth_sessions (user_id);
create table auth_accounts (
  id text primary key,
  user_id text not null references auth_users on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_accounts_user on auth_accounts (user_id);
create table auth_verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_verifications_identifier on auth_verifications (identifier);

create table employees (
  id uuid primary key,
  user_id text unique references auth_users,
  name text not null check (length(name) between 1 and 120),
  email text not null,
  role text not null check (role in ('owner', 'lead', 'manager', 'employee')),
  level text check (level in ('leaders', 'managers', 'front_line', 'back_office')),
  language text not null,
  created_at timestamptz not null,
  deactivated_at timestamptz
);
create unique index employees_email on employees (lower(email));

create table memberships (
  employee_id uuid not null references employees,
  team_id uuid not null references teams,
  primary key (employee_id, team_id)
);
create index memberships_team on memberships (team_id);

create table invitations (
  id uuid primary key,
  email text not null,
  name text not null check (length(name) between 1 and 120),
  role text not null check (role in ('owner', 'lead', 'manager', 'employee')),
  team_id uuid references teams,
  language text not null,
  token_hash bytea not null unique,
  invited_by uuid references employees,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);

create table api_keys (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  key_hash bytea not null unique,
  hint text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  responsible_id uuid not null references employees,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
