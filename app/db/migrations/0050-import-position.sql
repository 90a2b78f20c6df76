-- How far an import has come, so that it goes on there after a stop.
alter table imports add column position bigint not null default 0;
alter table imports add column lines integer not null default 0;
-- The import that saw a case last; a second row for it in the same file is recognised by this.
create index case_sources_import on case_sources (import_id);
