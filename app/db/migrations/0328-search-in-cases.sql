-- What was said in a case is found by parts of words, in the languages of Latin letters: docs/decisions/0063. The
-- extension comes with PostgreSQL, and the owner of a database may add it.
create extension if not exists pg_trgm;

-- Words as they are looked for: small letters without accents, no letter twice, z and v as s and f, y as i (huizen holds
-- huis, straten straat, brieven brief, cities city). Whatever is no letter or digit ends a word; one space around each.
create function search_text(words text) returns text language sql immutable parallel safe strict as $$
  select ' ' || btrim(
    regexp_replace(regexp_replace(
      translate(
        regexp_replace(lower(normalize(words, nfkd)), '[' || chr(768) || '-' || chr(879) || ']', '', 'g'),
        'zvyßøłđæœ', 'sfisoldao'),
      '([a-z])\1+', '\1', 'g'),
    '[^a-z0-9' || chr(192) || '-' || chr(8191) || chr(8304) || '-' || chr(65533) || ']+', ' ', 'g')
  ) || ' '
$$;

-- What to look for in `search_text` for each word that somebody typed: the word without the ending of a plural, as a part
-- of a word; numbers and the shortest words whole; irregular plurals both ways. At most 24 words; a single letter alone
-- only where nothing else was typed.
create function search_patterns(words text) returns table (word text, patterns text[])
language sql immutable parallel safe as $$
  with typed as (
    select distinct on (token) token, place
    from unnest(string_to_array(btrim(search_text(words)), ' ')) with ordinality as each (token, place)
    where token <> ''
  ), kept as (
    select token from typed
    where length(token) > 1 or token ~ '[0-9]' or not exists (select from typed where length(token) > 1)
    order by place limit 24
  ), irregular (one, many) as (values
    ('stad', 'steden'), ('lid', 'leden'), ('schip', 'schepen'), ('smid', 'smeden'), ('ei', 'eieren'), ('koe', 'koeien'),
    ('vlo', 'floien'), ('museum', 'musea'), ('child', 'children'), ('man', 'men'), ('woman', 'women'), ('fot', 'fet'),
    ('toth', 'teth'), ('mouse', 'mice'), ('person', 'people'), ('oeil', 'ieux'), ('buch', 'bucher'))
  select token, array(
    select case when token ~ '^[0-9]+$' or length(stem) < 3 then '% ' || stem || ' %' else '%' || stem || '%' end
    from (
      select case
        when token ~ '(heid|heden)$' and length(token) >= 8 then regexp_replace(token, '(heid|heden)$', '')
        when token ~ 'eren$' and length(token) >= 8 then left(token, -4)
        when token ~ '(en|es)$' and length(token) >= 5 then left(token, -2)
        when token ~ 'er$' and length(token) >= 6 then left(token, -2)
        when token ~ '[sex]$' and length(token) >= 5 then left(token, -1)
        else token end as stem
      union select one from irregular where many = token
      union select many from irregular where one = token
    ) form)
  from kept
$$;

alter table voices add column search text not null
  generated always as (search_text(text || ' ' || coalesce(remedy_wished, ''))) stored;
create index voices_search on voices using gin (search gin_trgm_ops);
alter table messages add column search text not null generated always as (search_text(body)) stored;
create index messages_search on messages using gin (search gin_trgm_ops);
create index cases_reference_search on cases using gin (search_text(reference) gin_trgm_ops);
