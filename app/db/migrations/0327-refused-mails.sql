-- A mail that its reader's server refused for good, or that could not be handed over for days, is not tried again; why is
-- a code, never the server's own words, which may hold an address. Somebody hears of that, and of one that waits for a day.
alter table mails add column refused_at timestamptz, add column refusal text,
  add column delay_told_at timestamptz,
  add check (sent_at is null or refused_at is null), add check ((refused_at is null) = (refusal is null));
create index mails_refused on mails (refused_at) where refused_at is not null;
