-- Being able to see a discussion gives no right to take a part in it, or to make it as if it had never been. The steps ask first; these
-- rules hold whatever a statement says.
reset role;
grant usage, create on schema common_ground to common_ground_policy;
set local role common_ground_policy;

-- Drafts of whoever acts that nobody was ever asked about: only these can be deleted by a person, and with them their history.
create function common_ground.own_fresh_drafts() returns setof uuid
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select d.id from discussion d
  where d.committee_id = committee_now() and d.status = 'draft'
    and (d.begun_by = me() or exists (select from relation r where r.committee_id = d.committee_id and r.discussion_id = d.id
      and r.person_id = me() and r.ended_at is null and r.relation in ('requester', 'first-manager')))
    and not exists (select from history h where h.committee_id = d.committee_id and h.discussion_id = d.id and h.event = 'agreement-asked')
$$;

-- Whether whoever acts may give this person this part in this discussion.
create function common_ground.may_relate(discussion uuid, person uuid, wanted text) returns boolean
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
    else false end
$$;
revoke all on function common_ground.own_fresh_drafts(), common_ground.may_relate(uuid, uuid, text) from public;
grant execute on function common_ground.own_fresh_drafts(), common_ground.may_relate(uuid, uuid, text) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
set local role common_ground_owner;

alter policy with_a_draft on common_ground.history
  using (committee_id = (select common_ground.committee_now())
    and ((select common_ground.acts_as_system()) or discussion_id in (select common_ground.own_fresh_drafts())));
alter policy only_drafts on common_ground.discussion
  using ((select common_ground.acts_as_system()) or id in (select common_ground.own_fresh_drafts()));
create policy with_a_draft on common_ground.relation as restrictive for delete to common_ground_application
  using ((select common_ground.acts_as_system()) or discussion_id in (select common_ground.own_fresh_drafts()));
create policy giving_a_part on common_ground.relation as restrictive for insert to common_ground_application
  with check (common_ground.may_relate(discussion_id, person_id, relation));
-- Ending a part is open to those who see the discussion, because somebody may end their own; giving it again is as giving it.
create policy giving_a_part_again on common_ground.relation as restrictive for update to common_ground_application
  using (true) with check (ended_at is not null or common_ground.may_relate(discussion_id, person_id, relation));

-- Themes come from whoever led a meeting.
create policy from_a_meeting on common_ground.theme as restrictive for insert to common_ground_application
  with check ((select common_ground.acts_as_system()) or exists (select from common_ground.readable('themes')));

-- What was sent is known again by its key; sixteen bits of its content are enough to see that a key was used for something else, and too
-- few to find out what somebody wrote. Kept for ninety days: a draft's
-- last change is read from them.
update common_ground.submission set body_hash = left(body_hash, 4);
alter table common_ground.submission add constraint a_few_bits check (length(body_hash) <= 4);
grant delete on common_ground.submission to common_ground_application;
create policy forgetting on common_ground.submission as restrictive for delete to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.acts_as_system()));
create index on common_ground.submission (committee_id, at);
