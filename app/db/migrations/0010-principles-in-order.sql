-- What became of a merged principle, and the order in which principles are listed.

alter table principles add column merged_into_id uuid references principles check (merged_into_id <> id);
create index principles_merged_into on principles (merged_into_id) where merged_into_id is not null;

-- Those in force by their place, then drafts, then what was retired; within those, by age.
create function principle_rank(state text) returns smallint language sql immutable parallel safe as
  $$ select case state when 'draft' then 1::smallint when 'retired' then 2::smallint else 0::smallint end $$;
create unique index principles_order on principles (principle_rank(state), coalesce(place, 0), id);

create index decisions_principle on decisions (principle_id) where principle_id is not null;
