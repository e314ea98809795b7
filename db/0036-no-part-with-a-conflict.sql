-- Who has a conflict of interest in a discussion, for those who have it in hand: such a person is given no part, and nobody else learns more.
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.closed_to(discussion uuid) returns setof uuid
  language sql stable security definer rows 1 set search_path = common_ground, pg_temp as $$
  select k.person_id from conflict_of_interest k
  where k.committee_id = committee_now() and k.discussion_id = $1
    and (acts_as_system() or exists (select from invitation i where i.committee_id = committee_now() and i.discussion_id = $1
        and i.ticket_hash = ticket_hash()) or exists (select from readable('summary') r where r = $1)
      or exists (select from discussion d where d.committee_id = committee_now() and d.id = $1 and d.begun_by = me()))
$$;
reset role;
revoke create on schema common_ground from common_ground_policy;
revoke execute on function common_ground.closed_to(uuid) from public;
grant execute on function common_ground.closed_to(uuid) to common_ground_application;
