-- What pages and acts ask as the policy's owner keeps its plan (as 0029 and 0056): as SQL functions they were planned anew at every call. What they
-- answer, and to whom, is word for word as it was.
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;

create or replace function common_ground.may_open_in_emergency() returns boolean
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return (select has_duty('lead-officer') and not has_duty('administrator')
    and exists (select from person p where p.id = me() and p.left_at is null));
end $$;

create or replace function common_ground.own_fresh_drafts() returns setof uuid
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return query select d.id from discussion d
  where d.committee_id = committee_now() and d.status = 'draft'
    and (d.begun_by = me() or exists (select from relation r where r.committee_id = d.committee_id and r.discussion_id = d.id
      and r.person_id = me() and r.ended_at is null and r.relation in ('requester', 'first-manager')))
    and not exists (select from history h where h.committee_id = d.committee_id and h.discussion_id = d.id and h.event = 'agreement-asked');
end $$;

create or replace function common_ground.own_requests_being_written() returns setof uuid
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return query select d.id from discussion d
  where d.committee_id = committee_now() and me() in (d.requester_id, d.begun_by)
    and d.status in ('draft', 'with-first-manager', 'with-second-manager', 'manager-question', 'not-agreed-now', 'agreed');
end $$;

create or replace function common_ground.own_screenings_under_way() returns table (id uuid, decided_at timestamptz)
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query select d.id, coalesce((select max(o.decided_at) from screening_outcome o
      where o.committee_id = d.committee_id and o.discussion_id = d.id), '-infinity')
  from discussion d join relation r on r.committee_id = d.committee_id and r.discussion_id = d.id
  where d.committee_id = committee_now() and d.status in ('sent', 'being-screened')
    and r.person_id = me() and r.relation = 'screener' and r.ended_at is null;
end $$;

create or replace function common_ground.may_relate(discussion uuid, person uuid, wanted text) returns boolean
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return (with mine as (
    select r.relation from relation r
    where r.committee_id = committee_now() and r.discussion_id = $1 and r.person_id = me() and r.ended_at is null),
  this as (select * from discussion d where d.committee_id = committee_now() and d.id = $1),
  invited as (select from invitation i where i.committee_id = committee_now() and i.discussion_id = $1 and i.person_id = person
    and i.withdrawn_at is null and (i.person_id = me() or i.ticket_hash = ticket_hash()))
  select acts_as_system() or not exists (select from conflict_of_interest k
      where k.committee_id = committee_now() and k.discussion_id = $1 and k.person_id = person)
    and case
    when wanted = 'requester' then exists (select from this t where t.status = 'draft' and t.begun_by = me() and t.requester_id = person)
    when wanted in ('team-member', 'topic-expert', 'participant', 'co-facilitator', 'scribe')
      and exists (select from mine m where m.relation = 'facilitator') then true
    when wanted in ('team-member', 'participant') and exists (select from invited) then true
    when wanted in ('first-manager', 'second-manager', 'team-member')
      then exists (select from mine m where m.relation in ('requester', 'first-manager'))
        or exists (select from this t where t.begun_by = me() and t.status = 'draft')
    when wanted = 'expert-in-the-room' then exists (select from mine m where m.relation in ('facilitator', 'co-facilitator'))
      and exists (select from invitation i where i.committee_id = committee_now() and i.discussion_id = $1 and i.person_id = person
        and i.invited_as = 'topic-expert' and i.withdrawn_at is null)
    when wanted = 'screener' then person = me() and has_duty('reviewing-team')
    when wanted = 'facilitator-asked' then has_duty('reviewing-team')
      and exists (select from facilitator f where f.committee_id = committee_now() and f.person_id = person and f.state = 'active')
    when wanted = 'facilitator' then person = me() and exists (select from mine m where m.relation = 'facilitator-asked')
    else false end);
end $$;

create or replace function common_ground.last_history_number(wanted uuid) returns integer
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return (select coalesce(max(h.number), 0) from history h
  where h.committee_id = committee_now() and h.discussion_id = wanted and (acts_as_system() or wanted in (select readable('summary'))));
end $$;

create or replace function common_ground.closed_to(discussion uuid) returns setof uuid
  language plpgsql stable security definer rows 1 set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return query select k.person_id from conflict_of_interest k
  where k.committee_id = committee_now() and k.discussion_id = $1
    and (acts_as_system() or exists (select from invitation i where i.committee_id = committee_now() and i.discussion_id = $1
        and i.ticket_hash = ticket_hash()) or exists (select from readable('summary') r where r = $1)
      or exists (select from discussion d where d.committee_id = committee_now() and d.id = $1 and d.begun_by = me()));
end $$;

