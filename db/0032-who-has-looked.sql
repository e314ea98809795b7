-- Who has looked (P31): those who have a part in a discussion see who read or exported what of it, and when. The audit itself stays unread by the program.
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.has_a_part_in(wanted uuid) returns boolean
  language plpgsql stable security definer set search_path = common_ground, pg_temp as $$
begin
  return wanted in (select readable('summary')) and exists (select from relation r
    where r.committee_id = committee_now() and r.discussion_id = wanted and r.person_id = me() and r.ended_at is null);
end $$;
reset role;
revoke create on schema common_ground from common_ground_policy;
grant execute on function common_ground.has_a_part_in(uuid) to common_ground_audit;
grant create on schema common_ground to common_ground_audit;
set local role common_ground_audit;
-- One line for each person, kind and day: the newest first, two hundred at most.
create function common_ground.looks_at(wanted uuid)
  returns table (person_id uuid, actor_kind text, verb text, kind text, last_at timestamptz, times integer)
  language plpgsql stable security definer set search_path = common_ground, pg_temp as $$
#variable_conflict use_column
begin
  if not has_a_part_in(wanted) then return; end if;
  return query
    select l.person_id, l.actor_kind, l.verb, l.kind, max(l.at), count(*)::integer
    from (select e.person_id, e.actor_kind, e.verb, e.kind, e.at from audit_entry e
        where e.committee_id = committee_now() and e.discussion_id = wanted and e.verb in ('read', 'export')
      union all select a.person_id, a.actor_kind, a.verb, a.kind, a.at from audit a
        where a.committee_id = committee_now() and a.discussion_id = wanted and a.verb in ('read', 'export')) l
    group by l.person_id, l.actor_kind, l.verb, l.kind, date_trunc('day', l.at)
    order by max(l.at) desc limit 200;
end $$;
reset role;
revoke create on schema common_ground from common_ground_audit;
revoke execute on function common_ground.looks_at(uuid), common_ground.has_a_part_in(uuid) from public;
grant execute on function common_ground.has_a_part_in(uuid) to common_ground_audit;
grant execute on function common_ground.looks_at(uuid) to common_ground_application;
