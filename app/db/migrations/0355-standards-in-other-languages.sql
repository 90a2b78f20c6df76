-- A standard's name and remedy in the organisation's other languages, by language.
alter table standards add column translations jsonb not null default '{}';
