-- Requests for other formats and languages (P31). Anybody may ask, without an account; the Policy Team sees what was asked.
-- The one place where somebody leaves a way to reach them without signing in: it is kept 12 months after the answer (privacy.yaml, format-request).
set local role common_ground_owner;

create table common_ground.format_request (
  committee_id uuid not null references common_ground.committee,
  id uuid not null,                        -- the form's own key: sent twice, asked once
  format text not null check (format ~ '^[a-z]+(-[a-z]+)*$'),  -- statements.yaml, formats.choices
  subject text not null check (length(subject) between 1 and 200),      -- which page or document
  other_format text not null default '' check (length(other_format) <= 100),
  by_when date,
  reach text not null check (length(reach) between 1 and 120),
  asked_at timestamptz not null,
  due_on date not null,
  answered_at timestamptz,
  answered_by uuid references common_ground.person,
  primary key (committee_id, id)
);
create index on common_ground.format_request (committee_id, due_on) where answered_at is null;

alter table common_ground.format_request enable row level security;
alter table common_ground.format_request force row level security;
grant select, insert, update (answered_at, answered_by) on common_ground.format_request to common_ground_application;
create policy asking on common_ground.format_request for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and answered_at is null);
create policy reading on common_ground.format_request for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.has_duty('policy-team')));
create policy answering on common_ground.format_request for update to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.has_duty('policy-team')));
