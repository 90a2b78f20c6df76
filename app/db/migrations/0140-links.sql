-- A typed edge between any two things, with who drew it and when, and who took it away. Neither end is a foreign key:
-- an edge may name what another part of the product keeps. `label` is what the far end was called when it was drawn.
create table links (
  id uuid primary key,
  kind text not null check (length(kind) between 1 and 40),
  from_type text not null check (length(from_type) between 1 and 40),
  from_id uuid not null,
  to_type text not null check (length(to_type) between 1 and 40),
  to_id uuid not null,
  label text check (length(label) <= 300),
  actor_kind text not null,
  actor_id uuid,
  linked_at timestamptz not null,
  removed_at timestamptz,
  remover_kind text,
  remover_id uuid,
  check ((removed_at is null) = (remover_kind is null)),
  check (from_type <> to_type or from_id <> to_id)
);
-- One edge of a kind between two things; taken away, it may be drawn anew.
create unique index links_current on links (kind, from_type, from_id, to_type, to_id) where removed_at is null;
create index links_to on links (to_type, to_id, kind) where removed_at is null;
