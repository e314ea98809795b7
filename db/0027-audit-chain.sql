-- The audit's chain (security.md R23–R27, decision "The audit is sealed beside the requests"). Entries wait in `audit`, where writing
-- them costs a request nothing; a sealer moves them in order into `audit_entry`, where each carries the hash of the one before.
-- What somebody would most like to hide (leaving with a copy, emergency access) is appended to the chain at once.

-- A role of its own: seals, and can do nothing else. Nobody signs in as it.
do $$
begin
  begin
    create role common_ground_audit nologin;
  exception when duplicate_object or unique_violation then null;
  end;
  begin
    execute format('grant common_ground_audit to %I', current_user);
  exception when others then null;
  end;
end $$;
grant usage, create on schema common_ground to common_ground_audit; -- create is taken back below
set local role common_ground_owner;

-- shown: which discussions a list named. written_at: the machine's time, because a demonstration's own clock is moved.
alter table common_ground.audit
  add column shown uuid[] not null default '{}',
  add column written_at timestamptz not null default clock_timestamp();
create index on common_ground.audit (written_at);
revoke insert on common_ground.audit from common_ground_application;
grant insert (committee_id, id, at, actor_kind, person_id, verb, kind, discussion_id, shown) on common_ground.audit
  to common_ground_application;

create table common_ground.audit_entry (
  committee_id uuid not null,
  seq bigint not null check (seq > 0),
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  person_id uuid,
  verb text not null,
  kind text not null,
  discussion_id uuid,
  shown uuid[] not null,
  sealed_at timestamptz not null,
  prev bytea not null,
  hash bytea not null,
  primary key (committee_id, seq)
);
create index on common_ground.audit_entry (committee_id, discussion_id, seq) where discussion_id is not null;
create index on common_ground.audit_entry (committee_id, person_id, seq);
create index on common_ground.audit_entry (committee_id, at);

-- Where a committee's chain has got to.
create table common_ground.audit_head (
  committee_id uuid primary key,
  seq bigint not null,
  hash bytea not null
);

-- The text an entry's hash is made of. src/trust/audit-chain.ts makes the same text in another language; a test compares the two.
create function common_ground.audit_hash(prev bytea, committee uuid, seq bigint, id uuid, at timestamptz, actor_kind text, person uuid,
  verb text, kind text, discussion uuid, shown uuid[], sealed_at timestamptz) returns bytea language sql stable as $$
  select sha256(prev || convert_to(concat_ws(E'\n', 'common-ground audit 1', committee::text, seq::text, id::text,
    (extract(epoch from at) * 1000000)::bigint::text, actor_kind, coalesce(person::text, '-'), verb, kind,
    coalesce(discussion::text, '-'), array_to_string(shown, ','), (extract(epoch from sealed_at) * 1000000)::bigint::text), 'UTF8'))
$$;

-- Nobody changes, removes or empties it: not the program, not the owner, not by mistake. A superuser can take these triggers away,
-- and is found out by the chain and by the checkpoints that left the database.
create function common_ground.audit_only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'the audit only grows' using errcode = 'insufficient_privilege';
end $$;
create trigger only_grows before update or delete on common_ground.audit_entry
  for each row execute function common_ground.audit_only_grows();
create trigger only_grows_whole before truncate on common_ground.audit_entry
  for each statement execute function common_ground.audit_only_grows();
create trigger only_grows before update on common_ground.audit
  for each row execute function common_ground.audit_only_grows();
create trigger head_stays before delete on common_ground.audit_head
  for each row execute function common_ground.audit_only_grows();

do $$
declare t text;
begin
  foreach t in array array['audit_entry', 'audit_head'] loop
    execute format('alter table common_ground.%I enable row level security', t);
    execute format('alter table common_ground.%I force row level security', t);
    -- Whoever owns the database verifies it without being a superuser.
    execute format('create policy verifying on common_ground.%I for select to common_ground_owner using (true)', t);
  end loop;
end $$;
create policy verifying on common_ground.audit for select to common_ground_owner using (true);

