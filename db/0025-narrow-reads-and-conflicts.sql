-- Conflicts of interest (P15), people behind a wall, what a link in hand reads, and who may write letters (found in review).
set local role common_ground_owner;

-- A conflict of interest closes a discussion to somebody, whatever else they are to it. It is noted once and never taken back.
create table common_ground.conflict_of_interest (
  committee_id uuid not null,
  discussion_id uuid not null,
  person_id uuid not null references common_ground.person,
  primary key (committee_id, discussion_id, person_id),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id) on delete cascade
);
create index on common_ground.conflict_of_interest (committee_id, person_id);
alter table common_ground.conflict_of_interest enable row level security;
alter table common_ground.conflict_of_interest force row level security;
grant select on common_ground.conflict_of_interest to common_ground_application;
grant select, insert on common_ground.conflict_of_interest to common_ground_policy;
create policy for_policy on common_ground.conflict_of_interest for select to common_ground_policy using (true);
create policy noting on common_ground.conflict_of_interest for insert to common_ground_policy with check (true);
create trigger access_changed after insert on common_ground.conflict_of_interest
  for each row execute function common_ground.tell_access_changed('person_id');

-- A discussion changes its status and nothing else. It goes back to draft only from the managers' hands.
revoke update on common_ground.discussion from common_ground_application;
grant update (status, status_since, version) on common_ground.discussion to common_ground_application;
create function common_ground.keep_out_of_draft() returns trigger language plpgsql as $$
begin
  if current_user = 'common_ground_application' then
    raise exception 'a discussion that moved on is no draft again' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger keep_out_of_draft before update of status on common_ground.discussion for each row
  when (new.status = 'draft' and old.status not in ('draft', 'with-first-manager', 'with-second-manager'))
  execute function common_ground.keep_out_of_draft();
revoke update on common_ground.relation from common_ground_application;
grant update (since, ended_at) on common_ground.relation to common_ground_application;

-- A letter to somebody invited without an account: whoever writes it need not know who that is.
reset role;
grant usage, create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.address_letter() returns trigger
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  select i.name, i.email into new.to_name, new.to_address from invitation i
    where i.committee_id = new.committee_id and i.discussion_id = new.discussion_id and 'invitation:' || i.id = new.to_address;
  return new;
end $$;
create or replace function common_ground.standing_invitations(wanted uuid)
  returns table (id uuid, person_id uuid, name text, email text, invited_as text, sequence integer)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select i.id, i.person_id, case when leads then i.name else '' end, case when leads then i.email else '' end, i.invited_as, i.sequence
  from invitation i, (select acts_as_system() or wanted in (select readable('arranging')) as leads) as asking
  where i.committee_id = committee_now() and i.discussion_id = wanted and i.withdrawn_at is null and (select may_call_off(wanted))
  order by i.invited_at, i.id
$$;

-- Noted when the transaction ends, so that whoever says it can still finish saying it.
create function common_ground.note_offer_conflict() returns trigger
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  insert into conflict_of_interest (committee_id, discussion_id, person_id) values (new.committee_id, new.discussion_id, new.person_id)
    on conflict do nothing;
  return null;
end $$;
revoke all on function common_ground.address_letter(), common_ground.note_offer_conflict() from public;
grant execute on function common_ground.address_letter(), common_ground.note_offer_conflict() to common_ground_owner;