create or replace function common_ground.may_call_off(wanted uuid) returns boolean
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return (select acts_as_system() or wanted in (select readable('arranging')) or (wanted in (select readable('summary')) and exists (
    select 1 from relation r where r.committee_id = committee_now() and r.discussion_id = wanted and r.person_id = me()
      and r.ended_at is null and r.relation in ('requester', 'first-manager', 'second-manager', 'screener'))));
end $$;

create or replace function common_ground.standing_invitations(wanted uuid)
  returns table (id uuid, person_id uuid, name text, email text, invited_as text, sequence integer)
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query select i.id, i.person_id, case when leads then i.name else '' end, case when leads then i.email else '' end, i.invited_as, i.sequence
  from invitation i, (select acts_as_system() or wanted in (select readable('arranging')) as leads) as asking
  where i.committee_id = committee_now() and i.discussion_id = wanted and i.withdrawn_at is null and (select may_call_off(wanted))
  order by i.invited_at, i.id;
end $$;

create or replace function common_ground.poll_progress(wanted uuid) returns table (invited integer, answered integer)
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query select count(*)::integer, count(r.poll_id)::integer
  from time_poll p
    join invitation i on i.committee_id = p.committee_id and i.discussion_id = p.discussion_id and i.withdrawn_at is null
    left join time_reply r on r.committee_id = p.committee_id and r.poll_id = p.id and r.invitation_id = i.id
  where p.committee_id = committee_now() and p.id = wanted
    and p.discussion_id in (select readable('summary'));
end $$;

create or replace function common_ground.time_counts(wanted uuid) returns table (option_id uuid, answer text, people integer)
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query select a.option_id, a.answer, count(*)::integer
  from time_poll p
    join time_option o on o.committee_id = p.committee_id and o.poll_id = p.id
    join time_answer a on a.committee_id = o.committee_id and a.option_id = o.id
    join invitation i on i.committee_id = a.committee_id and i.id = a.invitation_id and i.withdrawn_at is null
  where p.committee_id = committee_now() and p.id = wanted
    and (acts_as_system() or p.discussion_id in (select readable('arranging')) or exists (
      select 1 from invitation mine where mine.committee_id = p.committee_id and mine.discussion_id = p.discussion_id
        and mine.withdrawn_at is null and (mine.person_id = me() or mine.ticket_hash = ticket_hash())))
  group by a.option_id, a.answer;
end $$;

create or replace function common_ground.my_themes() returns table (committee_id uuid, theme_id uuid, discussion_id uuid, pseudonym text, code text,
    polarity text, learning text, state text, said text, state_since timestamptz)
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query select t.committee_id, t.id, d.id, d.pseudonym, t.code, t.polarity, t.learning, t.state, t.said, t.state_since
  from theme t
    join theme_source s on s.committee_id = t.committee_id and s.theme_id = t.id
    join discussion d on d.committee_id = s.committee_id and d.id = s.discussion_id
  where t.committee_id = committee_now() and exists (
    select 1 from relation r join membership m on m.committee_id = r.committee_id and m.person_id = r.person_id and m.left_at is null
    where r.committee_id = s.committee_id and r.discussion_id = s.discussion_id and r.person_id = me()
      and r.ended_at is null and r.relation in ('participant', 'facilitator'))
  order by t.state_since desc, t.id;
end $$;

create or replace function common_ground.sealed_note_for_guard(about uuid) returns bytea
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return (select sealed from sealed_note where committee_id = committee_now() and discussion_id = about
    and (acts_as_system() or discussion_id in (select readable('summary'))));
end $$;

create or replace function common_ground.team_for_guard(about uuid) returns setof text
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return query select distinct t.name from team_member t where t.committee_id = committee_now() and t.discussion_id = about and t.left_at is null
    and (acts_as_system() or t.discussion_id in (select readable('summary')));
end $$;

create or replace function common_ground.room_log(wanted uuid, after integer) returns setof common_ground.operation
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return query select o.* from operation o
  where o.committee_id = committee_now() and o.discussion_id = wanted and o.number > after
    and (acts_as_system() or wanted in (select readable('meeting')))
  order by o.number;
end $$;

create or replace function common_ground.my_sector() returns text
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return (select a.sector from membership m join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
  where m.committee_id = committee_now() and m.person_id = me() and m.left_at is null);
end $$;

create or replace function common_ground.committee_of_ticket(hash text) returns uuid
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return (select committee_id from invitation where ticket_hash = hash and withdrawn_at is null limit 1);
end $$;

create or replace function common_ground.ticket_behind(link_hash text) returns table (committee_id uuid, ticket text, discussion_id uuid)
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query select i.committee_id, i.ticket_hash, i.discussion_id
  from invitation_link l join invitation i on i.committee_id = l.committee_id and i.id = l.invitation_id
  where l.hash = link_hash and i.withdrawn_at is null;
end $$;

reset role;
revoke create on schema common_ground from common_ground_policy;
