-- Freedom of information (P31): figures of a year that has ended, made once and the same ever after, so that no two of them can be laid over each other.
set local role common_ground_owner;
create table common_ground.publication (
  committee_id uuid not null references common_ground.committee,
  year integer not null check (year between 2000 and 2999),
  figures jsonb not null check (pg_column_size(figures) <= 65536), -- after disclosure control: what is hidden is not in it
  made_by uuid not null references common_ground.person,
  made_at timestamptz not null,
  primary key (committee_id, year)
);
alter table common_ground.publication enable row level security;
alter table common_ground.publication force row level security;
grant select, insert on common_ground.publication to common_ground_application;
create policy reading on common_ground.publication for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()));
create policy making on common_ground.publication for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and made_by = (select common_ground.me())
    and (select common_ground.has_duty('policy-team')));
reset role;

grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
-- Counted over all discussions for one duty: requests by kind of agency, outcomes of screening, meetings held. Nobody reads a discussion for it.
create function common_ground.year_figures(wanted integer) returns table (measure text, item text, figure integer)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  with allowed as (select 1 where has_duty('policy-team')),
  events as (
    select h.discussion_id, h.event, h.number from history h, allowed
    where h.committee_id = committee_now() and extract(year from h.at at time zone 'Europe/London') = wanted),
  outcome as (
    select distinct on (e.discussion_id) e.event from events e
    where e.event in ('found-suitable', 'found-suitable-with-condition', 'handed-on', 'told-to-wait', 'not-this-time')
    order by e.discussion_id, e.number desc)
  select 'requests', a.sector, count(distinct e.discussion_id)::integer from events e
    join discussion d on d.committee_id = committee_now() and d.id = e.discussion_id
    join membership m on m.committee_id = d.committee_id and m.person_id = d.requester_id
    join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
    where e.event = 'request-sent' group by a.sector
  union all select 'outcomes', event, count(*)::integer from outcome group by event
  union all select 'held', 'held', count(distinct discussion_id)::integer from events where event = 'meeting-held'
$$;
create function common_ground.years_with_figures() returns setof integer
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select distinct extract(year from h.at at time zone 'Europe/London')::integer from history h
  where h.committee_id = committee_now() and h.event = 'request-sent'
$$;
reset role;
revoke create on schema common_ground from common_ground_policy;
revoke execute on function common_ground.year_figures(integer), common_ground.years_with_figures() from public;
grant execute on function common_ground.year_figures(integer), common_ground.years_with_figures() to common_ground_application;
