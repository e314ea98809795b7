-- Ways to sign in: passkeys, identities at a provider (issuer and subject), an authenticator app together with a link; how people are
-- added; what may be used once only; limits that survive a restart. A person may work in several committees, so their ways belong to the
-- person; an invitation to set one up belongs to the committee that makes it.
set local role common_ground_owner;

-- Which provider a session came through, so that signing out can lead there.
alter table common_ground.session add column provider text check (provider ~ '^[a-z][a-z0-9-]{0,39}$');

create table common_ground.passkey (
  person_id uuid not null references common_ground.person,
  id text not null unique,                     -- the credential's own id, base64url
  public_key bytea not null,
  counter bigint not null default 0,           -- must grow where the device counts at all
  transports text[] not null default '{}',
  synced boolean not null default false,       -- kept by the maker of the device in several places
  browser text not null default 'other' check (browser ~ '^[a-z]+(-[a-z]+)?$'),
  added_at timestamptz not null,
  last_used_at timestamptz,
  primary key (person_id, id)
);

-- Who somebody is at a provider. Never found by e-mail: the same subject at another issuer is somebody else.
create table common_ground.identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null references common_ground.person,
  linked_at timestamptz not null,
  last_used_at timestamptz,
  primary key (issuer, subject)
);
create index on common_ground.identity (person_id);

-- The key of an authenticator app, sealed under the program's secret. `last_step`: a code is taken once.
create table common_ground.authenticator (
  person_id uuid primary key references common_ground.person,
  sealed_key text not null,
  last_step bigint not null default 0,
  added_at timestamptz not null,
  last_used_at timestamptz
);

-- An invitation to set up a way to sign in. Only hashes: the link is in the letter, the code is read out by whoever made it. Nobody
-- makes one for themselves. `valid_from`: a day later where the person has a duty and had a way before (recovery).
create table common_ground.enrolment (
  committee_id uuid not null references common_ground.committee,
  id uuid not null,
  person_id uuid not null references common_ground.person,
  link_hash text not null unique,
  code_hash text not null,
  tries integer not null default 0,
  recovers boolean not null default false,     -- the old ways end when the new one is there
  made_by uuid references common_ground.person, -- null: on the machine itself (the first administrator)
  made_at timestamptz not null,
  valid_from timestamptz not null,
  expires_at timestamptz not null check (expires_at <= valid_from + interval '72 hours'),
  used_at timestamptz,
  ended_at timestamptz,                         -- taken back, or another one was made
  primary key (committee_id, id),
  check (made_by is distinct from person_id)
);
create index on common_ground.enrolment (committee_id, person_id) where used_at is null and ended_at is null;

-- The link of one sign-in with an authenticator app.
create table common_ground.sign_in_link (
  hash text primary key,
  person_id uuid not null references common_ground.person,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  used_at timestamptz
);

-- Answers to challenges that were taken: never again. Hashes, kept until the challenge itself has run out.
create table common_ground.used_once (
  hash text primary key,
  until timestamptz not null
);
create index on common_ground.used_once (until);

-- How often something was tried in a window of time. Keys are keyed hashes of an address block, an e-mail address or a committee.
create table common_ground.attempt (
  what text not null check (what ~ '^[a-z-]+$'),
  key text not null,
  since timestamptz not null,
  count integer not null default 1,
  primary key (what, key)
);

