-- Who of the pool has done the 4x4x4 training, until when it counts and whether it was confirmed: for those who plan with the register (P14, P29), the Lead
-- Officer too, who answers for an agency that nobody can lead for. What somebody took from it, where and with whom stays with those who confirm it.
set local role common_ground_owner;
grant select on common_ground.training to common_ground_policy;
reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.model_training()
  returns table (person_id uuid, kind text, completed_on date, refresher_due_on date, confirmed boolean)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select t.person_id, t.kind, t.completed_on, t.refresher_due_on, t.confirmed_by is not null
  from training t
  where t.committee_id = committee_now() and t.kind in ('core-444', 'refresher-444')
    and (has_duty('reviewing-team') or has_duty('policy-team') or has_duty('lead-officer'))
    and exists (select from facilitator f where f.committee_id = t.committee_id and f.person_id = t.person_id and f.state <> 'left')
$$;
reset role;
revoke create on schema common_ground from common_ground_policy;
revoke execute on function common_ground.model_training() from public;
grant execute on function common_ground.model_training() to common_ground_application;
