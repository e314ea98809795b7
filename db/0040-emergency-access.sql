-- Emergency access (R16, decision 0021): the Lead Officer opens one discussion for an hour, with a reason; two people are told at once and one
-- of them looks at it afterwards. Reading only: what may be written is asked of readable(), which knows nothing of it.
set local role common_ground_owner;
alter table common_ground.duty drop constraint duty_duty_check;
alter table common_ground.duty add constraint duty_duty_check
  check (duty in ('reviewing-team', 'lead-officer', 'policy-team', 'implementation-group', 'auditor', 'administrator'));

create table common_ground.emergency_access (
  committee_id uuid not null,
  id uuid not null,
  discussion_id uuid not null,
  reference text not null,                                   -- for whoever does not see the discussion itself
  person_id uuid not null references common_ground.person,
  reason text not null check (reason in ('immediate-safety', 'cannot-reach', 'system-fault')),
  opened_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > opened_at and ends_at <= opened_at + interval '60 minutes'),
  written_at timestamptz not null default clock_timestamp(), -- the machine's time, because a demonstration's own clock is moved
  ended_at timestamptz,                                      -- before its time
  told uuid[] not null check (cardinality(told) = 2 and told[1] <> told[2] and person_id <> all (told)),
  reviewed_by uuid references common_ground.person check (reviewed_by = any (told)),
  reviewed_at timestamptz,
  outcome text check (outcome in ('needed', 'needed-and-learn', 'not-needed')),
  primary key (committee_id, id),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id) on delete cascade,
  check (num_nulls(reviewed_by, reviewed_at, outcome) in (0, 3))
);
create index on common_ground.emergency_access (committee_id, person_id, written_at);
create index on common_ground.emergency_access (committee_id, discussion_id);
alter table common_ground.emergency_access enable row level security;
alter table common_ground.emergency_access force row level security;
grant select on common_ground.emergency_access to common_ground_application;
create policy reading on common_ground.emergency_access for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or person_id = (select common_ground.me()) or (select common_ground.me()) = any (told) or (select common_ground.has_duty('auditor'))));
-- Written by the functions below alone.
grant select, insert on common_ground.emergency_access to common_ground_policy;
grant update (ended_at, reviewed_by, reviewed_at, outcome) on common_ground.emergency_access to common_ground_policy;
create policy for_policy on common_ground.emergency_access for all to common_ground_policy using (true) with check (true);
grant insert on common_ground.history to common_ground_policy;
create policy emergencies on common_ground.history for insert to common_ground_policy
  with check (event in ('opened-in-emergency', 'emergency-looked-at'));
grant update (version) on common_ground.discussion to common_ground_policy; -- to lock it, so that the history's numbers follow each other
create policy locking on common_ground.discussion for update to common_ground_policy using (true) with check (false);

-- What is open for the hour. The rest stays closed: the sealed note, the meeting, a record while it is written, single answers of the screening.
insert into common_ground.reading_rule (relation, kind, statuses)
select 'in-emergency', kind, null from unnest(array['summary', 'areas', 'request', 'request-managers', 'request-arranging', 'request-screening',
  'request-team', 'agreement', 'screening-outcome', 'record']) kind;

reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;

-- Whoever looks after the people of a committee reads no discussion, not even so.
create function common_ground.may_open_in_emergency() returns boolean
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select has_duty('lead-officer') and not has_duty('administrator')
    and exists (select from person p where p.id = me() and p.left_at is null)
$$;

-- Discussions that whoever acts has opened in an emergency within the last hour, where this kind is open so.
create function common_ground.opened(wanted text) returns setof uuid
  language plpgsql stable security definer rows 1 set search_path = common_ground, pg_temp as $$
begin
  if me() is null or not exists (select from reading_rule u where u.relation = 'in-emergency' and u.kind = wanted) then return; end if;
  if not may_open_in_emergency() then return; end if;
  return query select e.discussion_id from emergency_access e
    join discussion d on d.committee_id = e.committee_id and d.id = e.discussion_id and d.status <> 'draft'
    where e.committee_id = committee_now() and e.person_id = me() and e.ended_at is null
      and e.written_at > clock_timestamp() - interval '60 minutes'
      and not exists (select from conflict_of_interest k
        where k.committee_id = e.committee_id and k.discussion_id = e.discussion_id and k.person_id = e.person_id);