do $$
declare t text;
begin
  foreach t in array array['passkey', 'identity', 'authenticator', 'enrolment'] loop
    execute format('alter table common_ground.%I enable row level security', t);
    execute format('alter table common_ground.%I force row level security', t);
    execute format('create policy for_policy on common_ground.%I for select to common_ground_policy using (true)', t);
    execute format('grant select on common_ground.%I to common_ground_policy', t);
  end loop;
  -- A person's ways are their own: nobody else adds, changes or takes one away, and nobody else sees them.
  foreach t in array array['passkey', 'identity', 'authenticator'] loop
    execute format('grant select, insert, delete on common_ground.%I to common_ground_application', t);
    execute format('create policy own on common_ground.%I for all to common_ground_application
      using (person_id = (select common_ground.me())) with check (person_id = (select common_ground.me()))', t);
  end loop;
end $$;
grant update (counter, last_used_at) on common_ground.passkey to common_ground_application;
grant update (last_used_at) on common_ground.identity to common_ground_application;
grant update (last_step, last_used_at) on common_ground.authenticator to common_ground_application;

-- Administrators of the committee make invitations for others; the person who uses one is the only other who changes it.
grant select (committee_id, id, person_id, recovers, made_by, made_at, valid_from, expires_at, used_at, ended_at, tries) on common_ground.enrolment to common_ground_application;
grant insert on common_ground.enrolment to common_ground_application;
grant update (used_at, ended_at) on common_ground.enrolment to common_ground_application;
create policy reading on common_ground.enrolment for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or (select common_ground.has_duty('administrator')) or person_id = (select common_ground.me())));
create policy inviting on common_ground.enrolment for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and used_at is null and ended_at is null
    and ((select common_ground.acts_as_system()) and made_by is null
      or (select common_ground.has_duty('administrator')) and made_by = (select common_ground.me()) and person_id <> (select common_ground.me())));
create policy ending on common_ground.enrolment for update to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and used_at is null and ((select common_ground.acts_as_system())
    or (select common_ground.has_duty('administrator')) or person_id = (select common_ground.me())))
  -- An invitation is used by its person; an administrator can only take it back.
  with check (used_at is null or person_id = (select common_ground.me()));

-- Read and written before any actor is known; they hold hashes.
grant select, insert, update (used_at), delete on common_ground.sign_in_link to common_ground_application;
grant select, insert, delete on common_ground.used_once to common_ground_application;
grant select, insert, update, delete on common_ground.attempt to common_ground_application;

-- The people of a committee are looked after by its administrators: who works there, where, for whom, and what they do for it. Nobody
-- gives themselves a duty. Whoever makes a committee on the machine itself acts as the system.
grant insert on common_ground.membership, common_ground.duty, common_ground.agency to common_ground_application;
grant update (agency_id, team, job, line_manager_id, left_at) on common_ground.membership to common_ground_application;
grant update (name, sector) on common_ground.agency to common_ground_application;
grant delete on common_ground.duty to common_ground_application;
do $$
declare here constant text := 'committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system()) or (select common_ground.has_duty(''administrator''))';
begin
  execute 'create policy adding on common_ground.membership for insert to common_ground_application with check (' || here || '))';
  execute 'create policy changing on common_ground.membership for update to common_ground_application using (' || here || ' and person_id <> (select common_ground.me())))';
  execute 'create policy adding on common_ground.agency for insert to common_ground_application with check (' || here || '))';
  execute 'create policy changing on common_ground.agency for update to common_ground_application using (' || here || '))';
  execute 'create policy giving on common_ground.duty for insert to common_ground_application with check (' || here || ' and person_id <> (select common_ground.me())))';
  execute 'create policy taking on common_ground.duty for delete to common_ground_application using (' || here || ' and person_id <> (select common_ground.me())))';
end $$;

grant insert (id, name, email) on common_ground.person to common_ground_policy;
grant select, update (tries) on common_ground.enrolment to common_ground_policy;
grant select, update (tries) on common_ground.sign_in_link to common_ground_policy;
create policy counting on common_ground.enrolment for update to common_ground_policy using (true);
reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;

-- Whose passkey this is, with what checks its answer.
create function common_ground.passkey_with(wanted text)
  returns table (person_id uuid, public_key bytea, counter bigint, transports text[])
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select k.person_id, k.public_key, k.counter, k.transports from passkey k join person p on p.id = k.person_id and p.left_at is null
  where k.id = wanted
$$;
create function common_ground.person_at(at_issuer text, as_subject text) returns uuid
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select i.person_id from identity i join person p on p.id = i.person_id and p.left_at is null
  where i.issuer = at_issuer and i.subject = as_subject
