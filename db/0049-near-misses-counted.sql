-- Near misses are counted, never told (P22, P30): a record in which somebody could be recognised, and a kept word that a second person refused.
set local role common_ground_owner;
grant select on common_ground.read_back, common_ground.kept_word to common_ground_policy;
create policy for_policy on common_ground.read_back for select to common_ground_policy using (true);
create policy for_policy on common_ground.kept_word for select to common_ground_policy using (true);
reset role;

grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.near_miss_figures(first_quarter text) returns table (measure text, item text, figure double precision)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  with allowed as (select 1 where has_duty('policy-team') or has_duty('lead-officer')),
  missed as (
    select r.at from read_back r, allowed where r.committee_id = committee_now() and r.answer = 'someone-known'
    union all
    select k.answered_at from kept_word k, allowed where k.committee_id = committee_now() and k.answer = 'refuse')
  select 'near-miss', quarter_of(at) as quarter, count(*)::double precision from missed where quarter_of(at) >= first_quarter group by quarter
$$;
revoke all on function common_ground.near_miss_figures(text) from public;
grant execute on function common_ground.near_miss_figures(text) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
