-- A report of the evaluation that was released (P26): its figures after disclosure control, frozen. Nobody changes or removes one.
set local role common_ground_owner;
create table common_ground.evaluation_report (
  committee_id uuid not null references common_ground.committee,
  number integer not null check (number > 0),
  upto text not null check (upto ~ '^[0-9]{4}-Q[1-4]$'), -- the last quarter it is about
  figures jsonb not null check (pg_column_size(figures) <= 65536), -- what is hidden is not in it
  analysis text not null check (length(analysis) between 1 and 4000), -- what the Policy Team makes of it
  released_by uuid not null references common_ground.person,
  released_at timestamptz not null,
  primary key (committee_id, number),
  unique (committee_id, upto)
);
alter table common_ground.evaluation_report enable row level security;
alter table common_ground.evaluation_report force row level security;
grant select, insert on common_ground.evaluation_report to common_ground_application;
create policy reading on common_ground.evaluation_report for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or (select common_ground.has_duty('policy-team')) or (select common_ground.has_duty('lead-officer'))));
create policy releasing on common_ground.evaluation_report for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and released_by = (select common_ground.me())
    and (select common_ground.has_duty('policy-team')));
reset role;
