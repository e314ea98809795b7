-- Which sessions still stand, for streams that are open: asked before there is an actor, so people's wall (0025) would hide everybody.
reset role;
grant usage, create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.standing_sessions(ids uuid[], now timestamptz, idle interval, longest interval) returns setof uuid
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select s.id from session s join person p on p.id = s.person_id and p.epoch = s.epoch and p.left_at is null
  where s.id = any (ids) and s.ended_at is null and s.last_seen_at > now - idle and s.begun_at > now - longest
$$;
revoke all on function common_ground.standing_sessions(uuid[], timestamptz, interval, interval) from public;
grant execute on function common_ground.standing_sessions(uuid[], timestamptz, interval, interval) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
