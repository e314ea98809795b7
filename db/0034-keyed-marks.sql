-- Marks of words that were kept are made with the key of their discussion: a mark made without one could be tried with a list of names.
set local role common_ground_owner;
delete from common_ground.guard_choice;
alter table common_ground.guard_choice drop constraint guard_choice_mark_check;
alter table common_ground.guard_choice add constraint guard_choice_mark_check check (mark ~ '^[0-9a-f]{32}$');
