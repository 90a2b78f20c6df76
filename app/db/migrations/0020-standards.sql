-- What we do for somebody when a standard was missed.
alter table standards add column remedy text check (length(remedy) <= 1000);

-- Pledges of a standard, and cases by their own due time: what a standard's figures and its page ask for.
create index pledges_standard on pledges (standard_id);
create index cases_due on cases (due_at) where due_at is not null;
