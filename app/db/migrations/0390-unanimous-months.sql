-- Where nearly all or nearly none of a group answered alike, a count is told as the middle of a range: how far it may be
-- off stands beside it. What was told before is told more roughly from now on; nothing of it is counted again.
alter table felt_months
  add column helped_margin integer not null default 0 check (helped_margin >= 0),
  add column top_margin integer not null default 0 check (top_margin >= 0);

update felt_months set
  helped = case when helped <= 2 then 1 when helped >= answers - 2 then answers - 1 else helped end,
  helped_margin = case when helped <= 2 or helped >= answers - 2 then 1 else 0 end,
  top = case when top <= 2 then 1 when top >= answers - 2 then answers - 1 else top end,
  top_margin = case when top <= 2 or top >= answers - 2 then 1 else 0 end;

alter table felt_months
  alter column helped_margin drop default,
  alter column top_margin drop default;
