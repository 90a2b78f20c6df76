-- Names, references and addresses that came before text was composed (NFC) and rid of unseen signs: written again as
-- they would be kept today, once, so that they are found. Where another row has that spelling already, both stay.
create function pg_temp.kept(text) returns text language sql immutable as $$
  select trim(regexp_replace(normalize($1, nfc), '[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]', '', 'g'))
$$;

update teams set name = pg_temp.kept(name)
where name <> pg_temp.kept(name) and pg_temp.kept(name) <> ''
  and not exists (
    select from teams other
    where other.id <> teams.id and other.parent_id is not distinct from teams.parent_id
      and lower(pg_temp.kept(other.name)) = lower(pg_temp.kept(teams.name)));
update cases set reference = pg_temp.kept(reference)
where reference <> pg_temp.kept(reference) and pg_temp.kept(reference) <> ''
  and not exists (
    select from cases other
    where other.id <> cases.id and pg_temp.kept(other.reference) = pg_temp.kept(cases.reference));
update glossary_words set word = pg_temp.kept(word)
where word <> pg_temp.kept(word) and pg_temp.kept(word) <> ''
  and not exists (
    select from glossary_words other
    where other.language = glossary_words.language and other.term_id <> glossary_words.term_id
      and pg_temp.kept(other.word) = pg_temp.kept(glossary_words.word));

update employees set name = pg_temp.kept(name) where name <> pg_temp.kept(name) and pg_temp.kept(name) <> '';
update invitations set name = pg_temp.kept(name) where name <> pg_temp.kept(name) and pg_temp.kept(name) <> '';
update people set name = pg_temp.kept(name) where name <> pg_temp.kept(name);

-- An invitation or a customer's address with such a sign in it could never be reached; an account likewise.
update invitations set email = pg_temp.kept(email) where email <> pg_temp.kept(email);
update people set email = pg_temp.kept(email) where email <> pg_temp.kept(email);
update employees set email = pg_temp.kept(email)
where email <> pg_temp.kept(email)
  and not exists (select from employees other where other.id <> employees.id
    and lower(pg_temp.kept(other.email)) = lower(pg_temp.kept(employees.email)));
update auth_users set email = employees.email
from employees
where employees.user_id = auth_users.id and auth_users.email <> employees.email
  and auth_users.email <> pg_temp.kept(auth_users.email)
  and not exists (select from auth_users other where other.email = employees.email);
