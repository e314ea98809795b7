-- Who may read what. The same rules stand in src/trust/policy.ts; a test compares the two on a real database.
-- The program says who acts by set_config(…, true) inside the transaction (src/kit/database.ts): nothing set, nothing readable.
set local role common_ground_owner;

create table common_ground.reading_rule (
  relation text not null,
  kind text not null,
  statuses text[],          -- null: at any time
  primary key (relation, kind)
);

create table common_ground.duty_rule (
  duty text not null,
  kind text not null,
  statuses text[] not null,
  primary key (duty, kind)
);

-- By relation to this discussion (words.yaml, audiences and audience_groups).
insert into common_ground.reading_rule (relation, kind, statuses) values
  ('requester', 'summary', null), ('requester', 'areas', null), ('requester', 'request', null), ('requester', 'request-managers', null),
  ('requester', 'request-arranging', null), ('requester', 'request-screening', null), ('requester', 'request-team', null),
  ('requester', 'request-wishes', null), ('requester', 'request-independence', null), ('requester', 'agreement', null), ('requester', 'screening-outcome', null),
  ('first-manager', 'summary', null), ('first-manager', 'areas', null), ('first-manager', 'request', null),
  ('first-manager', 'request-managers', null), ('first-manager', 'agreement', null), ('first-manager', 'screening-outcome', null),
  ('second-manager', 'summary', null), ('second-manager', 'areas', null), ('second-manager', 'request', null),
  ('second-manager', 'request-managers', null), ('second-manager', 'agreement', null), ('second-manager', 'screening-outcome', null),
  ('screener', 'summary', null), ('screener', 'areas', null), ('screener', 'request', null), ('screener', 'request-managers', null),
  ('screener', 'request-arranging', null), ('screener', 'request-screening', null), ('screener', 'request-team', null), ('screener', 'request-independence', null),
  ('screener', 'agreement', null), ('screener', 'screening', null), ('screener', 'screening-outcome', null), ('screener', 'allocation', null),
  ('facilitator-asked', 'summary', null), ('facilitator-asked', 'areas', null), ('facilitator-asked', 'request-team', null),
  ('facilitator', 'summary', null), ('facilitator', 'areas', null), ('facilitator', 'request', null), ('facilitator', 'request-arranging', null),
  ('facilitator', 'request-screening', null), ('facilitator', 'request-team', null), ('facilitator', 'request-wishes', null),
  ('facilitator', 'arranging', null), ('facilitator', 'meeting', null), ('facilitator', 'record-draft', null), ('facilitator', 'record', null),
  ('facilitator', 'themes', null),
  ('team-member', 'summary', '{finding-time,time-set,postponed,cancelled,meeting-open,meeting-stopped}'),
  ('team-member', 'areas', '{finding-time,time-set,postponed,meeting-open,meeting-stopped}'),
  ('team-member', 'meeting', '{meeting-open,meeting-stopped}'),
  ('topic-expert', 'summary', '{time-set,postponed,cancelled,meeting-open,meeting-stopped}'),
  ('participant', 'summary', null), ('participant', 'meeting', '{meeting-open,meeting-stopped}'),
  ('participant', 'record', '{record-being-read,record-shared,themes-sent,three-months-on,finished}');

-- By duty: the queue without its content. A person of the Reviewing Team reads a request only once they are its named screener (P13).
insert into common_ground.duty_rule (duty, kind, statuses) values
  ('reviewing-team', 'summary', '{sent,being-screened,more-needed,waiting-elsewhere,suitable-with-conditions,finding-facilitator,facilitator-asked,facilitator-confirmed,finding-time,time-set,postponed,cancelled,meeting-open,meeting-stopped}'),
  ('reviewing-team', 'allocation', '{finding-facilitator,facilitator-asked,facilitator-confirmed}'),
  ('reviewing-team', 'request-independence', '{finding-facilitator,facilitator-asked,facilitator-confirmed}');

-- Who acts now.
create function common_ground.actor_kind() returns text language sql stable
  as $$ select nullif(current_setting('app.kind', true), '') $$;
create function common_ground.committee_now() returns uuid language sql stable
  as $$ select nullif(current_setting('app.committee', true), '')::uuid $$;
create function common_ground.me() returns uuid language sql stable
  as $$ select case when current_setting('app.kind', true) = 'person' then nullif(current_setting('app.person', true), '')::uuid end $$;
create function common_ground.ticket_hash() returns text language sql stable
  as $$ select case when current_setting('app.kind', true) = 'ticket' then nullif(current_setting('app.ticket', true), '') end $$;
-- The program's own work: letters, reminders, dates that come. Never set from a request.
create function common_ground.acts_as_system() returns boolean language sql stable
  as $$ select coalesce(current_setting('app.kind', true) = 'system', false) $$;

