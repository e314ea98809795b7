-- What goes when its time is over (P26, P31; content/en/privacy.yaml), what is kept back for a while, and who does it: the program alone.
set local role common_ground_owner;

-- Kept although its time is over: a court, an inquiry or a complaint asked for it. Placed and ended by the operator, never in silence.
create table common_ground.legal_hold (
  committee_id uuid not null,
  id uuid not null,
  discussion_id uuid not null,
  reason text not null check (reason in ('court', 'inquiry', 'complaint', 'review', 'information-request')),
  placed_at timestamptz not null,
  ended_at timestamptz,
  primary key (committee_id, id),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id) on delete restrict
);
create index on common_ground.legal_hold (committee_id, discussion_id) where ended_at is null;
alter table common_ground.legal_hold enable row level security;
alter table common_ground.legal_hold force row level security;
grant select, insert on common_ground.legal_hold to common_ground_application;
grant update (ended_at) on common_ground.legal_hold to common_ground_application;
create policy reading on common_ground.legal_hold for select to common_ground_application using (
  committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or discussion_id in (select common_ground.readable('summary'))));
create policy holding on common_ground.legal_hold for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and (select common_ground.acts_as_system()));
create policy ending on common_ground.legal_hold for update to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.acts_as_system()));

-- The program may delete these; where nobody could before, still nobody else can.
do $$
declare name text;
declare own constant text := 'committee_id = (select common_ground.committee_now()) and (select common_ground.acts_as_system())';
begin
  foreach name in array array['request_answer', 'request_copy', 'agreement', 'team_member', 'alert_link', 'screening_answer',
    'record_section', 'record_copy', 'read_back', 'topic_note', 'guard_choice'] loop
    if not has_table_privilege('common_ground_application', 'common_ground.' || name, 'delete') then
      execute format('grant delete on common_ground.%I to common_ground_application', name);
      execute format('create policy program_alone on common_ground.%I as restrictive for delete to common_ground_application using (' || own || ')', name);
    end if;
    execute format('create policy disposing on common_ground.%I for delete to common_ground_application using (' || own || ')', name);
  end loop;
end $$;

-- Answers are cleared by their writers while the request is theirs to change, and by nobody afterwards.
create policy while_it_is_written on common_ground.request_answer as restrictive for delete to common_ground_application using (
  (select common_ground.acts_as_system()) or discussion_id in (select d.id from common_ground.discussion d
    where d.committee_id = (select common_ground.committee_now())
      and d.status in ('draft', 'with-first-manager', 'with-second-manager', 'manager-question', 'not-agreed-now', 'agreed')));
