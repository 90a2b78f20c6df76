-- Moments in which service was bad, in plain words, and the principle that would have prevented them. There is no
-- column for a person: neither for whom it was about, nor for who noted it.
create table bad_moments (
  id uuid primary key,
  what text not null check (length(what) between 1 and 2000),
  happened_on date,
  principle_id uuid references principles,
  noted_on date not null,
  removed_at timestamptz
);
create index bad_moments_principle on bad_moments (principle_id, id) where principle_id is not null;
