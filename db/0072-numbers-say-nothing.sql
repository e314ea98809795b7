-- The number of a discussion follows no other (R17, decision 0037): from their own, nobody can tell whether and how many others began. It is drawn, like
-- the word pair; this answers whether it is still free, seen by this person or not, and nothing else. Numbers given before stay as they are.
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.is_reference_free(committee uuid, wanted text) returns boolean
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select committee = committee_now() and not exists (select 1 from discussion where committee_id = committee and reference = wanted)
$$;
reset role;
revoke create on schema common_ground from common_ground_policy;
revoke execute on function common_ground.is_reference_free(uuid, text) from public;
grant execute on function common_ground.is_reference_free(uuid, text) to common_ground_application;
drop table common_ground.reference_counter;
