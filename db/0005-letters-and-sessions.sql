-- Letters (the outbox), sign-in sessions and the demonstration's clock.
set local role common_ground_owner;

-- A letter holds the id of its text and coded values, never typed words. Address and permission are looked up when it is sent.
create table common_ground.letter (
  committee_id uuid not null references common_ground.committee,
  id uuid not null,
  letter text not null,                       -- id in letters*.yaml
  discussion_id uuid,
  person_id uuid references common_ground.person,
  to_name text not null default '',           -- people without an account
  to_address text not null default '',
  "values" jsonb not null default '{}',
  link text not null default '',              -- path in this service
  calendar jsonb,                             -- method, uid, sequence, start, end, how: what the .ics is made from
  once text,                                  -- the same letter is not written twice under one key
  written_at timestamptz not null,
  due_at timestamptz not null,
  sent_at timestamptz,
  tries integer not null default 0,
  last_failure text,                          -- a code of the mail server, no text
  dead_at timestamptz,
  primary key (committee_id, id),
  unique (committee_id, once)
);
create index on common_ground.letter (due_at) where sent_at is null and dead_at is null;
create index on common_ground.letter (committee_id, written_at);

alter table common_ground.letter enable row level security;
alter table common_ground.letter force row level security;
grant select, insert, update on common_ground.letter to common_ground_application;
create policy adding on common_ground.letter for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()));
create policy sending on common_ground.letter for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.acts_as_system()));
create policy marking on common_ground.letter for update to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.acts_as_system()));

-- The id in the cookie is never stored, only its hash.
create table common_ground.session (
  id_hash text primary key,
  person_id uuid not null references common_ground.person,
  committee_id uuid not null references common_ground.committee,
  begun_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz
);
create index on common_ground.session (person_id) where ended_at is null;
grant select, insert, update on common_ground.session to common_ground_application;

-- The demonstration's clock: how far ahead of the machine's it is. Never used in production.
create table common_ground.demonstration_clock (
  only_row boolean primary key default true check (only_row),
  ahead interval not null default '0',
  told boolean not null default false         -- the invented discussions are all there
);
grant select, insert, update on common_ground.demonstration_clock to common_ground_application;

-- A new letter wakes the post in the same transaction: no letter without its job, no job without its letter. The job queue
-- (graphile_worker) belongs to the migrating login, so this function does too.
reset role;
create function common_ground.post_letter() returns trigger
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  if to_regnamespace('graphile_worker') is not null then
    perform graphile_worker.add_job('send-letter', json_build_object('committee', new.committee_id, 'letter', new.id), max_attempts := 3);
  end if;
  return null;
end $$;
revoke all on function common_ground.post_letter() from public;
create trigger post_letter after insert on common_ground.letter for each row execute function common_ground.post_letter();

-- Who a cookie belongs to, in one look-up before any actor is known. Ended, idle and too old sessions, leavers and former members
-- are nobody.
grant select on common_ground.session, common_ground.agency, common_ground.committee to common_ground_policy;
grant usage, create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.signed_in(hash text, now timestamptz, idle interval, longest interval)
  returns table (person_id uuid, committee_id uuid, name text, email text, job text, agency_id uuid, agency text, sector text,
    duties text[], last_seen_at timestamptz)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select p.id, m.committee_id, p.name, p.email, m.job, a.id, a.name, a.sector,
    array(select d.duty from duty d where d.committee_id = m.committee_id and d.person_id = p.id order by d.duty), s.last_seen_at
  from session s
    join person p on p.id = s.person_id and p.left_at is null
    join membership m on m.committee_id = s.committee_id and m.person_id = p.id and m.left_at is null
    join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
  where s.id_hash = hash and s.ended_at is null and s.last_seen_at > now - idle and s.begun_at > now - longest
$$;
-- Which committees somebody works in: to switch between them, and to sign in.
create function common_ground.memberships_of(wanted uuid)
  returns table (committee_id uuid, names jsonb)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select m.committee_id, c.names from membership m join committee c on c.id = m.committee_id
    join person p on p.id = m.person_id
  where m.person_id = wanted and m.left_at is null and p.left_at is null order by c.slug
$$;
-- A link in a letter knows its committee only by its hash.
create function common_ground.committee_of_ticket(hash text) returns uuid
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select committee_id from invitation where ticket_hash = hash and withdrawn_at is null
$$;
revoke all on function common_ground.signed_in(text, timestamptz, interval, interval), common_ground.memberships_of(uuid),
  common_ground.committee_of_ticket(text) from public;
grant execute on function common_ground.signed_in(text, timestamptz, interval, interval), common_ground.memberships_of(uuid),
  common_ground.committee_of_ticket(text) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
