-- Does everything we do, make and convey meet our principles? One row a thing, one rating for each principle.
create table audit_items (
  id uuid primary key,
  kind text not null check (kind in ('do', 'make', 'convey')),
  name text not null check (length(name) between 1 and 200),
  owner_id uuid references employees,
  revision integer not null default 1,
  created_at timestamptz not null,
  retired_at timestamptz
);
-- A rating is never changed: the next one replaces it, and what was found before stays readable.
create table audit_ratings (
  id uuid primary key,
  item_id uuid not null references audit_items,
  principle_id uuid not null references principles,
  rating text not null check (rating in ('met', 'partly', 'not_met')),
  evidence text check (length(evidence) <= 2000),
  review_on date not null,
  actor_kind text not null,
  actor_id uuid,
  rated_at timestamptz not null,
  replaced_at timestamptz
);
create unique index audit_ratings_current on audit_ratings (item_id, principle_id) where replaced_at is null;
create index audit_ratings_review on audit_ratings (review_on, id) where replaced_at is null;
-- Worst first.
create function rating_rank(rating text) returns smallint language sql immutable parallel safe as
  $$ select case rating when 'not_met' then 0::smallint when 'partly' then 1::smallint else 2::smallint end $$;
create index audit_ratings_worst on audit_ratings (rating_rank(rating), review_on, id) where replaced_at is null;
