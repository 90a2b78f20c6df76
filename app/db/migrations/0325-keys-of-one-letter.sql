-- Somebody who speaks to their computer, or whose hand slips, switches keys of one letter off (WCAG 2.1.4).
alter table employees add column single_keys boolean not null default true;
