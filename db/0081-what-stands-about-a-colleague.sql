-- What stands about a colleague is corrected by an administrator, and they are told (R4, R14). A new work address is only asked for: whoever holds both the new
-- mailbox and the account takes it, so that nobody can move an account to a mailbox of their own and have it recovered there.
set local role common_ground_owner;
create table common_ground.address_change (
  committee_id uuid not null references common_ground.committee,
  person_id uuid not null,
  email text not null check (email = lower(email)),
  link_hash text not null unique,
  made_by uuid not null references common_ground.person,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (committee_id, person_id),
  foreign key (committee_id, person_id) references common_ground.membership (committee_id, person_id)
);
alter table common_ground.address_change enable row level security;
alter table common_ground.address_change force row level security;
grant select (committee_id, person_id, email, made_by, made_at, expires_at), insert, delete on common_ground.address_change to common_ground_application;
create policy reading on common_ground.address_change for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.has_duty('administrator')));
create policy asking on common_ground.address_change for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and (select common_ground.has_duty('administrator'))
    and made_by = (select common_ground.me()) and person_id <> (select common_ground.me()));
create policy taking_back on common_ground.address_change for delete to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.has_duty('administrator')));
grant select, delete, update on common_ground.address_change to common_ground_policy;
create policy for_policy on common_ground.address_change for all to common_ground_policy using (true) with check (true);
grant select, delete on common_ground.address_change to common_ground_retention;
create policy for_retention on common_ground.address_change for all to common_ground_retention
  using (committee_id = (select common_ground.committee_now())) with check (committee_id = (select common_ground.committee_now()));
grant select on common_ground.address_change to common_ground_subject;
create policy for_subject on common_ground.address_change for select to common_ground_subject
  using (committee_id = (select common_ground.committee_now()));
grant update (name, email) on common_ground.person to common_ground_policy;
reset role;

grant create on schema common_ground to common_ground_policy, common_ground_retention, common_ground_subject;
set local role common_ground_policy;
-- A name belongs to the account: corrected where one committee alone looks after it, and never one's own.
create function common_ground.rename_person(wanted uuid, new_name text) returns boolean
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  if not coalesce(has_duty('administrator') and wanted <> me(), false)
    or not exists (select from membership m where m.committee_id = committee_now() and m.person_id = wanted and m.left_at is null)
    or exists (select from membership m where m.committee_id <> committee_now() and m.person_id = wanted and m.left_at is null) then
    return false;
  end if;
  update person set name = new_name where id = wanted and emptied_at is null;
  return found;
end $$;
create function common_ground.address_asked(hash text, at timestamptz) returns table (email text, asked_by uuid, asked_by_name text)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select c.email, c.made_by, b.name from address_change c join person b on b.id = c.made_by
  where c.link_hash = hash and c.person_id = me() and at <= c.expires_at
$$;
-- The person signed in, with the link from the new mailbox. Everything they have open ends. `taken`: somebody else has this address.
create function common_ground.take_address(hash text, at timestamptz) returns text
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare wanted text;
begin
  select c.email into wanted from address_change c where c.link_hash = hash and c.person_id = me() and at <= c.expires_at for update;
  if not found then return 'over'; end if;
  if exists (select from person p where p.email = wanted and p.id <> me()) then return 'taken'; end if;
  update person set email = wanted, epoch = epoch + 1 where id = me();
  delete from address_change c where c.person_id = me();
  return 'done';
end $$;
revoke all on function common_ground.rename_person(uuid, text), common_ground.address_asked(text, timestamptz),
  common_ground.take_address(text, timestamptz) from public;
grant execute on function common_ground.rename_person(uuid, text), common_ground.address_asked(text, timestamptz),
  common_ground.take_address(text, timestamptz) to common_ground_application;
reset role;

set local role common_ground_retention;
create or replace function common_ground.dispose_of_newcomers(before timestamptz) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare more integer;
begin
  keys := 0; gone := 0;
  if not acts_as_system() then return next; return; end if;
  delete from newcomer n where n.committee_id = committee_now() and n.expires_at <= before;
  get diagnostics gone = row_count;
  delete from address_change c where c.committee_id = committee_now() and c.expires_at <= before;
  get diagnostics more = row_count; gone := gone + more;
  return next;
end $$;
reset role;

set local role common_ground_subject;
do $do$
declare
  before constant text := pg_get_functiondef('common_ground.held_about(uuid, text)'::regprocedure);
  place constant text := $q$union all select 'enrolment-made'$q$;
begin
  if position(place in before) = 0 then raise exception 'held_about does not hold %', place; end if;
  execute replace(before, place, $q$union all select 'address_change', c.made_at, null, jsonb_build_object('until', c.expires_at) from address_change c
      where c.committee_id = here and (c.person_id = subject or c.email = theirs)
    union all select 'address_change-made', c.made_at, null, '{}' from address_change c where c.committee_id = here and c.made_by = subject
    $q$ || place);
end $do$;
reset role;
revoke create on schema common_ground from common_ground_policy, common_ground_retention, common_ground_subject;
