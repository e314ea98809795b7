-- Cover (P8, P10): a colleague who answers for a manager who is away, for a stretch of days. Named by the manager or by an administrator; nobody
-- makes themselves somebody's cover. It gives no part by itself: the program gives one in what waits for that manager (steps/agreement).
reset role;
set local role common_ground_owner;
create table common_ground.cover (
  committee_id uuid not null,
  id uuid not null,
  absent_id uuid not null,
  covers_id uuid not null,
  from_day date not null,
  to_day date not null,                        -- the last day of it
  set_by uuid not null references common_ground.person,
  set_at timestamptz not null,
  ended_at timestamptz,                        -- ended before its last day, by one of the two or an administrator
  primary key (committee_id, id),
  foreign key (committee_id, absent_id) references common_ground.membership (committee_id, person_id),
  foreign key (committee_id, covers_id) references common_ground.membership (committee_id, person_id),
  check (absent_id <> covers_id),
  check (to_day >= from_day and to_day < from_day + 93)
);
create index on common_ground.cover (committee_id, absent_id, to_day);
alter table common_ground.cover enable row level security;
alter table common_ground.cover force row level security;
grant select, insert, update (ended_at) on common_ground.cover to common_ground_application;
create policy reading on common_ground.cover for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or (select common_ground.me()) in (absent_id, covers_id) or (select common_ground.has_duty('administrator'))));
create policy naming on common_ground.cover for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and set_by = (select common_ground.me())
    and covers_id <> (select common_ground.me())
    and (absent_id = (select common_ground.me()) or (select common_ground.has_duty('administrator'))));
create policy ending on common_ground.cover for update to common_ground_application
  using (committee_id = (select common_ground.committee_now())
    and ((select common_ground.me()) in (absent_id, covers_id) or (select common_ground.has_duty('administrator'))));

-- Whom the answer was given for; null: given in one's own place.
alter table common_ground.agreement add column for_person uuid references common_ground.person;