$$;

-- The invitation a link leads to, if it can still be used.
create function common_ground.enrolment_with(hash text, now timestamptz)
  returns table (committee_id uuid, id uuid, person_id uuid, name text, email text, state text, valid_from timestamptz)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select e.committee_id, e.id, e.person_id, p.name, p.email,
    case when e.used_at is not null then 'used' when e.ended_at is not null or now > e.expires_at then 'ended'
      when e.tries >= 5 then 'ended' when now < e.valid_from then 'early' else 'open' end, e.valid_from
  from enrolment e join person p on p.id = e.person_id and p.left_at is null
    join membership m on m.committee_id = e.committee_id and m.person_id = e.person_id and m.left_at is null
  where e.link_hash = hash
$$;
-- One of five tries at its code. Counted whether right or wrong, in a statement of its own, so that trying at once gains nothing.
create function common_ground.try_enrolment_code(hash text, tried text, now timestamptz) returns boolean
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare wanted text;
begin
  update enrolment e set tries = e.tries + 1
    where e.link_hash = hash and e.tries < 5 and e.used_at is null and e.ended_at is null and now between e.valid_from and e.expires_at
    returning e.code_hash into wanted;
  return wanted is not null and wanted = tried;
end $$;

-- The link of one sign-in with an authenticator app: one of five tries, and what is needed to check the code.
create function common_ground.try_sign_in_link(wanted text, now timestamptz)
  returns table (person_id uuid, sealed_key text, last_step bigint)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare whose uuid;
begin
  update sign_in_link l set tries = l.tries + 1
    where l.hash = wanted and l.tries < 5 and l.used_at is null and now <= l.expires_at returning l.person_id into whose;
  return query select a.person_id, a.sealed_key, a.last_step from authenticator a
    join person p on p.id = a.person_id and p.left_at is null where a.person_id = whose;
end $$;
-- Who with an authenticator app has this address, and one committee they work in.
create function common_ground.authenticator_of(address text) returns table (person_id uuid, committee_id uuid)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select p.id, m.committee_id from person p join authenticator a on a.person_id = p.id
    join membership m on m.person_id = p.id and m.left_at is null
  where p.email = lower(address) and p.left_at is null order by m.committee_id limit 1
$$;

-- Which ways the people of a committee have, for its administrators: that there is one, never the way itself.
create function common_ground.ways_here() returns table (person_id uuid, passkeys bigint, identities bigint, authenticator boolean)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select m.person_id, (select count(*) from passkey k where k.person_id = m.person_id),
    (select count(*) from identity i where i.person_id = m.person_id),
    exists (select 1 from authenticator a where a.person_id = m.person_id)
  from membership m where m.committee_id = committee_now() and (has_duty('administrator') or acts_as_system())
$$;

-- Somebody new, or somebody who works in another committee already: found by their address, and then under the name they have.
create function common_ground.add_person(new_id uuid, new_name text, address text) returns uuid
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  if not coalesce(has_duty('administrator') or acts_as_system(), false) then
    raise exception 'people are added by administrators' using errcode = '42501';
  end if;
  insert into person (id, name, email) values (new_id, new_name, lower(address)) on conflict (email) do nothing;
  return (select p.id from person p where p.email = lower(address) and p.left_at is null);
end $$;
revoke all on function common_ground.passkey_with(text), common_ground.person_at(text, text), common_ground.enrolment_with(text, timestamptz),
  common_ground.try_enrolment_code(text, text, timestamptz), common_ground.try_sign_in_link(text, timestamptz),
  common_ground.authenticator_of(text), common_ground.ways_here(), common_ground.add_person(uuid, text, text) from public;
grant execute on function common_ground.passkey_with(text), common_ground.person_at(text, text), common_ground.enrolment_with(text, timestamptz),
  common_ground.try_enrolment_code(text, text, timestamptz), common_ground.try_sign_in_link(text, timestamptz),
  common_ground.authenticator_of(text), common_ground.ways_here(), common_ground.add_person(uuid, text, text) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
