-- What people said and whom they named is deleted by the step that replaces it, and by retention: being able to read it is not enough.
reset role;
grant create on schema common_ground to common_ground_policy;
grant select on common_ground.screening_outcome to common_ground_policy;
set local role common_ground_owner;
create policy for_policy on common_ground.screening_outcome for select to common_ground_policy using (true);
reset role;
set local role common_ground_policy;

-- Requests whose writer acts, while they may still change them (P12). The rule of steps/request, mayWrite and changeable.
create function common_ground.own_requests_being_written() returns setof uuid
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select d.id from discussion d
  where d.committee_id = committee_now() and me() in (d.requester_id, d.begun_by)
    and d.status in ('draft', 'with-first-manager', 'with-second-manager', 'manager-question', 'not-agreed-now', 'agreed')
$$;
-- Requests that whoever acts is screening now, or has just passed on (P13): since when nobody has decided.
create function common_ground.own_screenings_under_way() returns table (id uuid, decided_at timestamptz)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select d.id, coalesce((select max(o.decided_at) from screening_outcome o
      where o.committee_id = d.committee_id and o.discussion_id = d.id), '-infinity')
  from discussion d join relation r on r.committee_id = d.committee_id and r.discussion_id = d.id
  where d.committee_id = committee_now() and d.status in ('sent', 'being-screened')
    and r.person_id = me() and r.relation = 'screener' and r.ended_at is null
$$;
revoke all on function common_ground.own_requests_being_written(), common_ground.own_screenings_under_way() from public;
grant execute on function common_ground.own_requests_being_written(), common_ground.own_screenings_under_way() to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
set local role common_ground_owner;

-- A manager's answer stands, whatever comes after it; an outcome too, and whom the Reviewing Team has asked.
create policy program_alone on common_ground.agreement as restrictive for delete to common_ground_application
  using ((select common_ground.acts_as_system()));
create policy program_alone on common_ground.screening_outcome as restrictive for delete to common_ground_application
  using ((select common_ground.acts_as_system()));
create policy program_alone on common_ground.facilitator_offer as restrictive for delete to common_ground_application
  using ((select common_ground.acts_as_system()));
-- Somebody who was told stays on record (P11); others go off the list while it is being written.
create policy not_told_yet on common_ground.team_member as restrictive for delete to common_ground_application
  using ((select common_ground.acts_as_system())
    or told_at is null and discussion_id in (select common_ground.own_requests_being_written()));
-- The screener's own answers go when they pass the screening on; what an outcome stands on stays.
create policy while_it_is_screened on common_ground.screening_answer as restrictive for delete to common_ground_application
  using ((select common_ground.acts_as_system())
    or exists (select from common_ground.own_screenings_under_way() own where own.id = discussion_id and own.decided_at < answered_at));
