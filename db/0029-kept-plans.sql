-- What nearly every page asks keeps its plan: a function in SQL that acts as its owner is planned again at each call, which took longer than its answer.
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;

create or replace function common_ground.has_duty(wanted text) returns boolean
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return exists (select 1 from duty d join membership m on m.committee_id = d.committee_id and m.person_id = d.person_id
    where d.committee_id = committee_now() and d.person_id = me() and d.duty = wanted and m.left_at is null);
end $$;

create or replace function common_ground.memberships_of(wanted uuid) returns table (committee_id uuid, names jsonb)
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query select m.committee_id, c.names from membership m join committee c on c.id = m.committee_id
    join person p on p.id = m.person_id
    where m.person_id = wanted and m.left_at is null and p.left_at is null order by c.slug;
end $$;

create or replace function common_ground.signed_in(hash text, now timestamptz, idle interval, longest interval)
  returns table (person_id uuid, committee_id uuid, name text, email text, job text, agency_id uuid, agency text, sector text,
    duties text[], last_seen_at timestamptz, session_id uuid, begun_at timestamptz, confirmed_at timestamptz, way text)
  language plpgsql stable security definer set search_path = common_ground, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query select p.id, m.committee_id, p.name, p.email, m.job, a.id, a.name, a.sector,
      array(select d.duty from duty d where d.committee_id = m.committee_id and d.person_id = p.id order by d.duty),
      s.last_seen_at, s.id, s.begun_at, s.confirmed_at, s.way
    from session s
      join person p on p.id = s.person_id and p.left_at is null and p.epoch = s.epoch
      join membership m on m.committee_id = s.committee_id and m.person_id = p.id and m.left_at is null
      join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
    where s.id_hash = hash and s.ended_at is null and s.last_seen_at > now - idle and s.begun_at > now - longest;
end $$;

reset role;
revoke create on schema common_ground from common_ground_policy;
