-- Emergency access (decision 0021): whoever was told sees which parts were read by it, and looks at it; an auditor looks only where both have left.
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.may_look_at_emergency(access uuid) returns boolean
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select exists (select from emergency_access e
    join membership m on m.committee_id = e.committee_id and m.person_id = me() and m.left_at is null
    where e.committee_id = committee_now() and e.id = access and e.person_id <> me()
      and (me() = any (e.told) or (has_duty('auditor') and not exists (select from membership t join person p on p.id = t.person_id
        where t.committee_id = e.committee_id and t.person_id = any (e.told) and t.left_at is null and p.left_at is null))))
$$;

create or replace function common_ground.look_at_emergency(access uuid, found_to_be text, at timestamptz) returns uuid
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare about uuid;
begin
  select e.discussion_id into about from emergency_access e join discussion d on d.committee_id = e.committee_id and d.id = e.discussion_id
    where e.committee_id = committee_now() and e.id = access for update of d;
  update emergency_access e set reviewed_by = me(), reviewed_at = at, outcome = found_to_be
    where e.committee_id = committee_now() and e.id = access and may_look_at_emergency(access)
      and e.outcome is null and coalesce(e.ended_at, e.ends_at) <= at;
  if not found then return null; end if;
  insert into history (committee_id, discussion_id, number, event, by_person, at, facts)
    values (committee_now(), about, next_history(about), 'emergency-looked-at', me(), at, jsonb_build_object('to', found_to_be));
  return about;
end $$;

-- The hour of it, for those who see that it was: who opened it, the two who were told, auditors.
create function common_ground.hour_of_emergency(access uuid)
  returns table (discussion_id uuid, person_id uuid, opened_at timestamptz, until timestamptz)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select e.discussion_id, e.person_id, e.opened_at, coalesce(e.ended_at, e.ends_at) from emergency_access e
  where e.committee_id = committee_now() and e.id = access and (e.person_id = me() or me() = any (e.told) or has_duty('auditor'))
$$;
reset role;
revoke create on schema common_ground from common_ground_policy;
revoke execute on function common_ground.may_look_at_emergency(uuid), common_ground.hour_of_emergency(uuid) from public;
grant execute on function common_ground.hour_of_emergency(uuid) to common_ground_audit;

grant create on schema common_ground to common_ground_audit;
set local role common_ground_audit;
-- Which kinds of content were read by it, when last and how often. Never what they say.
create function common_ground.looks_in_emergency(access uuid) returns table (kind text, last_at timestamptz, times integer)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select l.kind, max(l.at), count(*)::integer
  from hour_of_emergency(access) h join lateral (
    select e.kind, e.at from audit_entry e where e.committee_id = committee_now() and e.discussion_id = h.discussion_id
      and e.person_id = h.person_id and e.verb = 'read-in-emergency' and e.at between h.opened_at and h.until
    union all select a.kind, a.at from audit a where a.committee_id = committee_now() and a.discussion_id = h.discussion_id
      and a.person_id = h.person_id and a.verb = 'read-in-emergency' and a.at between h.opened_at and h.until) l on true
  group by l.kind order by max(l.at) desc, l.kind
$$;
reset role;
revoke create on schema common_ground from common_ground_audit;
revoke execute on function common_ground.looks_in_emergency(uuid) from public;
grant execute on function common_ground.looks_in_emergency(uuid) to common_ground_application;
