-- Use and difference (P30) counts up to the end of the last quarter that is over, so that looking twice shows nobody who came between. How often the
-- procedure is used stands in the figures for publication, once for each year; nothing else counts it.
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
drop function common_ground.impact_figures(text);
drop function common_ground.confidence_figures(text, integer);
-- Days from request to meeting for half of the discussions that met up to then; nothing where they are few.
create function common_ground.days_to_meeting(last_quarter text, least_shown integer) returns double precision
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select percentile_cont(0.5) within group (order by f.item::double precision)
  from all_figures() f, generate_series(1, f.figure)
  where f.measure = 'to-meeting' and f.period <= last_quarter and (has_duty('policy-team') or has_duty('lead-officer'))
  having count(*) >= greatest(least_shown, 5)
$$;
-- How sure people are, now and looking back; without how many they were, because that would differ by a few from one quarter to the next.
create function common_ground.confidence_figures(last_quarter text, least_shown integer)
  returns table (question text, now_middle double precision, then_middle double precision)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  with given as (
    select q.id, a.answers ->> q.id as present, a.answers ->> (q.id || '-then') as before
    from evaluation_answer a, (values ('a-understand'), ('a-roles'), ('a-challenge')) as q(id)
    where a.committee_id = committee_now() and a.form = 'after' and a.quarter <= last_quarter
    union all
    select k.question, split_part(k.given, '|', 1), split_part(k.given, '|', 2) from kept_answer k, generate_series(1, k.people)
    where k.committee_id = committee_now() and k.form = 'after' and k.quarter <= last_quarter and k.question in ('a-understand', 'a-roles', 'a-challenge'))
  select id, percentile_cont(0.5) within group (order by present::int), percentile_cont(0.5) within group (order by before::int)
  from given where present ~ '^[0-9]+$' and before ~ '^[0-9]+$' and (has_duty('policy-team') or has_duty('lead-officer'))
  group by id having count(*) >= greatest(least_shown, 5)
$$;
reset role;
revoke create on schema common_ground from common_ground_policy;
revoke all on function common_ground.days_to_meeting(text, integer), common_ground.confidence_figures(text, integer) from public;
grant execute on function common_ground.days_to_meeting(text, integer), common_ground.confidence_figures(text, integer) to common_ground_application;
