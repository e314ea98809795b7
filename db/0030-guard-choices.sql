-- What writers answered to the guard (P22): that some words are no identifier, and why. Never the words: a short mark tells them apart within their text.
set local role common_ground_owner;

create table common_ground.guard_choice (
  committee_id uuid not null,
  discussion_id uuid not null,
  place text not null check (length(place) <= 120),
  mark text not null check (mark ~ '^[0-9a-f]{6}$'),
  kind text not null,
  severity text not null check (severity in ('must', 'check', 'together')),
  reason text not null,
  person_id uuid references common_ground.person,
  at timestamptz not null,
  primary key (committee_id, discussion_id, place, mark),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id) on delete cascade
);
alter table common_ground.guard_choice enable row level security;
alter table common_ground.guard_choice force row level security;
grant select, insert on common_ground.guard_choice to common_ground_application;
create policy reading on common_ground.guard_choice for select to common_ground_application using (
  committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or discussion_id in (select common_ground.readable('summary'))));
create policy answering on common_ground.guard_choice for insert to common_ground_application with check (
  committee_id = (select common_ground.committee_now()) and person_id is not distinct from (select common_ground.me())
    and discussion_id in (select common_ground.readable('summary')));
