-- Versions of the procedure as a controlled document (P27). The first is the one of the content; what a committee agrees afterwards stands here, word
-- for word, and is never changed: discussions keep the version they began under. A version comes into use on a day that is still to come.
set local role common_ground_owner;
create table common_ground.procedure_document (
  committee_id uuid not null references common_ground.committee,
  number integer not null check (number > 1),
  what text not null check (length(what) between 1 and 2000),        -- what has changed
  approved_by text not null check (length(approved_by) between 1 and 120),
  approved_on date not null,
  effective_on date not null,
  review_on date not null check (review_on > effective_on),
  sections jsonb not null check (pg_column_size(sections) <= 262144), -- the whole text, clause by clause
  noted_by uuid not null references common_ground.person,
  noted_at timestamptz not null,
  primary key (committee_id, number),
  unique (committee_id, effective_on),
  check (approved_on <= (noted_at at time zone 'Europe/London')::date and effective_on > (noted_at at time zone 'Europe/London')::date)
);
alter table common_ground.procedure_document enable row level security;
alter table common_ground.procedure_document force row level security;
grant select, insert on common_ground.procedure_document to common_ground_application;
create policy reading on common_ground.procedure_document for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()));
create policy noting on common_ground.procedure_document for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and noted_by = (select common_ground.me())
    and (select common_ground.has_duty('policy-team')));
reset role;
