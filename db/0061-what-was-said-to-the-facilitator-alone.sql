-- Subject access: access needs were said for the facilitator alone, so they go to the person themselves and to nobody who answers in their place;
-- what a request says about the practitioner (job, team, work phone, wishes) is theirs to read.
grant create on schema common_ground to common_ground_subject;
set local role common_ground_subject;
-- The function as it stands, with these changed.
do $do$
declare
  before constant text := pg_get_functiondef('common_ground.held_about(uuid, text)'::regprocedure);
  after text := before;
  one record;
begin
  for one in select * from (values
    ($q$  theirs constant text :=$q$, $q$  themselves constant boolean := coalesce(subject = me(), false);
  left_out constant text[] := case when themselves then '{}' else array['access-needs', 'access'] end;
  theirs constant text :=$q$),
    ($q$select 'invitation', i.invited_at, i.discussion_id, jsonb_build_object($q$, $q$select 'invitation', i.invited_at, i.discussion_id, jsonb_build_object(
        'left-out', nullif(not themselves and (i.access_other <> '' or cardinality(i.access_needs) > 0), false), $q$),
    ($q$i.topic_question <> '', 'until', i.withdrawn_at)$q$, $q$i.topic_question <> '', 'until', i.withdrawn_at) - left_out$q$),
    ($q$union all select 'screening_answer', max(s.answered_at)$q$, $q$union all select 'request-about-you', max(a.answered_at), a.discussion_id,
        case when themselves then jsonb_object_agg(a.question, jsonb_build_object('sealed', a.value, 'table', 'request_answer', 'discussion', a.discussion_id,
          'row', a.question, 'column', 'value')) else jsonb_build_object('left-out', true) end
      from request_answer a join discussion d on d.committee_id = here and d.id = a.discussion_id and d.requester_id = subject
      where a.committee_id = here and a.question in ('role', 'agency', 'team', 'phone', 'how-to-meet', 'times-not-possible', 'access', 'language')
      group by a.discussion_id
    union all select 'screening_answer', max(s.answered_at)$q$)) as change(old, new) loop
    if position(one.old in after) = 0 then raise exception 'held_about does not hold %', one.old; end if;
    after := replace(after, one.old, one.new);
  end loop;
  execute after;
end $do$;
reset role;
revoke create on schema common_ground from common_ground_subject;
