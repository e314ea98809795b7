-- Nobody is put into a register unasked (R4, R6, R14). Who is invited to work with a committee stands there as they were typed until they say yes themselves:
-- with their own account where they have one, else with link and code. Whether an address is known elsewhere is looked up when the link is
-- opened, never when somebody is invited: whoever invites learns nothing of it.
set local role common_ground_owner;
create table common_ground.newcomer (
  committee_id uuid not null references common_ground.committee,
  id uuid not null,                            -- becomes the person's, where they have no account yet
  name text not null check (length(name) between 1 and 120),
  email text not null check (email = lower(email)),
  agency_id uuid not null,
  team text not null default '',
  job text not null default '',
  line_manager_id uuid references common_ground.person,
  link_hash text not null unique,
  code_hash text not null,
  tries integer not null default 0,
  made_by uuid not null references common_ground.person,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  refused_at timestamptz,
  primary key (committee_id, id),
  unique (committee_id, email),
  foreign key (committee_id, agency_id) references common_ground.agency (committee_id, id)
);
create index on common_ground.newcomer (email);
alter table common_ground.newcomer enable row level security;
alter table common_ground.newcomer force row level security;

-- Administrators invite and take back; whoever is invited answers through the functions below.
grant select (committee_id, id, name, email, agency_id, team, job, line_manager_id, tries, made_by, made_at, expires_at, refused_at), insert, delete
  on common_ground.newcomer to common_ground_application;
create policy reading on common_ground.newcomer for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.has_duty('administrator')));
create policy inviting on common_ground.newcomer for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and (select common_ground.has_duty('administrator'))
    and made_by = (select common_ground.me()) and tries = 0 and refused_at is null);
create policy taking_back on common_ground.newcomer for delete to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.has_duty('administrator')));
grant select, update (tries, refused_at), delete on common_ground.newcomer to common_ground_policy;
create policy for_policy on common_ground.newcomer for all to common_ground_policy using (true) with check (true);
grant select, delete on common_ground.newcomer to common_ground_retention;
create policy for_retention on common_ground.newcomer for all to common_ground_retention
  using (committee_id = (select common_ground.committee_now())) with check (committee_id = (select common_ground.committee_now()));
grant select on common_ground.newcomer to common_ground_subject;
create policy for_subject on common_ground.newcomer for select to common_ground_subject using (committee_id = (select common_ground.committee_now()));

-- Nobody makes a person or a member of a committee but whoever becomes one, and whoever makes a committee on the machine itself.
alter policy adding on common_ground.membership
  with check (committee_id = (select common_ground.committee_now()) and (select common_ground.acts_as_system()));
grant insert on common_ground.membership to common_ground_policy;
create policy joining on common_ground.membership for insert to common_ground_policy with check (true);
reset role;

grant create on schema common_ground to common_ground_policy, common_ground_retention, common_ground_subject;
set local role common_ground_policy;
create or replace function common_ground.add_person(new_id uuid, new_name text, address text) returns uuid
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  if not coalesce(acts_as_system(), false) then
    raise exception 'people say themselves that they join' using errcode = '42501';
  end if;
  insert into person (id, name, email) values (new_id, new_name, lower(address)) on conflict (email) do nothing;
  return (select p.id from person p where p.email = lower(address) and p.left_at is null);
end $$;

create function common_ground.is_open(one common_ground.newcomer, at timestamptz) returns boolean
  language sql immutable as $$ select one.refused_at is null and one.tries < 5 and at <= one.expires_at $$;
-- Whether somebody with this address works anywhere: then they answer with their own account, and no code opens another way into it.
create function common_ground.works_somewhere(address text) returns boolean
  language sql stable set search_path = common_ground, pg_temp as $$
  select exists (select from person p join membership m on m.person_id = p.id and m.left_at is null where p.email = address and p.left_at is null)
$$;

-- What a link leads to. `known`: whoever it is for signs in as they do, and answers.
drop function common_ground.enrolment_with(text, timestamptz);
create function common_ground.enrolment_with(hash text, now timestamptz)
  returns table (committee_id uuid, id uuid, person_id uuid, name text, email text, state text, valid_from timestamptz, newcomer boolean)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select e.committee_id, e.id, e.person_id, p.name, p.email,
    case when e.used_at is not null then 'used' when e.ended_at is not null or now > e.expires_at then 'ended'
      when e.tries >= 5 then 'ended' when now < e.valid_from then 'early' else 'open' end, e.valid_from, false
  from enrolment e join person p on p.id = e.person_id and p.left_at is null
    join membership m on m.committee_id = e.committee_id and m.person_id = e.person_id and m.left_at is null
  where e.link_hash = hash
  union all
  select n.committee_id, n.id, coalesce(p.id, n.id), coalesce(p.name, n.name), n.email,
    case when not is_open(n, now) or p.left_at is not null then 'ended' when works_somewhere(n.email) then 'known' else 'open' end, n.made_at, true
  from newcomer n left join person p on p.email = n.email
  where n.link_hash = hash
$$;
create or replace function common_ground.try_enrolment_code(hash text, tried text, now timestamptz) returns boolean
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare wanted text;
begin
  update enrolment e set tries = e.tries + 1
    where e.link_hash = hash and e.tries < 5 and e.used_at is null and e.ended_at is null and now between e.valid_from and e.expires_at
    returning e.code_hash into wanted;
  if not found then
    update newcomer n set tries = n.tries + 1 where n.link_hash = hash and is_open(n, now) and not works_somewhere(n.email)
      returning n.code_hash into wanted;
  end if;
  return wanted is not null and wanted = tried;
