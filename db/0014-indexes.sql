-- The same answers, sooner (docs/performance.md). What somebody may read is asked several times on each page.
grant usage, create on schema common_ground to common_ground_policy;
set local role common_ground_policy;

-- In PL/pgSQL the plans are kept for the length of the connection; in SQL they were made anew for each question, which took longer than
-- the answer. `app.about` narrows the answer to one discussion where a page is about one discussion. It never widens it.
create or replace function common_ground.readable(wanted text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  here constant uuid := committee_now();
  myself constant uuid := me();
  ticket constant text := ticket_hash();
  about constant uuid := nullif(current_setting('app.about', true), '')::uuid;
  by_duty text[];
begin
  if ticket is not null and wanted = 'summary' then
    return query select i.discussion_id from invitation i
      where i.ticket_hash = ticket and i.committee_id = here and i.withdrawn_at is null and (about is null or i.discussion_id = about);
  end if;
  if myself is null or not exists (select 1 from membership m join person p on p.id = m.person_id
      where m.committee_id = here and m.person_id = myself and m.left_at is null and p.left_at is null) then
    return;
  end if;
  if about is not null then
    return query select d.id from discussion d
      where d.committee_id = here and d.id = about and (
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
      where r.committee_id = here and r.person_id = myself and r.ended_at is null
        and r.relation = any (array(select u.relation from reading_rule u where u.kind = wanted and u.statuses is null))
    union all
    select r.discussion_id from reading_rule u
      join relation r on r.committee_id = here and r.person_id = myself and r.ended_at is null and r.relation = u.relation
      join discussion d on d.committee_id = here and d.id = r.discussion_id and d.status = any (u.statuses)
      where u.kind = wanted and u.statuses is not null;
  if wanted in ('summary', 'areas') or wanted like 'request%' then
    return query select d.id from discussion d where d.committee_id = here and d.begun_by = myself and d.status = 'draft';
  end if;
  if wanted like 'request%' then -- a first line manager who filled in the form for a practitioner (P12)
    return query select r.discussion_id from relation r
      join discussion d on d.committee_id = here and d.id = r.discussion_id and d.begun_by = myself
      where r.committee_id = here and r.person_id = myself and r.relation = 'first-manager' and r.ended_at is null;
  end if;
  by_duty := array(select unnest(u.statuses) from duty held join duty_rule u on u.duty = held.duty and u.kind = wanted
    where held.committee_id = here and held.person_id = myself);
  if by_duty <> '{}' then
    return query select d.id from discussion d where d.committee_id = here and d.status = any (by_duty);
  end if;
end $$;

-- The same for who a cookie belongs to: asked by every request.
create or replace function common_ground.signed_in(hash text, now timestamptz, idle interval, longest interval)
  returns table (person_id uuid, committee_id uuid, name text, email text, job text, agency_id uuid, agency text, sector text,
    duties text[], last_seen_at timestamptz)
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return query
  select p.id, m.committee_id, p.name, p.email, m.job, a.id, a.name, a.sector,
    array(select d.duty from duty d where d.committee_id = m.committee_id and d.person_id = p.id order by d.duty), s.last_seen_at
  from session s
    join person p on p.id = s.person_id and p.left_at is null
    join membership m on m.committee_id = s.committee_id and m.person_id = p.id and m.left_at is null
    join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
  where s.id_hash = hash and s.ended_at is null and s.last_seen_at > now - idle and s.begun_at > now - longest;
end $$;

-- One's own invitations, or that of the link in hand, by their keys: read through row-level security they were all looked at.
create function common_ground.own_invitations() returns table (invitation_id uuid, discussion_id uuid, stands boolean)
  language plpgsql stable security definer rows 10 set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  here constant uuid := committee_now();
  myself constant uuid := me();
  ticket constant text := ticket_hash();
begin
  if myself is not null then
    return query select i.id, i.discussion_id, i.reply is distinct from 'conflict' and i.reply is distinct from 'not-in-team'
      from invitation i where i.committee_id = here and i.person_id = myself and i.withdrawn_at is null;
  elsif ticket is not null then
    return query select i.id, i.discussion_id, i.reply is distinct from 'conflict' and i.reply is distinct from 'not-in-team'
      from invitation i where i.ticket_hash = ticket and i.committee_id = here and i.withdrawn_at is null;
  end if;
end $$;
revoke all on function common_ground.own_invitations() from public;
grant execute on function common_ground.own_invitations() to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;

-- The rules of 0008-arranging.sql, said with it.
set local role common_ground_owner;
do $$
declare t text;
declare here constant text := 'committee_id = (select common_ground.committee_now())';
declare runs constant text := '((select common_ground.acts_as_system()) or discussion_id in (select common_ground.readable(''arranging'')))';
declare invited constant text := 'discussion_id in (select own.discussion_id from common_ground.own_invitations() own where own.stands)';
declare own constant text := 'invitation_id in (select own.invitation_id from common_ground.own_invitations() own)';
begin
  foreach t in array array['time_poll', 'time_option', 'meeting_place'] loop
    execute format('alter policy reading on common_ground.%I using (%s and (%s or %s))', t, here, runs, invited);
  end loop;
  foreach t in array array['time_reply', 'time_answer'] loop
    execute format('alter policy reading on common_ground.%I using (%s and (%s or %s))', t, here, runs, own);
    execute format('alter policy adding on common_ground.%I with check (%s and (%s or %s))', t, here, runs, own);
    execute format('alter policy changing on common_ground.%I using (%s and (%s or %s))', t, here, runs, own);
  end loop;
end $$;
