-- What the live room asks with every operation keeps its plan (as 0029 for pages): each took one to two milliseconds to plan and a tenth of it to answer.
-- `meeting_readers` names nobody with a conflict of interest, whatever relations stand.
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;

create or replace function common_ground.people_invited(wanted uuid)
  returns table (id uuid, person_id uuid, name text, role text, agency text, sector text, invited_as text, present boolean,
    rules_agreed_at timestamptz)
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  if not (acts_as_system() or wanted in (select readable('meeting'))) then return; end if;
  return query select i.id, i.person_id, i.name, i.role, i.agency, a.sector, i.invited_as, coalesce(i.present, false), i.rules_agreed_at
    from invitation i
      left join membership m on m.committee_id = i.committee_id and m.person_id = i.person_id
      left join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
    where i.committee_id = committee_now() and i.discussion_id = wanted and i.withdrawn_at is null
    order by i.invited_at, i.name;
end $$;

create or replace function common_ground.meeting_readers(wanted uuid[]) returns table (discussion_id uuid, person_id uuid)
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query select distinct r.discussion_id, r.person_id
    from relation r
      join reading_rule u on u.relation = r.relation and u.kind = 'meeting'
      join discussion d on d.committee_id = r.committee_id and d.id = r.discussion_id
      join membership m on m.committee_id = r.committee_id and m.person_id = r.person_id and m.left_at is null
      join person p on p.id = r.person_id and p.left_at is null
    where r.committee_id = committee_now() and r.discussion_id = any (wanted) and r.ended_at is null
      and (u.statuses is null or d.status = any (u.statuses))
      and not exists (select 1 from conflict_of_interest k
        where k.committee_id = r.committee_id and k.discussion_id = r.discussion_id and k.person_id = r.person_id)
      and (acts_as_system() or r.discussion_id in (select readable('meeting')));
end $$;

reset role;
revoke create on schema common_ground from common_ground_policy;
