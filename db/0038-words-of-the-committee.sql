-- What the guard knows of a committee's own area (P22): schools, places and organisations it points at, and words that are harmless here.
-- Kept by its administrators and the Reviewing Team; the guard looks for everybody who writes in the committee, also by a link.
set local role common_ground_owner;

create table common_ground.guard_words (
  committee_id uuid primary key references common_ground.committee (id),
  schools text[] not null default '{}',
  places text[] not null default '{}',
  organisations text[] not null default '{}',
  safe_words text[] not null default '{}',
  version integer not null default 1,
  changed_by uuid not null references common_ground.person,
  changed_at timestamptz not null,
  check (cardinality(schools) <= 2000 and cardinality(places) <= 2000 and cardinality(organisations) <= 1000 and cardinality(safe_words) <= 500),
  check (length(array_to_string(schools || places || organisations || safe_words, '')) <= 200000)
);
alter table common_ground.guard_words enable row level security;
alter table common_ground.guard_words force row level security;
grant select, insert, update on common_ground.guard_words to common_ground_application;
create policy reading on common_ground.guard_words for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()));
create policy adding on common_ground.guard_words for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and changed_by = (select common_ground.me())
    and ((select common_ground.has_duty('administrator')) or (select common_ground.has_duty('reviewing-team'))));
create policy changing on common_ground.guard_words for update to common_ground_application
  using (committee_id = (select common_ground.committee_now())
    and ((select common_ground.has_duty('administrator')) or (select common_ground.has_duty('reviewing-team'))))
  with check (committee_id = (select common_ground.committee_now()) and changed_by = (select common_ground.me()));
reset role;
