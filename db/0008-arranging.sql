-- Arranging the meeting (P16, P17): times offered, answers to them, the meeting itself, and links that can only answer.
-- Invitations stand in 0004-policy.sql, because a reply by a link without an account is a reading right of its own.
set local role common_ground_owner;

-- A round of times. Offering new ones ends the earlier round.
create table common_ground.time_poll (
  committee_id uuid not null,
  discussion_id uuid not null,
  id uuid not null,
  asked_at timestamptz not null,
  closes_on date not null,
  how text not null check (how in ('in-person', 'online', 'mixed')),
  ended_at timestamptz,
  primary key (committee_id, id),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
create index on common_ground.time_poll (committee_id, discussion_id, asked_at);
create unique index one_open_poll on common_ground.time_poll (committee_id, discussion_id) where ended_at is null;

create table common_ground.time_option (
  committee_id uuid not null,
  discussion_id uuid not null,
  poll_id uuid not null,
  id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  primary key (committee_id, id),
  foreign key (committee_id, poll_id) references common_ground.time_poll (committee_id, id)
);
create index on common_ground.time_option (committee_id, poll_id, starts_at);

-- Who has answered at all, and what would suit them better. `better` is free text to the facilitator.
create table common_ground.time_reply (
  committee_id uuid not null,
  discussion_id uuid not null,
  poll_id uuid not null,
  invitation_id uuid not null,
  better text not null default '',
  answered_at timestamptz not null,
  primary key (committee_id, poll_id, invitation_id),
  foreign key (committee_id, poll_id) references common_ground.time_poll (committee_id, id),
  foreign key (committee_id, invitation_id) references common_ground.invitation (committee_id, id)
);

create table common_ground.time_answer (
  committee_id uuid not null,
  discussion_id uuid not null,
  option_id uuid not null,
  invitation_id uuid not null,
  answer text not null check (answer in ('yes', 'maybe', 'no')),
  primary key (committee_id, option_id, invitation_id),
  foreign key (committee_id, option_id) references common_ground.time_option (committee_id, id),
  foreign key (committee_id, invitation_id) references common_ground.invitation (committee_id, id)
);

-- The meeting. Moving it keeps the row and raises the sequence of its calendar entry; one that was cancelled is followed by the next number.
create table common_ground.meeting (
  committee_id uuid not null,
  discussion_id uuid not null,
  id uuid not null,
  number integer not null check (number > 0),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  how text not null check (how in ('in-person', 'online', 'mixed')),
  uid text not null unique,              -- of the facilitator's own calendar entry; each invitation has its own
  sequence integer not null default 0,
  state text not null default 'set' check (state in ('set', 'postponed', 'cancelled', 'open', 'stopped', 'held')),
  set_at timestamptz not null,
  primary key (committee_id, id),
  unique (committee_id, discussion_id, number),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);

-- Where people meet: for those who are invited and the facilitator. The managers and the Reviewing Team know when, not the door or the link.
create table common_ground.meeting_place (
  committee_id uuid not null,
  discussion_id uuid not null,
  meeting_id uuid not null,
  place text not null default '',
  link text not null default '' check (link = '' or link ~ '^https://'),
  primary key (committee_id, meeting_id),
  foreign key (committee_id, meeting_id) references common_ground.meeting (committee_id, id)
);

-- Why a meeting was put off or called off: a coded reason for the facilitator and the Reviewing Team. The people invited are not told it.
create table common_ground.meeting_off (
  committee_id uuid not null,
  discussion_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('postponed', 'cancelled')),
  reason text not null check (reason ~ '^[a-z]+(-[a-z]+)*$'),
  by_person uuid not null,
  at timestamptz not null,
  primary key (committee_id, id),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
create index on common_ground.meeting_off (committee_id, discussion_id, at);

-- Every letter carries a link of its own, so all of them work until the invitation is withdrawn. Hashes only; they lead to the
-- invitation's ticket.
create table common_ground.invitation_link (
  committee_id uuid not null,
  discussion_id uuid not null,
  hash text not null unique,
  invitation_id uuid not null,
  made_at timestamptz not null,
  primary key (committee_id, hash),
  foreign key (committee_id, invitation_id) references common_ground.invitation (committee_id, id)
);
create index on common_ground.invitation_link (committee_id, invitation_id);

alter table common_ground.invitation
  add column withdrawn_why text check (withdrawn_why in ('taken-off', 'called-off', 'stepped-out')),
  add column declared_at timestamptz,                    -- the topic expert's own words (arranging.yaml, expert.declare)
  add column someone_else_role text not null default '',
  add column someone_else_email text not null default '';
-- A topic expert may come at another time.
alter table common_ground.invitation drop constraint invitation_reply_check;
alter table common_ground.invitation add constraint invitation_reply_check check (reply in ('coming', 'coming-online', 'part',
  'not-coming', 'someone-else', 'not-in-team', 'conflict', 'other-time'));
-- -1: no calendar entry has been sent yet. The first one has sequence 0.
alter table common_ground.invitation alter column sequence set default -1;

-- Row-level security. Arranging belongs to the facilitator; people invited see the times and the place, and their own answers.
do $$
declare t text;
declare here constant text := 'committee_id = (select common_ground.committee_now())';
declare runs constant text := '((select common_ground.acts_as_system()) or discussion_id in (select common_ground.readable(''arranging'')))';
-- Row-level security of the invitations themselves leaves only one's own here.
declare invited constant text := 'discussion_id in (select i.discussion_id from common_ground.invitation i where i.committee_id = (select common_ground.committee_now())
  and i.withdrawn_at is null and i.reply is distinct from ''conflict'' and i.reply is distinct from ''not-in-team'')';