grant select, delete on common_ground.audit to common_ground_audit;
grant select, insert on common_ground.audit_entry to common_ground_audit;
grant select, insert, update on common_ground.audit_head to common_ground_audit;
grant execute on function common_ground.committee_now(), common_ground.me(), common_ground.actor_kind() to common_ground_audit;
create policy sealing on common_ground.audit for select to common_ground_audit using (true);
create policy sealed on common_ground.audit for delete to common_ground_audit using (true);
create policy sealing on common_ground.audit_entry for insert to common_ground_audit with check (true);
create policy looking on common_ground.audit_entry for select to common_ground_audit using (true);
create policy sealing on common_ground.audit_head for all to common_ground_audit using (true) with check (true);

reset role;
set local role common_ground_audit;

-- Moves what waits into the chains, in the order in which it was written. One sealer at a time; how many entries, or -1: another is at it.
-- A chain that somebody is just appending to is left for the next round.
create function common_ground.seal_audit(most integer default 1000) returns integer
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare place uuid; head record; one record; sealed timestamptz; link bytea; number bigint; total integer := 0;
begin
  if not pg_try_advisory_xact_lock(6021848) then return -1; end if;
  for place in select distinct a.committee_id from audit a loop
    insert into audit_head values (place, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
    select h.seq, h.hash into head from audit_head h where h.committee_id = place for update skip locked;
    if not found then continue; end if;
    number := head.seq; link := head.hash; sealed := clock_timestamp();
    for one in
      with taken as (delete from audit a using (select w.committee_id, w.id from audit w where w.committee_id = place
          order by w.written_at, w.id limit most) as next
        where a.committee_id = next.committee_id and a.id = next.id returning a.*)
      select * from taken t order by t.written_at, t.id
    loop
      number := number + 1;
      insert into audit_entry values (place, number, one.id, one.at, one.actor_kind, one.person_id, one.verb, one.kind, one.discussion_id,
        one.shown, sealed, link, audit_hash(link, place, number, one.id, one.at, one.actor_kind, one.person_id, one.verb, one.kind,
          one.discussion_id, one.shown, sealed)) returning hash into link;
      total := total + 1;
    end loop;
    update audit_head set seq = number, hash = link where committee_id = place;
  end loop;
  return total;
end $$;

-- Appends to the chain within the transaction of the act itself.
create function common_ground.append_audit(entries jsonb) returns void
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare head record; one record; sealed timestamptz := clock_timestamp(); link bytea; number bigint;
begin
  insert into audit_head values (committee_now(), 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
  select h.seq, h.hash into strict head from audit_head h where h.committee_id = committee_now() for update;
  number := head.seq; link := head.hash;
  for one in select * from jsonb_to_recordset(entries) as entry (committee_id uuid, id uuid, at timestamptz, actor_kind text,
      person_id uuid, verb text, kind text, discussion_id uuid, shown uuid[]) loop
    if one.committee_id <> committee_now() or one.person_id is distinct from me() or one.actor_kind <> actor_kind() then
      raise exception 'an entry in the audit is in the name of whoever acts' using errcode = 'insufficient_privilege';
    end if;
    if one.verb !~ '^[a-z]+(-[a-z]+)*$' or one.kind !~ '^[a-z]+(-[a-z]+)*$' then
      raise exception 'an entry in the audit is in coded words' using errcode = 'check_violation';
    end if;
    number := number + 1;
    insert into audit_entry values (one.committee_id, number, one.id, one.at, one.actor_kind, one.person_id, one.verb, one.kind,
      one.discussion_id, one.shown, sealed, link, audit_hash(link, one.committee_id, number, one.id, one.at, one.actor_kind,
        one.person_id, one.verb, one.kind, one.discussion_id, one.shown, sealed)) returning hash into link;
  end loop;
  update audit_head set seq = number, hash = link where committee_id = committee_now();
end $$;

-- For /ready and doctor: how many seconds the oldest entry has waited to be sealed; 0 when none waits.
create function common_ground.audit_waiting() returns double precision
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select coalesce(extract(epoch from clock_timestamp() - min(written_at)), 0)::double precision from audit
$$;

revoke all on function common_ground.seal_audit(integer), common_ground.append_audit(jsonb), common_ground.audit_waiting() from public;
grant execute on function common_ground.seal_audit(integer) to common_ground_owner;
grant execute on function common_ground.append_audit(jsonb), common_ground.audit_waiting() to common_ground_application, common_ground_owner;

reset role;
revoke create on schema common_ground from common_ground_audit;
