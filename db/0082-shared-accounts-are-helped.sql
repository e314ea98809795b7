-- Whoever works in several committees has one account: a new way in, made in one of them, opens the others too. So it is always made as help back in,
-- which waits a day and is told to the others, also where no way has been set up yet (R4; decision 0038).
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.works_elsewhere(wanted uuid) returns boolean
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select has_duty('administrator')
    and exists (select from membership m where m.committee_id = committee_now() and m.person_id = wanted and m.left_at is null)
    and exists (select from membership m where m.committee_id <> committee_now() and m.person_id = wanted and m.left_at is null)
$$;
revoke all on function common_ground.works_elsewhere(uuid) from public;
grant execute on function common_ground.works_elsewhere(uuid) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
