-- The guard on the server knows the people of the team list too, whoever writes (P22): their names go to the program, never to a browser.
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.team_for_guard(about uuid) returns setof text
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select distinct t.name from team_member t where t.committee_id = committee_now() and t.discussion_id = about and t.left_at is null
    and (acts_as_system() or t.discussion_id in (select readable('summary')))
$$;
reset role;
revoke create on schema common_ground from common_ground_policy;
revoke execute on function common_ground.team_for_guard(uuid) from public;
grant execute on function common_ground.team_for_guard(uuid) to common_ground_application;
