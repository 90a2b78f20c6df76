-- Names and references in which words stood apart by more than one space, or by another white than a space: written
-- again with one, as they are kept today. Where another row would have that spelling too, both stay.
create function pg_temp.single_spaced(text) returns text language sql immutable as $$
  select trim(regexp_replace($1, '[\t \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+', ' ', 'g'))
$$;

update teams set name = pg_temp.single_spaced(name)
where name <> pg_temp.single_spaced(name) and pg_temp.single_spaced(name) <> ''
  and not exists (
    select from teams other
    where other.id <> teams.id and other.parent_id is not distinct from teams.parent_id
      and lower(pg_temp.single_spaced(other.name)) = lower(pg_temp.single_spaced(teams.name)));
update cases set reference = pg_temp.single_spaced(reference)
where reference <> pg_temp.single_spaced(reference) and pg_temp.single_spaced(reference) <> ''
  and not exists (
    select from cases other
    where other.id <> cases.id and pg_temp.single_spaced(other.reference) = pg_temp.single_spaced(cases.reference));
update glossary_words set word = pg_temp.single_spaced(word)
where word <> pg_temp.single_spaced(word) and pg_temp.single_spaced(word) <> ''
  and not exists (
    select from glossary_words other
    where other.language = glossary_words.language and other.term_id <> glossary_words.term_id
      and pg_temp.single_spaced(other.word) = pg_temp.single_spaced(glossary_words.word));

-- Names that nothing is told apart by, so that a file of colleagues that names them today finds nothing to change.
update employees set name = pg_temp.single_spaced(name) where name <> pg_temp.single_spaced(name) and pg_temp.single_spaced(name) <> '';
update invitations set name = pg_temp.single_spaced(name) where name <> pg_temp.single_spaced(name) and pg_temp.single_spaced(name) <> '';
update standards set name = pg_temp.single_spaced(name) where name <> pg_temp.single_spaced(name) and pg_temp.single_spaced(name) <> '';
