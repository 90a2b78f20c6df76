-- Closings that were taken back later, for figures as of a moment before.
create index closures_reopened on closures (reopened_at) where reopened_at is not null;

-- Elapsed time is exact, and so is working time: the same pauses give the same hours.
alter table clocks alter column paused_seconds type double precision;
alter table next_answer_clocks alter column paused_seconds type double precision;
