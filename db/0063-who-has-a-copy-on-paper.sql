-- Whoever was there without an account may have the record on paper (decision 0025). When a participant takes it back, they are asked for it too: the
-- participant gives ids, the letter finds its address by itself (address_letter), and no name or address is seen by anybody but the facilitator.
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.guests_with_the_record(wanted uuid) returns setof uuid
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select i.id from invitation i
  where i.committee_id = committee_now() and i.discussion_id = wanted and i.withdrawn_at is null
    and i.present and i.person_id is null and i.invited_as <> 'topic-expert' and wanted in (select readable('record'))
  order by i.id
$$;
reset role;
revoke create on schema common_ground from common_ground_policy;
revoke execute on function common_ground.guests_with_the_record(uuid) from public;
grant execute on function common_ground.guests_with_the_record(uuid) to common_ground_application;