end $$;

-- Whom to tell: who has the discussion in hand, and the committee's auditor or somebody of the Reviewing Team. Two, or it is not opened.
create function common_ground.told_of_emergency(discussion uuid) returns uuid[]
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  with here as (select m.person_id from membership m join person p on p.id = m.person_id
      where m.committee_id = committee_now() and m.left_at is null and p.left_at is null and m.person_id <> me()
        and not exists (select from conflict_of_interest k where k.committee_id = m.committee_id and k.discussion_id = $1 and k.person_id = m.person_id)),
  involved as (select distinct on (r.person_id) r.person_id,
        array_position(array['facilitator', 'screener', 'first-manager', 'second-manager', 'requester'], r.relation) as rank
      from relation r join here h on h.person_id = r.person_id
      where r.committee_id = committee_now() and r.discussion_id = $1 and r.ended_at is null
        and r.relation in ('facilitator', 'screener', 'first-manager', 'second-manager', 'requester')
      order by r.person_id, rank),
  first as (select i.person_id from involved i order by i.rank, i.person_id limit 1),
  second as (select o.person_id from (
        select x.person_id, case x.duty when 'auditor' then 0 else 1 end as rank from duty x join here h on h.person_id = x.person_id
          where x.committee_id = committee_now() and x.duty in ('auditor', 'reviewing-team')
        union all select i.person_id, 1 + i.rank from involved i) o
      where o.person_id not in (select f.person_id from first f) order by o.rank, o.person_id limit 1)
  select array(select f.person_id from first f union all select s.person_id from second s)
$$;

create function common_ground.next_history(discussion uuid) returns integer
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select coalesce(max(h.number), 0) + 1 from history h where h.committee_id = committee_now() and h.discussion_id = $1
$$;

-- said: opened, not-there (no such number, a draft, or not for this person), have-it (open already), nobody-to-tell.
create function common_ground.open_in_emergency(access uuid, wanted text, why text, at timestamptz)
  returns table (said text, discussion_id uuid, told uuid[])
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare found_id uuid; number text; people uuid[];
begin
  select d.id, d.reference into found_id, number from discussion d
    where may_open_in_emergency() and d.committee_id = committee_now() and upper(d.reference) = upper(wanted) and d.status <> 'draft'
      and not exists (select from conflict_of_interest k where k.committee_id = d.committee_id and k.discussion_id = d.id and k.person_id = me())
    for update of d;
  if found_id is null then return query select 'not-there', null::uuid, null::uuid[]; return; end if;
  if exists (select from relation r where r.committee_id = committee_now() and r.discussion_id = found_id and r.person_id = me() and r.ended_at is null)
      or exists (select from emergency_access e where e.committee_id = committee_now() and e.discussion_id = found_id and e.person_id = me()
        and e.ended_at is null and e.ends_at > at) then
    return query select 'have-it', found_id, null::uuid[]; return;
  end if;
  people := told_of_emergency(found_id);
  if cardinality(people) < 2 then return query select 'nobody-to-tell', null::uuid, null::uuid[]; return; end if;
  insert into emergency_access (committee_id, id, discussion_id, reference, person_id, reason, opened_at, ends_at, told)
    values (committee_now(), access, found_id, number, me(), why, at, at + interval '60 minutes', people);
  insert into history (committee_id, discussion_id, number, event, by_person, at, facts)
    values (committee_now(), found_id, next_history(found_id), 'opened-in-emergency', me(), at, jsonb_build_object('reason', why));
  return query select 'opened', found_id, people;
end $$;

-- Ended before its time, by whoever opened it. Gives the discussion, or null where nothing was open.
create function common_ground.end_emergency(access uuid, at timestamptz) returns uuid
  language sql security definer set search_path = common_ground, pg_temp as $$
  update emergency_access e set ended_at = at
  where e.committee_id = committee_now() and e.id = access and e.person_id = me() and e.ended_at is null and e.ends_at > at
  returning e.discussion_id
