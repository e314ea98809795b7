-- Which open page wrote an answer last: the same person in two tabs is told when the other tab was newer, and an autosave that was cut off is nobody else's change.
set local role common_ground_owner;
alter table common_ground.request_answer add column page uuid;
