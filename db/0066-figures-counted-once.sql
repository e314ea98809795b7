-- Figures over ten thousand discussions: each event is read once, with its quarter and the kind of agency that asked, and nothing that was gathered is
-- joined to something else that was (that took ten thousand times ten thousand looks).
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create or replace function common_ground.figures_of(place uuid, about uuid) returns table (measure text, period text, item text, figure integer)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  with events as (
    select h.discussion_id, h.event, h.at, h.number, a.sector, to_char(h.at at time zone 'Europe/London', 'YYYY') as year,
      to_char(h.at at time zone 'Europe/London', 'YYYY"-Q"Q') as quarter
    from history h
      join discussion d on d.committee_id = h.committee_id and d.id = h.discussion_id
      left join membership m on m.committee_id = d.committee_id and m.person_id = d.requester_id
      left join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
    where h.committee_id = place and (about is null or h.discussion_id = about)
      and h.event in ('request-sent', 'meeting-held', 'found-suitable', 'found-suitable-with-condition', 'handed-on', 'told-to-wait', 'not-this-time')),
  first as (
    select discussion_id, min(sector) as sector,
      min(at) filter (where event = 'request-sent') as sent_at, min(quarter) filter (where event = 'request-sent') as sent_in,
      min(at) filter (where event = 'meeting-held') as held_at, min(quarter) filter (where event = 'meeting-held') as held_in
    from events group by 1),
  outcomes as (select * from events where event not in ('request-sent', 'meeting-held'))
  select 'requests', sent_in, coalesce(sector, ''), count(*)::integer from first where sent_in is not null group by 2, 3
  union all select 'held', held_in, '', count(*)::integer from first where held_in is not null group by 2
  union all select 'outcome', o.quarter, o.event, count(*)::integer
    from (select distinct on (discussion_id) event, quarter from outcomes order by discussion_id, number desc) o group by 2, 3
  union all select 'to-meeting', held_in, round(extract(epoch from held_at - sent_at) / 86400)::text, count(*)::integer
    from first where sent_at is not null and held_at is not null group by 2, 3
  union all select 'year-requests', year, sector, count(distinct discussion_id)::integer
    from events where event = 'request-sent' and sector is not null group by 2, 3
  union all select 'year-outcomes', o.year, o.event, count(*)::integer
    from (select distinct on (discussion_id, year) year, event from outcomes order by discussion_id, year, number desc) o group by 2, 3
  union all select 'year-held', year, '', count(distinct discussion_id)::integer from events where event = 'meeting-held' group by 2
$$;
reset role;
revoke create on schema common_ground from common_ground_policy;
