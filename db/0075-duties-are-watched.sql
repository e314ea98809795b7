-- Duties are watched (R4, R14, R16). The Lead Officer may break glass and the auditor is told of it: never one person. And a recovery of an account waits a
-- day where its person has or had a duty, in whichever order an administrator presses the buttons.
set local role common_ground_owner;
create unique index lead_officer_and_auditor_are_two on common_ground.duty (committee_id, person_id) where duty in ('lead-officer', 'auditor');
-- When a duty was last taken from somebody, by the service's clock.
alter table common_ground.membership add column duties_ended_at timestamptz;
grant update (duties_ended_at) on common_ground.membership to common_ground_application;
reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;

-- One at a time for each person: what gives a duty and what makes a recovery see each other.
create function common_ground.one_change_of_account(wanted uuid) returns void
  language sql volatile security definer set search_path = common_ground, pg_temp as $$
  select pg_advisory_xact_lock(6021849, hashtext(wanted::text))
$$;
create function common_ground.looks_after(wanted uuid) returns boolean
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select coalesce(has_duty('administrator') or acts_as_system(), false)
    and exists (select from membership m where m.committee_id = committee_now() and m.person_id = wanted)
$$;
-- Whether a new way to sign in waits: somebody with a duty in any committee, or within the last day, or who works in several. Yes where it is not theirs to ask.
create function common_ground.recovery_waits(wanted uuid, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = common_ground, pg_temp as $$
begin
  if not looks_after(wanted) then return true; end if;
  perform one_change_of_account(wanted);
  return exists (select from duty d where d.person_id = wanted)
    or exists (select from membership m where m.person_id = wanted and m.duties_ended_at > at - interval '24 hours')
    or (select count(*) from membership m where m.person_id = wanted and (m.left_at is null or m.left_at > at - interval '24 hours')) > 1;
end $$;
-- Until when nobody gives this person a duty: a recovery is open, or was used within a day, in any committee. Null: now.
create function common_ground.duties_wait_until(wanted uuid, at timestamptz) returns timestamptz
  language plpgsql volatile security definer set search_path = common_ground, pg_temp as $$
begin
  if not looks_after(wanted) then return 'infinity'; end if;
  perform one_change_of_account(wanted);
  return (select max(coalesce(e.used_at + interval '24 hours', e.expires_at)) from enrolment e where e.person_id = wanted and e.recovers
    and (e.used_at > at - interval '24 hours' or e.used_at is null and e.ended_at is null and e.tries < 5 and e.expires_at > at));
end $$;
revoke all on function common_ground.one_change_of_account(uuid), common_ground.looks_after(uuid), common_ground.recovery_waits(uuid, timestamptz),
  common_ground.duties_wait_until(uuid, timestamptz) from public;
grant execute on function common_ground.recovery_waits(uuid, timestamptz), common_ground.duties_wait_until(uuid, timestamptz)
  to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