end $$;

-- The yes: a member of the committee as they were typed, and no invitation any more. False where they work or worked there already.
create function common_ground.becomes_member(one common_ground.newcomer, who uuid) returns boolean
  language plpgsql set search_path = common_ground, pg_temp as $$
begin
  delete from newcomer n where n.committee_id = one.committee_id and n.id = one.id;
  insert into membership (committee_id, person_id, agency_id, team, job, line_manager_id)
    values (one.committee_id, who, one.agency_id, one.team, one.job, (select m.person_id from membership m
      where m.committee_id = one.committee_id and m.person_id = one.line_manager_id and m.left_at is null and m.person_id <> who))
    on conflict (committee_id, person_id) do nothing;
  return found;
end $$;
-- Somebody who works nowhere yet, or nowhere any more, with the link in hand and the code given: an account, and the committee's.
create function common_ground.join_as_newcomer(hash text, at timestamptz) returns boolean
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare one newcomer; before person;
begin
  select * into one from newcomer n where n.link_hash = hash and n.committee_id = committee_now() for update;
  if not found or not is_open(one, at) or works_somewhere(one.email) then return false; end if;
  select * into before from person p where p.email = one.email;
  if before.left_at is not null or me() is distinct from coalesce(before.id, one.id) then return false; end if;
  insert into person (id, name, email) values (one.id, one.name, one.email) on conflict (email) do nothing;
  return becomes_member(one, me());
end $$;

-- What the person signed in is asked, in whichever committee they are now. By their own address and nothing else.
create function common_ground.invitations_of_mine(at timestamptz)
  returns table (committee_id uuid, id uuid, names jsonb, agency text, job text, team text, asked_by text, expires_at timestamptz)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select n.committee_id, n.id, c.names, a.name, n.job, n.team, b.name, n.expires_at
  from newcomer n join person p on p.email = n.email and p.id = me() and p.left_at is null
    join committee c on c.id = n.committee_id join agency a on a.committee_id = n.committee_id and a.id = n.agency_id
    join person b on b.id = n.made_by
  where is_open(n, at) order by n.made_at, n.id
$$;
create function common_ground.answer_invitation(wanted uuid, accepted boolean, at timestamptz) returns boolean
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare one newcomer;
begin
  select n.* into one from newcomer n join person p on p.email = n.email and p.id = me() and p.left_at is null
    where n.committee_id = committee_now() and n.id = wanted for update of n;
  if not found or not is_open(one, at) then return false; end if;
  if accepted then return becomes_member(one, me()); end if;
  update newcomer n set refused_at = at where n.committee_id = one.committee_id and n.id = one.id;
  return true;
end $$;
-- A no from whoever holds the link, with or without an account: so a no says nothing of an account either. Its id.
create function common_ground.refuse_invitation(at timestamptz) returns uuid
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare refused uuid;
begin
  update newcomer n set refused_at = at where n.committee_id = committee_now() and n.link_hash = ticket_hash() and is_open(n, at)
    returning n.id into refused;
  return refused;
end $$;
revoke all on function common_ground.enrolment_with(text, timestamptz), common_ground.is_open(common_ground.newcomer, timestamptz),
  common_ground.works_somewhere(text), common_ground.becomes_member(common_ground.newcomer, uuid), common_ground.join_as_newcomer(text, timestamptz),
  common_ground.invitations_of_mine(timestamptz), common_ground.answer_invitation(uuid, boolean, timestamptz),
  common_ground.refuse_invitation(timestamptz) from public;
grant execute on function common_ground.enrolment_with(text, timestamptz), common_ground.join_as_newcomer(text, timestamptz),
  common_ground.invitations_of_mine(timestamptz), common_ground.answer_invitation(uuid, boolean, timestamptz),
  common_ground.refuse_invitation(timestamptz) to common_ground_application;
reset role;

set local role common_ground_retention;
-- An invitation that nobody answered, or that was refused.
create function common_ground.dispose_of_newcomers(before timestamptz) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  keys := 0; gone := 0;
  if not acts_as_system() then return next; return; end if;
  delete from newcomer n where n.committee_id = committee_now() and n.expires_at <= before;
  get diagnostics gone = row_count;
  return next;
end $$;
revoke all on function common_ground.dispose_of_newcomers(timestamptz) from public;
grant execute on function common_ground.dispose_of_newcomers(timestamptz) to common_ground_application;
reset role;

-- Subject access knows both: being invited, by address, and inviting.
set local role common_ground_subject;
do $do$
declare
  before constant text := pg_get_functiondef('common_ground.held_about(uuid, text)'::regprocedure);
  place constant text := $q$union all select 'enrolment-made'$q$;
begin
  if position(place in before) = 0 then raise exception 'held_about does not hold %', place; end if;
  execute replace(before, place, $q$union all select 'newcomer', n.made_at, null, jsonb_build_object('until', n.expires_at) from newcomer n
      where n.committee_id = here and n.email = theirs
    union all select 'newcomer-made', n.made_at, null, '{}' from newcomer n where n.committee_id = here and n.made_by = subject
    $q$ || place);
end $do$;
reset role;
revoke create on schema common_ground from common_ground_policy, common_ground_retention, common_ground_subject;