declare own constant text := 'invitation_id in (select i.id from common_ground.invitation i where i.committee_id = (select common_ground.committee_now()) and i.withdrawn_at is null)';
declare reads text;
declare writes text;
begin
  foreach t in array array['time_poll', 'time_option', 'time_reply', 'time_answer', 'meeting', 'meeting_place', 'meeting_off', 'invitation_link'] loop
    reads := case t
      when 'meeting' then '((select common_ground.acts_as_system()) or discussion_id in (select common_ground.readable(''summary'')))'
      when 'meeting_off' then '(' || runs || ' or ((select common_ground.has_duty(''reviewing-team'')) and discussion_id in (select common_ground.readable(''summary''))))'
      when 'time_reply' then '(' || runs || ' or ' || own || ')'
      when 'time_answer' then '(' || runs || ' or ' || own || ')'
      when 'invitation_link' then runs
      else '(' || runs || ' or ' || invited || ')' end;
    writes := case when t in ('time_reply', 'time_answer') then reads else runs end;
    execute format('alter table common_ground.%I enable row level security', t);
    execute format('alter table common_ground.%I force row level security', t);
    execute format('grant select, insert, update on common_ground.%I to common_ground_application', t);
    execute format('create policy reading on common_ground.%I for select to common_ground_application using (%s and %s)', t, here, reads);
    execute format('create policy adding on common_ground.%I for insert to common_ground_application with check (%s and %s)', t, here, writes);
    execute format('create policy changing on common_ground.%I for update to common_ground_application using (%s and %s)', t, here, writes);
    execute format('create policy for_policy on common_ground.%I for select to common_ground_policy using (true)', t);
  end loop;
end $$;

-- The policy role counts answers, follows links and calls off on behalf of people who may not see the list itself.
grant select on common_ground.time_poll, common_ground.time_option, common_ground.time_answer, common_ground.meeting,
  common_ground.meeting_place, common_ground.invitation_link to common_ground_policy;
grant update (withdrawn_at, withdrawn_why, sequence) on common_ground.invitation to common_ground_policy;
grant update (state, sequence) on common_ground.meeting to common_ground_policy;
grant update (ended_at) on common_ground.time_poll to common_ground_policy;
create policy calling_off on common_ground.invitation for update to common_ground_policy using (true);
create policy calling_off on common_ground.meeting for update to common_ground_policy using (true);
create policy calling_off on common_ground.time_poll for update to common_ground_policy using (true);
reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;