-- Invitations live here because a reply by a link without an account is a reading right of its own (P16).
create table common_ground.invitation (
  committee_id uuid not null,
  discussion_id uuid not null,
  id uuid not null,
  person_id uuid references common_ground.person,   -- null: somebody without an account
  name text not null,
  role text not null default '',
  agency text not null default '',
  email text not null,
  invited_as text not null check (invited_as in ('requester', 'team-member', 'topic-expert', 'observer', 'co-facilitator', 'scribe')),
  topic text not null default '',                    -- topic expert only (P17)
  topic_question text not null default '',
  ticket_hash text not null unique,
  sequence integer not null default 0,               -- of the calendar entry
  invited_at timestamptz not null,
  withdrawn_at timestamptz,
  reply text check (reply in ('coming', 'coming-online', 'part', 'not-coming', 'someone-else', 'not-in-team', 'conflict')),
  reply_part text not null default '',
  someone_else text not null default '',
  view text not null default '',
  access_needs text[] not null default '{}',
  access_other text not null default '',
  replied_at timestamptz,
  present boolean,
  rules_agreed_at timestamptz,
  primary key (committee_id, id),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
create index on common_ground.invitation (committee_id, discussion_id);
create index on common_ground.invitation (committee_id, person_id) where withdrawn_at is null;

grant select on common_ground.discussion, common_ground.relation, common_ground.duty, common_ground.membership, common_ground.person,
  common_ground.reading_rule, common_ground.duty_rule, common_ground.invitation to common_ground_policy;

reset role;
set local role common_ground_policy;

-- Set-based on purpose: `discussion_id in (select readable('…'))` runs once a statement (measured: 914 ms a row-wise list, 5.6 ms so).
create function common_ground.readable(wanted text) returns setof uuid
  language sql stable security definer rows 100 set search_path = common_ground, pg_temp as $$
  with active as (
    select m.person_id from membership m join person p on p.id = m.person_id
    where m.committee_id = committee_now() and m.person_id = me() and m.left_at is null and p.left_at is null)
  select r.discussion_id from active a
    join relation r on r.committee_id = committee_now() and r.person_id = a.person_id and r.ended_at is null
    join reading_rule u on u.relation = r.relation and u.kind = wanted and u.statuses is null
  union
  select r.discussion_id from active a
    join relation r on r.committee_id = committee_now() and r.person_id = a.person_id and r.ended_at is null
    join reading_rule u on u.relation = r.relation and u.kind = wanted
    join discussion d on d.committee_id = r.committee_id and d.id = r.discussion_id and d.status = any (u.statuses)
  union
  select d.id from active a
    join discussion d on d.committee_id = committee_now() and d.begun_by = a.person_id and d.status = 'draft'
    where wanted = 'summary' or wanted = 'areas' or wanted like 'request%'
  union -- a first line manager who filled in the form for a practitioner (P12)
  select r.discussion_id from active a
    join relation r on r.committee_id = committee_now() and r.person_id = a.person_id and r.ended_at is null
      and r.relation = 'first-manager'
    join discussion d on d.committee_id = r.committee_id and d.id = r.discussion_id and d.begun_by = a.person_id
    where wanted like 'request%'
  union
  select d.id from active a
    join duty held on held.committee_id = committee_now() and held.person_id = a.person_id
    join duty_rule u on u.duty = held.duty and u.kind = wanted
    join discussion d on d.committee_id = committee_now() and d.status = any (u.statuses)
  union
  select i.discussion_id from invitation i
    where wanted = 'summary' and i.committee_id = committee_now() and i.ticket_hash = ticket_hash() and i.withdrawn_at is null
$$;
create function common_ground.has_duty(wanted text) returns boolean
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select exists (select 1 from duty d join membership m on m.committee_id = d.committee_id and m.person_id = d.person_id
    where d.committee_id = committee_now() and d.person_id = me() and d.duty = wanted and m.left_at is null)
$$;
reset role;
revoke create on schema common_ground from common_ground_policy;
set local role common_ground_owner;

-- The application may call them, nobody else.
reset role;
set local role common_ground_policy;
revoke all on function common_ground.readable(text), common_ground.has_duty(text) from public;
grant execute on function common_ground.readable(text), common_ground.has_duty(text) to common_ground_application;
reset role;
set local role common_ground_owner;

-- Row-level security for a table that belongs to a discussion: readable by `kind`, written where the discussion itself is in reach.
create procedure common_ground.protect(table_name text, kind text, verbs text default 'insert, update') language plpgsql as $$
declare here constant text := 'committee_id = (select common_ground.committee_now())';
declare reach constant text := here || ' and ((select common_ground.acts_as_system()) or %s in (select common_ground.readable(%L)))';
declare key constant text := case when table_name = 'discussion' then 'id' else 'discussion_id' end;
begin
  execute format('alter table common_ground.%I enable row level security', table_name);
  execute format('alter table common_ground.%I force row level security', table_name);
  execute format('grant select on common_ground.%I to common_ground_application', table_name);
  execute format('create policy reading on common_ground.%I for select to common_ground_application using (' || reach || ')', table_name, key, kind);
  if verbs like '%insert%' then
    execute format('grant insert on common_ground.%I to common_ground_application', table_name);
    execute format('create policy adding on common_ground.%I for insert to common_ground_application with check (' || reach || ')', table_name, key, 'summary');
  end if;
  if verbs like '%update%' then
    execute format('grant update on common_ground.%I to common_ground_application', table_name);
    execute format('create policy changing on common_ground.%I for update to common_ground_application using (' || reach || ')', table_name, key, 'summary');
  end if;
  if verbs like '%delete%' then
    execute format('grant delete on common_ground.%I to common_ground_application', table_name);
    execute format('create policy removing on common_ground.%I for delete to common_ground_application using (' || reach || ')', table_name, key, 'summary');
  end if;
end $$;

call common_ground.protect('discussion', 'summary', 'update, delete');
call common_ground.protect('relation', 'summary', 'insert, update, delete');
call common_ground.protect('history', 'summary', 'insert');

-- Somebody may begin a discussion in their own committee, in their own name.
grant insert on common_ground.discussion to common_ground_application;
create policy beginning on common_ground.discussion for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and status = 'draft'
    and (begun_by = (select common_ground.me()) or (select common_ground.acts_as_system())));

