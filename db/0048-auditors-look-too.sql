-- An emergency access is looked at by one of the two who were told, or by an auditor: where both have left, it is not chased for ever.
set local role common_ground_owner;
alter table common_ground.emergency_access drop constraint emergency_access_check2, drop constraint if exists emergency_access_reviewed_by_check;
alter table common_ground.emergency_access add constraint somebody_else check (reviewed_by is distinct from person_id);
reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create or replace function common_ground.look_at_emergency(access uuid, found_to_be text, at timestamptz) returns uuid
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare about uuid;
begin
  select e.discussion_id into about from emergency_access e join discussion d on d.committee_id = e.committee_id and d.id = e.discussion_id
    where e.committee_id = committee_now() and e.id = access for update of d;
  update emergency_access e set reviewed_by = me(), reviewed_at = at, outcome = found_to_be
    where e.committee_id = committee_now() and e.id = access and e.person_id <> me() and (me() = any (e.told) or has_duty('auditor'))
      and e.outcome is null and coalesce(e.ended_at, e.ends_at) <= at
      and exists (select from membership m where m.committee_id = e.committee_id and m.person_id = me() and m.left_at is null);
  if not found then return null; end if;
  insert into history (committee_id, discussion_id, number, event, by_person, at, facts)
    values (committee_now(), about, next_history(about), 'emergency-looked-at', me(), at, jsonb_build_object('to', found_to_be));
  return about;
end $$;
reset role;
revoke create on schema common_ground from common_ground_policy;
