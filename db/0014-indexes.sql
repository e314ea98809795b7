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
reset role;
revoke create on schema common_ground from common_ground_policy;