-- How many can come at each time: never who (arranging.yaml, poll.others).
create function common_ground.time_counts(wanted uuid) returns table (option_id uuid, answer text, people integer)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select a.option_id, a.answer, count(*)::integer
  from time_poll p
    join time_option o on o.committee_id = p.committee_id and o.poll_id = p.id
    join time_answer a on a.committee_id = o.committee_id and a.option_id = o.id
    join invitation i on i.committee_id = a.committee_id and i.id = a.invitation_id and i.withdrawn_at is null
  where p.committee_id = committee_now() and p.id = wanted
    and (acts_as_system() or p.discussion_id in (select readable('arranging')) or exists (
      select 1 from invitation mine where mine.committee_id = p.committee_id and mine.discussion_id = p.discussion_id
        and mine.withdrawn_at is null and (mine.person_id = me() or mine.ticket_hash = ticket_hash())))
  group by a.option_id, a.answer
$$;

-- Where a link leads: its committee and its invitation's ticket. Nothing for a link that is unknown or withdrawn.
create function common_ground.ticket_behind(link_hash text) returns table (committee_id uuid, ticket text, discussion_id uuid)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select i.committee_id, i.ticket_hash, i.discussion_id
  from invitation_link l join invitation i on i.committee_id = l.committee_id and i.id = l.invitation_id
  where l.hash = link_hash and i.withdrawn_at is null
$$;

-- Who has to hear that there is no meeting: for the people who may end the discussion's way before it (withdrawal, agreement taken
-- back, stepping down), most of whom may not read the list of invitations.
create function common_ground.may_call_off(wanted uuid) returns boolean
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select acts_as_system() or wanted in (select readable('arranging')) or (wanted in (select readable('summary')) and exists (
    select 1 from relation r where r.committee_id = committee_now() and r.discussion_id = wanted and r.person_id = me()
      and r.ended_at is null and r.relation in ('requester', 'first-manager', 'second-manager', 'screener')))
$$;
create function common_ground.standing_invitations(wanted uuid)
  returns table (id uuid, person_id uuid, name text, email text, invited_as text, sequence integer)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select i.id, i.person_id, i.name, i.email, i.invited_as, i.sequence from invitation i
  where i.committee_id = committee_now() and i.discussion_id = wanted and i.withdrawn_at is null and (select may_call_off(wanted))
  order by i.invited_at, i.id
$$;
create function common_ground.call_off_invitations(wanted uuid, at timestamptz) returns integer
  language plpgsql volatile security definer set search_path = common_ground, pg_temp as $$
declare people integer;
begin
  if not may_call_off(wanted) then return 0; end if;
  update invitation set withdrawn_at = at, withdrawn_why = 'called-off', sequence = case when sequence >= 0 then sequence + 1 else sequence end
    where committee_id = committee_now() and discussion_id = wanted and withdrawn_at is null;
  get diagnostics people = row_count;
  update meeting set state = 'cancelled', sequence = sequence + 1
    where committee_id = committee_now() and discussion_id = wanted and state in ('set', 'postponed');
  update time_poll set ended_at = at where committee_id = committee_now() and discussion_id = wanted and ended_at is null;
  return people;
end $$;

revoke all on function common_ground.time_counts(uuid), common_ground.ticket_behind(text), common_ground.may_call_off(uuid),
  common_ground.standing_invitations(uuid), common_ground.call_off_invitations(uuid, timestamptz) from public;
grant execute on function common_ground.time_counts(uuid), common_ground.ticket_behind(text), common_ground.may_call_off(uuid),
  common_ground.standing_invitations(uuid), common_ground.call_off_invitations(uuid, timestamptz) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
-- How far a round of times is, without saying who: to tell the facilitator once everybody has answered.
grant select on common_ground.time_reply to common_ground_policy;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.poll_progress(wanted uuid) returns table (invited integer, answered integer)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select count(*)::integer, count(r.poll_id)::integer
  from time_poll p
    join invitation i on i.committee_id = p.committee_id and i.discussion_id = p.discussion_id and i.withdrawn_at is null
    left join time_reply r on r.committee_id = p.committee_id and r.poll_id = p.id and r.invitation_id = i.id
  where p.committee_id = committee_now() and p.id = wanted
    and p.discussion_id in (select readable('summary'))
$$;
revoke all on function common_ground.poll_progress(uuid) from public;
grant execute on function common_ground.poll_progress(uuid) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
