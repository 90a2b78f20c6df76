-- One language: each term has one definition, in each of the organisation's languages.
create table glossary_terms (
  id uuid primary key,
  -- By language: {en: {term, definition}, nl: {…}}; the organisation's first language is always there.
  words jsonb not null,
  owner_id uuid references employees,
  revision integer not null default 1,
  created_at timestamptz not null
);
-- The terms as they are compared: small letters, single spaces. The key makes a second definition impossible.
create table glossary_words (
  language text not null,
  word text not null check (length(word) between 1 and 80),
  term_id uuid not null references glossary_terms on delete cascade,
  primary key (language, word)
);
create index glossary_words_term on glossary_words (term_id);
