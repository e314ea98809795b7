-- That somebody is in the pool of facilitators, for administrators beside their duties; nothing of their entry in it (P14, P15).
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.pool_here() returns table (person_id uuid)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select f.person_id from facilitator f
  where f.committee_id = committee_now() and f.state <> 'left' and has_duty('administrator')
$$;
reset role;
revoke create on schema common_ground from common_ground_policy;
revoke execute on function common_ground.pool_here() from public;
grant execute on function common_ground.pool_here() to common_ground_application;
