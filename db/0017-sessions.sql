-- Sign-in sessions as they have to be (R9, R10), and telling everybody at once that somebody's access has changed.
set local role common_ground_owner;

-- Raising a person's epoch ends every session they have, wherever it was begun.
alter table common_ground.person add column epoch integer not null default 0;

-- `id` names a session on pages; the cookie holds another secret, of which `id_hash` is all that is kept. It changes at sign-in and
-- whenever the person confirms who they are (`confirmed_at`); the session stays the same one.
alter table common_ground.session
  add column id uuid not null default gen_random_uuid() unique,
  add column epoch integer not null default 0,
  add column confirmed_at timestamptz,
  add column way text not null default 'demonstration' check (way in ('demonstration', 'passkey', 'provider', 'code')),
  add column browser text not null default 'other' check (browser ~ '^[a-z]+(-[a-z]+)?$');   -- kind of browser and machine, nothing finer
update common_ground.session set confirmed_at = begun_at;
alter table common_ground.session alter column confirmed_at set not null;
grant update (id_hash, confirmed_at) on common_ground.session to common_ground_application;

-- Told on commit, on channel access_changed, with the id of the person whose access is no longer what it was: whoever keeps a page
-- open for them (a stream) looks again. Telling too often costs a look; not telling would be the fault.
create function common_ground.tell_access_changed() returns trigger language plpgsql as $$
declare person text := coalesce(to_jsonb(old) ->> tg_argv[0], to_jsonb(new) ->> tg_argv[0]);
begin
  if person is not null then
    perform pg_notify('access_changed', person);
  end if;
  return null;
end $$;
create trigger access_changed after update of ended_at on common_ground.session
  for each row when (old.ended_at is null and new.ended_at is not null) execute function common_ground.tell_access_changed('person_id');
create trigger access_changed after update of left_at, epoch on common_ground.person
  for each row when (old.left_at is distinct from new.left_at or old.epoch <> new.epoch) execute function common_ground.tell_access_changed('id');
create trigger access_changed after delete or update on common_ground.membership
  for each row execute function common_ground.tell_access_changed('person_id');
create trigger access_changed after insert or delete or update on common_ground.duty
  for each row execute function common_ground.tell_access_changed('person_id');
create trigger access_changed after delete or update on common_ground.relation
  for each row execute function common_ground.tell_access_changed('person_id');
-- Not in the team, a conflict, taken back: an invitation that gives less than before.
create trigger access_changed after delete or update of reply, withdrawn_at, person_id on common_ground.invitation
  for each row execute function common_ground.tell_access_changed('person_id');

grant update (epoch) on common_ground.person to common_ground_policy;
reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;

-- Who a cookie belongs to, in one look-up before any actor is known. Ended, idle and too old sessions, those of an earlier epoch,
-- leavers and former members are nobody.
drop function common_ground.signed_in(text, timestamptz, interval, interval);
create function common_ground.signed_in(hash text, now timestamptz, idle interval, longest interval)
  returns table (person_id uuid, committee_id uuid, name text, email text, job text, agency_id uuid, agency text, sector text,
    duties text[], last_seen_at timestamptz, session_id uuid, begun_at timestamptz, confirmed_at timestamptz, way text)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select p.id, m.committee_id, p.name, p.email, m.job, a.id, a.name, a.sector,
    array(select d.duty from duty d where d.committee_id = m.committee_id and d.person_id = p.id order by d.duty),
    s.last_seen_at, s.id, s.begun_at, s.confirmed_at, s.way
  from session s
    join person p on p.id = s.person_id and p.left_at is null and p.epoch = s.epoch
    join membership m on m.committee_id = s.committee_id and m.person_id = p.id and m.left_at is null
    join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
  where s.id_hash = hash and s.ended_at is null and s.last_seen_at > now - idle and s.begun_at > now - longest
$$;

-- Ends everything a person has open. For themselves, and for an administrator of a committee they work in.
create function common_ground.raise_epoch(wanted uuid) returns boolean
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  if not (wanted = me() or acts_as_system() or has_duty('administrator') and exists (
    select 1 from membership m where m.committee_id = committee_now() and m.person_id = wanted)) then
    return false;
  end if;
  update person set epoch = epoch + 1 where id = wanted;
  return found;
end $$;
revoke all on function common_ground.signed_in(text, timestamptz, interval, interval), common_ground.raise_epoch(uuid) from public;
grant execute on function common_ground.signed_in(text, timestamptz, interval, interval), common_ground.raise_epoch(uuid)
  to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
