-- What was brought to a board from elsewhere. The row is what makes an import that is sent twice arrive once; it says
-- nothing of who sent it.
create table board_imports (
  id uuid primary key,
  board_id uuid not null references boards,
  brought text not null check (brought in ('notes', 'statements')),
  items smallint not null check (items between 1 and 300)
);
create index board_imports_board on board_imports (board_id);

-- `source` says where its words are from: an earlier list with its title, or an entry of the library with its organisation.
alter table board_notes
  add column import_id uuid references board_imports,
  add column source jsonb check (jsonb_typeof(source) = 'object');
create index board_notes_import on board_notes (import_id) where import_id is not null;
alter table board_statements
  add column import_id uuid references board_imports,
  add column source jsonb check (jsonb_typeof(source) = 'object');
create index board_statements_import on board_statements (import_id) where import_id is not null;
alter table board_notes add constraint board_notes_evidence
  check ((evidence_kind is null) = (evidence_id is null) and evidence_kind in ('case', 'bad_moment')) not valid;
alter table board_notes validate constraint board_notes_evidence;
