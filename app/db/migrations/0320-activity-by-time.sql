-- What happened is read by its time: what is told later of something earlier stands where it happened.
create index events_happened on events (happened_at, number);