-- The rule of 0024-who-gives-parts-in-the-room.sql, with answers by a link, and nothing for somebody with a conflict of interest.
create or replace function common_ground.may_relate(discussion uuid, person uuid, wanted text) returns boolean
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  with mine as (
    select r.relation from relation r
    where r.committee_id = committee_now() and r.discussion_id = $1 and r.person_id = me() and r.ended_at is null),
  this as (select * from discussion d where d.committee_id = committee_now() and d.id = $1),
  invited as (select from invitation i where i.committee_id = committee_now() and i.discussion_id = $1 and i.person_id = person
    and i.withdrawn_at is null and (i.person_id = me() or i.ticket_hash = ticket_hash()))
  select acts_as_system() or not exists (select from conflict_of_interest k
      where k.committee_id = committee_now() and k.discussion_id = $1 and k.person_id = person)
    and case
    when wanted = 'requester' then exists (select from this t where t.status = 'draft' and t.begun_by = me() and t.requester_id = person)
    when wanted in ('team-member', 'topic-expert', 'participant', 'co-facilitator', 'scribe')
      and exists (select from mine m where m.relation = 'facilitator') then true
    when wanted in ('team-member', 'participant') and exists (select from invited) then true
    when wanted in ('first-manager', 'second-manager', 'team-member')
      then exists (select from mine m where m.relation in ('requester', 'first-manager'))
        or exists (select from this t where t.begun_by = me() and t.status = 'draft')
    when wanted = 'expert-in-the-room' then exists (select from mine m where m.relation in ('facilitator', 'co-facilitator'))
      and exists (select from invitation i where i.committee_id = committee_now() and i.discussion_id = $1 and i.person_id = person
        and i.invited_as = 'topic-expert' and i.withdrawn_at is null)
    when wanted = 'screener' then person = me() and has_duty('reviewing-team')
    when wanted = 'facilitator-asked' then has_duty('reviewing-team')
      and exists (select from facilitator f where f.committee_id = committee_now() and f.person_id = person and f.state = 'active')
    when wanted = 'facilitator' then person = me() and exists (select from mine m where m.relation = 'facilitator-asked')
    else false end
$$;
-- The number of the last line of the history, for whoever writes the next one and may not read it (a link).
create function common_ground.last_history_number(wanted uuid) returns integer
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select coalesce(max(h.number), 0) from history h
  where h.committee_id = committee_now() and h.discussion_id = wanted and (acts_as_system() or wanted in (select readable('summary')))
$$;