-- Only drafts are ever deleted by a person; the rest goes by retention.
create policy only_drafts on common_ground.discussion as restrictive for delete to common_ground_application
  using (status = 'draft' or (select common_ground.acts_as_system()));
-- Deleting a draft takes its history with it; no other history is ever deleted.
grant delete on common_ground.history to common_ground_application;
create policy with_a_draft on common_ground.history for delete to common_ground_application
  using (committee_id = (select common_ground.committee_now())
    and discussion_id in (select id from common_ground.discussion where status = 'draft'));

-- Policy functions run as common_ground_policy, which row-level security binds too: it may read what it needs, and only that.
create policy for_policy on common_ground.discussion for select to common_ground_policy using (true);
create policy for_policy on common_ground.relation for select to common_ground_policy using (true);

-- An invitation: the facilitator's list, one's own invitation, or the one the link in hand belongs to.
alter table common_ground.invitation enable row level security;
alter table common_ground.invitation force row level security;
grant select, insert, update on common_ground.invitation to common_ground_application;
create policy for_policy on common_ground.invitation for select to common_ground_policy using (true);
create policy reading on common_ground.invitation for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or discussion_id in (select common_ground.readable('arranging'))
    or person_id = (select common_ground.me()) or ticket_hash = (select common_ground.ticket_hash())));
create policy adding on common_ground.invitation for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or discussion_id in (select common_ground.readable('arranging'))));
create policy changing on common_ground.invitation for update to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or discussion_id in (select common_ground.readable('arranging'))
    or person_id = (select common_ground.me()) or ticket_hash = (select common_ground.ticket_hash())));

-- Registers: everybody who works in a committee may see who else does (to choose a manager, to know a facilitator). Changes come
-- with the registers' own policies.
do $$
declare t text;
begin
  foreach t in array array['agency', 'membership', 'duty', 'facilitator', 'training'] loop
    execute format('alter table common_ground.%I enable row level security', t);
    execute format('alter table common_ground.%I force row level security', t);
    execute format('grant select on common_ground.%I to common_ground_application', t);
    execute format('create policy here on common_ground.%I for select to common_ground_application using (committee_id = (select common_ground.committee_now()))', t);
    execute format('create policy for_policy on common_ground.%I for select to common_ground_policy using (true)', t);
  end loop;
end $$;
grant select on common_ground.committee, common_ground.person, common_ground.reading_rule, common_ground.duty_rule to common_ground_application;

alter table common_ground.submission enable row level security;
alter table common_ground.submission force row level security;
grant select, insert on common_ground.submission to common_ground_application;
create policy here on common_ground.submission for all to common_ground_application using (committee_id = (select common_ground.committee_now()));

-- Audit: written by everybody, read by nobody through the program (the auditor's view comes with its own policy), never changed.
alter table common_ground.audit enable row level security;
alter table common_ground.audit force row level security;
grant insert on common_ground.audit to common_ground_application;
create policy adding on common_ground.audit for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and person_id is not distinct from (select common_ground.me()));
