-- The newest pins stand on everybody's home.
create index workshop_pins_newest on workshop_pins (pinned_at desc);