-- The rule of 0014-indexes.sql, with conflicts of interest.
create or replace function common_ground.readable(wanted text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  here constant uuid := committee_now();
  myself constant uuid := me();
  ticket constant text := ticket_hash();
  about constant uuid := nullif(current_setting('app.about', true), '')::uuid;
  by_duty text[];
  closed uuid[];
begin
  if ticket is not null and wanted = 'summary' then
    return query select i.discussion_id from invitation i
      where i.ticket_hash = ticket and i.committee_id = here and i.withdrawn_at is null and (about is null or i.discussion_id = about);
  end if;
  if myself is null or not exists (select 1 from membership m join person p on p.id = m.person_id
      where m.committee_id = here and m.person_id = myself and m.left_at is null and p.left_at is null) then
    return;
  end if;
  closed := array(select k.discussion_id from conflict_of_interest k where k.committee_id = here and k.person_id = myself);
  if about is not null then
    return query select d.id from discussion d
      where d.committee_id = here and d.id = about and d.id <> all (closed) and (
        exists (select 1 from relation r join reading_rule u on u.relation = r.relation and u.kind = wanted
          where r.committee_id = here and r.discussion_id = about and r.person_id = myself and r.ended_at is null
            and (u.statuses is null or d.status = any (u.statuses)))
        or (d.begun_by = myself and d.status = 'draft' and (wanted in ('summary', 'areas') or wanted like 'request%'))
        or (d.begun_by = myself and wanted like 'request%' and exists (select 1 from relation r
          where r.committee_id = here and r.discussion_id = about and r.person_id = myself and r.relation = 'first-manager' and r.ended_at is null))
        or exists (select 1 from duty held join duty_rule u on u.duty = held.duty and u.kind = wanted
          where held.committee_id = here and held.person_id = myself and d.status = any (u.statuses)));
    return;
  end if;
  return query
    select r.discussion_id from relation r
      where r.committee_id = here and r.person_id = myself and r.ended_at is null and r.discussion_id <> all (closed)
        and r.relation = any (array(select u.relation from reading_rule u where u.kind = wanted and u.statuses is null))
    union all
    select r.discussion_id from reading_rule u
      join relation r on r.committee_id = here and r.person_id = myself and r.ended_at is null and r.relation = u.relation
        and r.discussion_id <> all (closed)
      join discussion d on d.committee_id = here and d.id = r.discussion_id and d.status = any (u.statuses)
      where u.kind = wanted and u.statuses is not null;
  if wanted in ('summary', 'areas') or wanted like 'request%' then
    return query select d.id from discussion d
      where d.committee_id = here and d.begun_by = myself and d.status = 'draft' and d.id <> all (closed);
  end if;
  if wanted like 'request%' then -- a first line manager who filled in the form for a practitioner (P12)
    return query select r.discussion_id from relation r
      join discussion d on d.committee_id = here and d.id = r.discussion_id and d.begun_by = myself
      where r.committee_id = here and r.person_id = myself and r.relation = 'first-manager' and r.ended_at is null
        and r.discussion_id <> all (closed);
  end if;
  by_duty := array(select unnest(u.statuses) from duty held join duty_rule u on u.duty = held.duty and u.kind = wanted
    where held.committee_id = here and held.person_id = myself);
  if by_duty <> '{}' then
    return query select d.id from discussion d where d.committee_id = here and d.status = any (by_duty) and d.id <> all (closed);
  end if;
end $$;
revoke all on function common_ground.last_history_number(uuid) from public;
grant execute on function common_ground.last_history_number(uuid) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;

set local role common_ground_owner;
create trigger address_letter before insert on common_ground.letter
  for each row when (new.to_address like 'invitation:%') execute function common_ground.address_letter();
create constraint trigger note_conflict after update on common_ground.facilitator_offer deferrable initially deferred
  for each row when (new.reason in ('involved', 'know-family', 'involved-now', 'not-fair')) execute function common_ground.note_offer_conflict();
create constraint trigger note_conflict after update on common_ground.invitation deferrable initially deferred
  for each row when (new.reply = 'conflict' and new.person_id is not null and new.invited_as <> 'requester')
  execute function common_ground.note_offer_conflict();

-- One's own only: what others may not see is asked of the functions, without a second look at every discussion.
create policy reading on common_ground.conflict_of_interest for select to common_ground_application
  using (committee_id = (select common_ground.committee_now())
    and ((select common_ground.acts_as_system()) or person_id = (select common_ground.me())));

-- A link in hand shows time and place: neither the history nor who else has a part, but for the facilitator whom the answer goes to.
alter policy reading on common_ground.history
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or (select common_ground.me()) is not null and discussion_id in (select common_ground.readable('summary'))));
alter policy reading on common_ground.relation
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or discussion_id in (select common_ground.readable('summary')) and ((select common_ground.me()) is not null or relation = 'facilitator'
      or person_id in (select i.person_id from common_ground.invitation i where i.ticket_hash = (select common_ground.ticket_hash())))));

-- People are seen by those who work with them in a committee, and by themselves.
alter table common_ground.person enable row level security;
alter table common_ground.person force row level security;
create policy here on common_ground.person for select to common_ground_application
  using (id = (select common_ground.me()) or exists (select from common_ground.membership m
    where m.committee_id = (select common_ground.committee_now()) and m.person_id = person.id));
create policy for_policy on common_ground.person for select to common_ground_policy using (true);
create policy adding on common_ground.person for insert to common_ground_policy with check (true);
create policy changing on common_ground.person for update to common_ground_policy using (true);

-- Letters come from somebody who acts, about a discussion they see, to people who work here.
alter policy adding on common_ground.letter
  with check (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or ((select common_ground.me()) is not null or (select common_ground.ticket_hash()) is not null)
      and (discussion_id is null or discussion_id in (select common_ground.readable('summary')))
      and (person_id is null or exists (select from common_ground.membership m
        where m.committee_id = letter.committee_id and m.person_id = letter.person_id))));
