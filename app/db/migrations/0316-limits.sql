-- How often something was tried, counted for all processes. A key is a digest of one day: nobody can tell whose it is,
-- nor whether two days saw the same one. Not logged: what is lost in a crash of the database is counted anew.
create unlogged table limit_counts (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
create index limit_counts_expire on limit_counts (expire);
