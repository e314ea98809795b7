-- The parts in the room (0021) are given by whoever leads: the lead and the typing by the facilitator, the topic expert's time by those who
-- share the lead too (P15, P17). The rest is as in 0022.
reset role;
grant usage, create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create or replace function common_ground.may_relate(discussion uuid, person uuid, wanted text) returns boolean
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  with mine as (
    select r.relation from relation r
    where r.committee_id = committee_now() and r.discussion_id = $1 and r.person_id = me() and r.ended_at is null),
  this as (select * from discussion d where d.committee_id = committee_now() and d.id = $1)
  select acts_as_system() or case
    when wanted = 'requester' then exists (select from this t where t.status = 'draft' and t.begun_by = me() and t.requester_id = person)
    when wanted in ('team-member', 'topic-expert') and exists (select from mine m where m.relation = 'facilitator') then true
    when wanted in ('first-manager', 'second-manager', 'team-member')
      then exists (select from mine m where m.relation in ('requester', 'first-manager')) or exists (select from this t where t.begun_by = me())
    when wanted = 'screener' then person = me() and has_duty('reviewing-team')
    when wanted = 'facilitator-asked' then has_duty('reviewing-team')
    when wanted = 'facilitator' then person = me() and exists (select from mine m where m.relation = 'facilitator-asked')
    when wanted = 'participant' then exists (select from mine m where m.relation = 'facilitator')
      or person = me() and exists (select from invitation i where i.committee_id = committee_now() and i.discussion_id = $1
        and i.person_id = me() and i.withdrawn_at is null)
    when wanted in ('co-facilitator', 'scribe') then exists (select from mine m where m.relation = 'facilitator')
    when wanted = 'expert-in-the-room' then exists (select from mine m where m.relation in ('facilitator', 'co-facilitator'))
      and exists (select from invitation i where i.committee_id = committee_now() and i.discussion_id = $1 and i.person_id = person
        and i.invited_as = 'topic-expert' and i.withdrawn_at is null)
    else false end
$$;
reset role;
revoke create on schema common_ground from common_ground_policy;
