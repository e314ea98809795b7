-- The accounts of somebody who works in several committees are nobody's alone: an administrator ends what is open in their own committee, and a
-- recovery is told to the administrators and auditors of the others (R4, R14).
set local role common_ground_owner;
create policy elsewhere on common_ground.letter for insert to common_ground_policy with check (letter = 'account-recovery-elsewhere');
reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;

-- Ends everything a person has open. For themselves, and for an administrator of the one committee they work in.
create or replace function common_ground.raise_epoch(wanted uuid) returns boolean
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  if not (wanted = me() or acts_as_system() or has_duty('administrator')
    and exists (select from membership m where m.committee_id = committee_now() and m.person_id = wanted)
    and not exists (select from membership m where m.committee_id <> committee_now() and m.person_id = wanted and m.left_at is null)) then
    return false;
  end if;
  update person set epoch = epoch + 1 where id = wanted;
  return found;
end $$;

-- A letter to those who look after this person in their other committees. How many were written.
create function common_ground.tell_of_recovery_elsewhere(wanted uuid, "values" jsonb, at timestamptz) returns integer
  language plpgsql volatile security definer set search_path = common_ground, pg_temp as $$
declare written integer;
begin
  if not looks_after(wanted) then return 0; end if;
  insert into letter (committee_id, id, letter, person_id, values, written_at, due_at)
    select distinct on (d.committee_id, d.person_id) d.committee_id, gen_random_uuid(), 'account-recovery-elsewhere', d.person_id,
      tell_of_recovery_elsewhere."values", at, at
    from membership m join duty d on d.committee_id = m.committee_id and d.duty in ('administrator', 'auditor') and d.person_id <> wanted
      join membership h on h.committee_id = d.committee_id and h.person_id = d.person_id and h.left_at is null
    where m.person_id = wanted and m.left_at is null and m.committee_id <> committee_now();
  get diagnostics written = row_count;
  return written;
end $$;
revoke all on function common_ground.tell_of_recovery_elsewhere(uuid, jsonb, timestamptz) from public;
grant execute on function common_ground.tell_of_recovery_elsewhere(uuid, jsonb, timestamptz) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