$$;

-- Looked at by one of the two who were told, once, after it is over. Gives the discussion, or null.
create function common_ground.look_at_emergency(access uuid, found_to_be text, at timestamptz) returns uuid
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare about uuid;
begin
  select e.discussion_id into about from emergency_access e join discussion d on d.committee_id = e.committee_id and d.id = e.discussion_id
    where e.committee_id = committee_now() and e.id = access for update of d;
  update emergency_access e set reviewed_by = me(), reviewed_at = at, outcome = found_to_be
    where e.committee_id = committee_now() and e.id = access and me() = any (e.told) and e.outcome is null
      and coalesce(e.ended_at, e.ends_at) <= at
      and exists (select from membership m where m.committee_id = e.committee_id and m.person_id = me() and m.left_at is null);
  if not found then return null; end if;
  insert into history (committee_id, discussion_id, number, event, by_person, at, facts)
    values (committee_now(), about, next_history(about), 'emergency-looked-at', me(), at, jsonb_build_object('to', found_to_be));
  return about;
end $$;

revoke all on function common_ground.may_open_in_emergency(), common_ground.opened(text), common_ground.told_of_emergency(uuid),
  common_ground.next_history(uuid), common_ground.open_in_emergency(uuid, text, text, timestamptz), common_ground.end_emergency(uuid, timestamptz),
  common_ground.look_at_emergency(uuid, text, timestamptz) from public;
grant execute on function common_ground.opened(text), common_ground.open_in_emergency(uuid, text, text, timestamptz),
  common_ground.end_emergency(uuid, timestamptz), common_ground.look_at_emergency(uuid, text, timestamptz) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;

-- Reading, and only reading, also looks at what was opened in an emergency.
set local role common_ground_owner;
do $$
declare one record;
begin
  for one in
    select p.tablename, p.policyname, regexp_replace(p.qual,
      '\((\w+) IN \( SELECT (?:common_ground\.)?readable\(''(' || k.kinds || ')''::text\) AS readable\)\)',
      '((\1 in (select common_ground.readable(''\2''))) or (\1 in (select common_ground.opened(''\2''))))', 'g') as widened, p.qual
    from pg_policies p,
      (select string_agg(u.kind, '|') as kinds from common_ground.reading_rule u where u.relation = 'in-emergency') k
    where p.schemaname = 'common_ground' and p.cmd = 'SELECT' and p.permissive = 'PERMISSIVE' and 'common_ground_application' = any (p.roles)
  loop
    if one.widened <> one.qual then
      execute format('alter policy %I on common_ground.%I using (%s)', one.policyname, one.tablename, one.widened);
    end if;
  end loop;
end $$;
reset role;

-- Who has looked: reading in an emergency too.
grant create on schema common_ground to common_ground_audit;
set local role common_ground_audit;
create or replace function common_ground.looks_at(wanted uuid)
  returns table (person_id uuid, actor_kind text, verb text, kind text, last_at timestamptz, times integer)
  language plpgsql stable security definer set search_path = common_ground, pg_temp as $$
#variable_conflict use_column
begin
  if not has_a_part_in(wanted) then return; end if;
  return query
    select l.person_id, l.actor_kind, l.verb, l.kind, max(l.at), count(*)::integer
    from (select e.person_id, e.actor_kind, e.verb, e.kind, e.at from audit_entry e
        where e.committee_id = committee_now() and e.discussion_id = wanted and e.verb in ('read', 'read-in-emergency', 'export')
      union all select a.person_id, a.actor_kind, a.verb, a.kind, a.at from audit a
        where a.committee_id = committee_now() and a.discussion_id = wanted and a.verb in ('read', 'read-in-emergency', 'export')) l
    group by l.person_id, l.actor_kind, l.verb, l.kind, date_trunc('day', l.at)
    order by max(l.at) desc limit 200;
end $$;
reset role;
revoke create on schema common_ground from common_ground_audit;
