-- Who has been told about the procedure (P28), additions and exemptions (P6), and figures over all discussions (P26, P30).
set local role common_ground_owner;

create table common_ground.briefing (
  committee_id uuid not null,
  id uuid not null,                            -- the form's own key: sent twice, noted once
  told text not null check (told ~ '^[a-z]+(-[a-z]+)*$'),   -- dissemination.yaml, groups
  agency_id uuid not null,
  way text not null check (way ~ '^[a-z]+(-[a-z]+)*$'),     -- dissemination.yaml, ways
  told_on date not null,
  how_many integer check (how_many between 1 and 100000),
  version text not null,                       -- of the procedure
  told_by text not null default '' check (length(told_by) <= 80),
  questions text not null default '' check (length(questions) <= 400),
  noted_by uuid not null references common_ground.person,
  noted_at timestamptz not null,
  primary key (committee_id, id),
  foreign key (committee_id, agency_id) references common_ground.agency (committee_id, id)
);
create index on common_ground.briefing (committee_id, told_on);

-- An exception to the procedure: asked for by anybody, looked at by the implementation group, agreed by the committee.
create table common_ground.exemption (
  committee_id uuid not null,
  id uuid not null,                            -- the form's own key
  what text not null check (length(what) between 1 and 800),
  who_for text not null check (length(who_for) between 1 and 200),
  why text not null check (length(why) between 1 and 800),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  asked_by uuid not null references common_ground.person,
  asked_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'with-group', 'with-committee', 'agreed', 'not-agreed')),
  group_view text check (group_view in ('supports', 'not', 'more')),
  group_by uuid references common_ground.person,
  group_at timestamptz,
  agreed_on date,                              -- the day the committee answered, whatever its answer
  noted_by uuid references common_ground.person,
  noted_at timestamptz,
  version integer not null default 1,
  primary key (committee_id, id),
  check ((state in ('agreed', 'not-agreed')) = (agreed_on is not null))
);
create index on common_ground.exemption (committee_id, asked_at);

alter table common_ground.briefing enable row level security;
alter table common_ground.briefing force row level security;
alter table common_ground.exemption enable row level security;
alter table common_ground.exemption force row level security;
grant select, insert on common_ground.briefing to common_ground_application;
grant select, insert, update (state, group_view, group_by, group_at, agreed_on, noted_by, noted_at, version)
  on common_ground.exemption to common_ground_application;

-- Who has been told is for everybody who works here to see; two duties keep the list.
create policy reading on common_ground.briefing for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.me()) is not null);
create policy noting on common_ground.briefing for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and noted_by = (select common_ground.me())
    and ((select common_ground.has_duty('policy-team')) or (select common_ground.has_duty('lead-officer'))));

-- One's own, and for those who look at exceptions and have to know of them (privacy.yaml, exemption).
create policy reading on common_ground.exemption for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (asked_by = (select common_ground.me())
    or (select common_ground.has_duty('implementation-group')) or (select common_ground.has_duty('lead-officer'))
    or (select common_ground.has_duty('policy-team')) or (select common_ground.has_duty('reviewing-team'))));
create policy asking on common_ground.exemption for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and asked_by = (select common_ground.me()) and state = 'asked');
-- The group looks at it; the committee's officers note its answer. Nobody does either for what they asked for themselves.
create policy considering on common_ground.exemption for update to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and asked_by <> (select common_ground.me())
    and (((select common_ground.has_duty('implementation-group')) and state in ('asked', 'with-group'))
      or (((select common_ground.has_duty('lead-officer')) or (select common_ground.has_duty('policy-team'))) and state = 'with-committee')))
  with check (committee_id = (select common_ground.committee_now()) and (
    ((select common_ground.has_duty('implementation-group')) and state in ('with-group', 'with-committee'))
    or (((select common_ground.has_duty('lead-officer')) or (select common_ground.has_duty('policy-team'))) and state in ('agreed', 'not-agreed'))));

-- Figures over discussions that nobody here may read one by one: counts and middle values, never a row.
create policy for_policy on common_ground.history for select to common_ground_policy using (true);
grant select on common_ground.history to common_ground_policy;
reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.impact_figures(first_quarter text)
  returns table (measure text, item text, figure double precision)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  with allowed as (select 1 where has_duty('policy-team') or has_duty('lead-officer')),
  sent as (
    select h.discussion_id, min(h.at) as at from history h, allowed
    where h.committee_id = committee_now() and h.event = 'request-sent' group by 1),
  held as (
    select h.discussion_id, min(h.at) as at from history h, allowed
    where h.committee_id = committee_now() and h.event = 'meeting-held' group by 1),
  outcome as (
    select distinct on (h.discussion_id) h.discussion_id, h.event, h.at from history h, allowed
    where h.committee_id = committee_now()
      and h.event in ('found-suitable', 'found-suitable-with-condition', 'handed-on', 'told-to-wait', 'not-this-time')
    order by h.discussion_id, h.number desc)
  select 'requests', to_char(at at time zone 'UTC', 'YYYY"-Q"Q') as quarter, count(*)::double precision from sent
    where to_char(at at time zone 'UTC', 'YYYY"-Q"Q') >= first_quarter group by quarter
  union all
  select 'held', to_char(at at time zone 'UTC', 'YYYY"-Q"Q') as quarter, count(*) from held
    where to_char(at at time zone 'UTC', 'YYYY"-Q"Q') >= first_quarter group by quarter
  union all
  select 'sector', a.sector, count(*) from sent s
    join discussion d on d.committee_id = committee_now() and d.id = s.discussion_id
    join membership m on m.committee_id = d.committee_id and m.person_id = d.requester_id
    join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
    where to_char(s.at at time zone 'UTC', 'YYYY"-Q"Q') >= first_quarter group by a.sector
  union all
  select 'outcome', event, count(*) from outcome
    where to_char(at at time zone 'UTC', 'YYYY"-Q"Q') >= first_quarter group by event
  union all
  select 'to-meeting', 'asked', count(*) from sent s join held h using (discussion_id)
    where to_char(h.at at time zone 'UTC', 'YYYY"-Q"Q') >= first_quarter
  union all
  select 'to-meeting', 'middle', percentile_cont(0.5) within group (order by extract(epoch from h.at - s.at) / 86400)
    from sent s join held h using (discussion_id)
    where to_char(h.at at time zone 'UTC', 'YYYY"-Q"Q') >= first_quarter having count(*) > 0
$$;
-- How sure people are, now and looking back: middle values of the form after the meeting, and only where enough have answered.
create function common_ground.confidence_figures(first_quarter text, least_shown integer)
  returns table (question text, answered bigint, now_middle double precision, then_middle double precision)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select q.id, count(*), percentile_cont(0.5) within group (order by (a.answers ->> q.id)::int),
    percentile_cont(0.5) within group (order by (a.answers ->> (q.id || '-then'))::int)
  from evaluation_answer a, (values ('a-understand'), ('a-roles'), ('a-challenge')) as q(id)
  where a.committee_id = committee_now() and a.form = 'after' and a.quarter >= first_quarter
    and a.answers ->> q.id ~ '^[0-9]+$' and a.answers ->> (q.id || '-then') ~ '^[0-9]+$'
    and (has_duty('policy-team') or has_duty('lead-officer'))
  group by q.id having count(*) >= greatest(least_shown, 5)
$$;
revoke all on function common_ground.impact_figures(text), common_ground.confidence_figures(text, integer) from public;
grant execute on function common_ground.impact_figures(text), common_ground.confidence_figures(text, integer) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
