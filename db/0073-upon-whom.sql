-- Upon whom an act or a look was, and which duties it gave or took: without that nobody can answer "who made her an administrator?". Sealed with the
-- rest of the entry. An entry that is upon nobody keeps the text, and so the hash, that entries had before (R24, R25, V16.2.1).
grant create on schema common_ground to common_ground_audit; -- taken back below
set local role common_ground_owner;
alter table common_ground.audit
  add column about_person uuid,
  add column given text[] not null default '{}',
  add column taken text[] not null default '{}',
  add constraint in_coded_words check (concat_ws(',', array_to_string(given, ','), array_to_string(taken, ',')) ~ '^[a-z,-]*$');
grant insert (about_person, given, taken) on common_ground.audit to common_ground_application;
alter table common_ground.audit_entry
  add column about_person uuid,
  add column given text[] not null default '{}',
  add column taken text[] not null default '{}',
  add constraint in_coded_words check (concat_ws(',', array_to_string(given, ','), array_to_string(taken, ',')) ~ '^[a-z,-]*$');
create index audit_entry_by_upon on common_ground.audit_entry (committee_id, about_person, at, seq) where about_person is not null;

-- The text an entry's hash is made of. src/trust/audit-chain.ts makes the same text in another language; a test compares the two.
drop function common_ground.audit_hash(bytea, uuid, bigint, uuid, timestamptz, text, uuid, text, text, uuid, uuid[], timestamptz);
create function common_ground.audit_hash(prev bytea, committee uuid, seq bigint, id uuid, at timestamptz, actor_kind text, person uuid,
  verb text, kind text, discussion uuid, shown uuid[], sealed_at timestamptz, about_person uuid, given text[], taken text[])
  returns bytea language sql stable as $$
  select sha256(prev || convert_to(concat_ws(E'\n', case when about_person is null then 'common-ground audit 1' else 'common-ground audit 2' end,
    committee::text, seq::text, id::text, (extract(epoch from at) * 1000000)::bigint::text, actor_kind, coalesce(person::text, '-'), verb, kind,
    coalesce(discussion::text, '-'), array_to_string(shown, ','), (extract(epoch from sealed_at) * 1000000)::bigint::text,
    about_person::text, case when about_person is not null then array_to_string(given, ',') end,
    case when about_person is not null then array_to_string(taken, ',') end), 'UTF8'))
$$;
-- Duties are somebody's: without a person there are none, and nothing stands in an entry that its text leaves out.
alter table common_ground.audit add constraint upon_somebody check (about_person is not null or cardinality(given) + cardinality(taken) = 0);
alter table common_ground.audit_entry add constraint upon_somebody check (about_person is not null or cardinality(given) + cardinality(taken) = 0);
reset role;

set local role common_ground_audit;
create or replace function common_ground.seal_audit(most integer default 1000) returns integer
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
      insert into audit_entry (committee_id, seq, id, at, actor_kind, person_id, verb, kind, discussion_id, shown, sealed_at, prev, about_person,
          given, taken, hash)
        values (place, number, one.id, one.at, one.actor_kind, one.person_id, one.verb, one.kind, one.discussion_id, one.shown, sealed, link,
          one.about_person, one.given, one.taken, audit_hash(link, place, number, one.id, one.at, one.actor_kind, one.person_id, one.verb, one.kind,
            one.discussion_id, one.shown, sealed, one.about_person, one.given, one.taken)) returning hash into link;
      total := total + 1;
    end loop;
    update audit_head set seq = number, hash = link where committee_id = place;
  end loop;
  return total;
end $$;

create or replace function common_ground.append_audit(entries jsonb) returns void
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare head record; one record; sealed timestamptz := clock_timestamp(); link bytea; number bigint;
begin
  insert into audit_head values (committee_now(), 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
  select h.seq, h.hash into strict head from audit_head h where h.committee_id = committee_now() for update;
  number := head.seq; link := head.hash;
  for one in select * from jsonb_to_recordset(entries) as entry (committee_id uuid, id uuid, at timestamptz, actor_kind text,
      person_id uuid, verb text, kind text, discussion_id uuid, shown uuid[], about_person uuid, given text[], taken text[]) loop
    if one.committee_id <> committee_now() or one.person_id is distinct from me() or one.actor_kind <> actor_kind() then
      raise exception 'an entry in the audit is in the name of whoever acts' using errcode = 'insufficient_privilege';
    end if;
    if one.verb !~ '^[a-z]+(-[a-z]+)*$' or one.kind !~ '^[a-z]+(-[a-z]+)*$' then
      raise exception 'an entry in the audit is in coded words' using errcode = 'check_violation';
    end if;
    number := number + 1;
    insert into audit_entry (committee_id, seq, id, at, actor_kind, person_id, verb, kind, discussion_id, shown, sealed_at, prev, about_person,
        given, taken, hash)
      values (one.committee_id, number, one.id, one.at, one.actor_kind, one.person_id, one.verb, one.kind, one.discussion_id, one.shown, sealed, link,
        one.about_person, one.given, one.taken, audit_hash(link, one.committee_id, number, one.id, one.at, one.actor_kind, one.person_id, one.verb,
          one.kind, one.discussion_id, one.shown, sealed, one.about_person, one.given, one.taken)) returning hash into link;
  end loop;
  update audit_head set seq = number, hash = link where committee_id = committee_now();
end $$;

-- One page of the chain, newest first, of the entries before this one. Planned anew for what is asked: each filter has an index of its own.
drop function common_ground.audit_page(timestamptz, timestamptz, uuid, text, uuid, bigint, integer);
create function common_ground.audit_page(since timestamptz, until timestamptz, who uuid, did text, about uuid, before bigint, most integer,
  upon uuid default null) returns setof common_ground.audit_entry
  language plpgsql stable security definer rows 50 set search_path = common_ground, pg_temp set plan_cache_mode = force_custom_plan as $$
declare edge timestamptz;
begin
  if not has_duty('auditor') then return; end if;
  if before is not null then
    select e.at into edge from audit_entry e where e.committee_id = committee_now() and e.seq = before;
    if not found then return; end if;
  end if;
  return query select * from audit_entry e
    where e.committee_id = committee_now() and (since is null or e.at >= since) and (until is null or e.at < until)
      and (who is null or e.person_id = who) and (did is null or e.verb = did) and (about is null or e.discussion_id = about)
      and (upon is null or e.about_person = upon) and (edge is null or (e.at, e.seq) < (edge, before))
    order by e.at desc, e.seq desc limit least(most, 5000);
end $$;
revoke all on function common_ground.audit_page(timestamptz, timestamptz, uuid, text, uuid, bigint, integer, uuid) from public;
grant execute on function common_ground.audit_page(timestamptz, timestamptz, uuid, text, uuid, bigint, integer, uuid) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_audit;
