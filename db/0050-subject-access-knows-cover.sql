-- Subject access knows cover for a manager who is away, answers given in somebody's place, and auditors who looked at an emergency access.
set local role common_ground_owner;
grant select on common_ground.cover to common_ground_subject;
create policy for_subject_access on common_ground.cover for select to common_ground_subject using (true);
reset role;
grant create on schema common_ground to common_ground_subject;
set local role common_ground_subject;
create or replace function common_ground.held_about(subject uuid, address text)
  returns table (held text, at timestamptz, reference text, facts jsonb)
  language plpgsql stable security definer set search_path = common_ground, pg_temp as $$
#variable_conflict use_variable
declare
  here constant uuid := committee_now();
  theirs constant text := lower(coalesce((select p.email from person p join membership m on m.person_id = p.id and m.committee_id = here
    where p.id = subject), case when subject is null then address end));
begin
  if not (acts_as_system() or has_duty('administrator') or coalesce(subject = me(), false)) or theirs is null then return; end if;
  return query
  with found (held, at, discussion_id, facts) as (
    select 'person', p.left_at, null::uuid, jsonb_build_object('name', p.name, 'email', p.email) from person p where p.id = subject
    union all select 'membership', m.left_at, null, jsonb_build_object('agency', a.name, 'team', m.team, 'job', m.job,
        'line-manager', m.line_manager_id is not null)
      from membership m join agency a on a.committee_id = m.committee_id and a.id = m.agency_id where m.committee_id = here and m.person_id = subject
    union all select 'membership-as-manager', null, null, jsonb_build_object('times', count(*)) from membership m
      where m.committee_id = here and m.line_manager_id = subject having count(*) > 0
    union all select 'duty', null, null, jsonb_build_object('duty', d.duty) from duty d where d.committee_id = here and d.person_id = subject
    union all select 'facilitator', null, null, to_jsonb(f) - array['committee_id', 'person_id', 'version'] from facilitator f
      where f.committee_id = here and f.person_id = subject
    union all select 'training', t.completed_on, null, jsonb_build_object('kind', t.kind, 'provider', t.provider, 'refresher-due', t.refresher_due_on,
        'takeaway', t.takeaway, 'confirmed', t.confirmed_by is not null) from training t where t.committee_id = here and t.person_id = subject
    union all select 'training-confirmed', t.completed_on, null, jsonb_build_object('kind', t.kind) from training t
      where t.committee_id = here and t.confirmed_by = subject
    union all select 'discussion', d.begun_at, d.id, jsonb_build_object('began', d.begun_by = subject, 'asked', d.requester_id = subject)
      from discussion d where d.committee_id = here and subject in (d.begun_by, d.requester_id)
    union all select 'relation', r.since, r.discussion_id, jsonb_build_object('relation', r.relation, 'until', r.ended_at) from relation r
      where r.committee_id = here and r.person_id = subject
    union all select 'history', h.at, h.discussion_id, jsonb_build_object('event', h.event) from history h
      where h.committee_id = here and h.by_person = subject
    union all select 'agreement', g.at, g.discussion_id, jsonb_build_object('role', g.role, 'answer', g.answer, 'reason', g.reason,
        'for-somebody', g.for_person is not null and g.for_person <> subject, 'words', g.comment <> '') from agreement g where g.committee_id = here and g.person_id = subject
    union all select 'agreement-for-you', g.at, g.discussion_id, jsonb_build_object('role', g.role, 'answer', g.answer) from agreement g
      where g.committee_id = here and g.for_person = subject and g.person_id <> subject
    union all select case when c.absent_id = subject then 'cover' else 'cover-for-somebody' end, c.set_at, null,
        jsonb_build_object('from', c.from_day, 'until', coalesce(c.ended_at::date, c.to_day)) from cover c
      where c.committee_id = here and subject in (c.absent_id, c.covers_id)
    union all select 'cover-named', c.set_at, null, '{}' from cover c where c.committee_id = here and c.set_by = subject
    union all select 'team_member', t.told_at, t.discussion_id, jsonb_build_object('name', t.name, 'role', t.role, 'agency', t.agency, 'email', t.email,
        'told', t.told_how, 'reply', t.reply, 'words', t.reply_text <> '', 'until', t.left_at) from team_member t
      where t.committee_id = here and (t.person_id = subject or lower(t.email) = theirs)
    union all select 'request_answer', max(a.answered_at), a.discussion_id, jsonb_build_object('times', count(*), 'words', true) from request_answer a
      where a.committee_id = here and a.answered_by = subject group by a.discussion_id
    union all select 'screening_answer', max(s.answered_at), s.discussion_id, jsonb_build_object('times', count(*), 'words', true) from screening_answer s
      where s.committee_id = here and s.answered_by = subject group by s.discussion_id
    union all select 'screening_outcome', o.decided_at, o.discussion_id, jsonb_build_object('outcome', o.outcome, 'words', true) from screening_outcome o
      where o.committee_id = here and o.decided_by = subject
    union all select 'facilitator_offer', f.asked_at, f.discussion_id, jsonb_build_object('answer', f.answer, 'reason', f.reason, 'declared', f.declared,
        'until', f.answered_at) from facilitator_offer f where f.committee_id = here and f.person_id = subject
    union all select 'facilitator-asked', f.asked_at, f.discussion_id, '{}' from facilitator_offer f where f.committee_id = here and f.asked_by = subject
    union all select 'invitation', i.invited_at, i.discussion_id, jsonb_build_object('name', i.name, 'role', i.role, 'agency', i.agency, 'email', i.email,
        'invited-as', i.invited_as, 'reply', i.reply, 'part', i.reply_part, 'access-needs', i.access_needs, 'access', i.access_other,
        'present', i.present, 'rules-agreed', i.rules_agreed_at, 'words', i.view <> '' or i.topic_question <> '', 'until', i.withdrawn_at)
      from invitation i where i.committee_id = here and (i.person_id = subject or lower(i.email) = theirs)
    union all select 'invitation-suggested', i.replied_at, i.discussion_id, jsonb_build_object('name', i.someone_else) from invitation i
      where i.committee_id = here and lower(i.someone_else_email) = theirs
    union all select 'time_answer', o.starts_at, a.discussion_id, jsonb_build_object('answer', a.answer) from time_answer a
        join invitation i on i.committee_id = a.committee_id and i.id = a.invitation_id
        join time_option o on o.committee_id = a.committee_id and o.id = a.option_id
      where a.committee_id = here and (i.person_id = subject or lower(i.email) = theirs)
    union all select 'time_reply', t.answered_at, t.discussion_id, jsonb_build_object('better', t.better) from time_reply t
        join invitation i on i.committee_id = t.committee_id and i.id = t.invitation_id
      where t.committee_id = here and (i.person_id = subject or lower(i.email) = theirs)
    union all select 'meeting_off', o.at, o.discussion_id, jsonb_build_object('kind', o.kind, 'reason', o.reason) from meeting_off o
      where o.committee_id = here and o.by_person = subject
    union all select 'record_section', max(r.written_at), r.discussion_id, jsonb_build_object('times', count(*), 'words', true) from record_section r
      where r.committee_id = here and r.written_by = subject group by r.discussion_id
    union all select 'room', r.opened_at, r.discussion_id, '{}' from room r where r.committee_id = here and r.opened_by = subject
    union all select 'operation', max(o.at), o.discussion_id, jsonb_build_object('board', o.board, 'times', count(*), 'words', true) from operation o
      where o.committee_id = here and o.by_person = subject group by o.discussion_id, o.board
    union all select 'read_back', b.at, b.discussion_id, jsonb_build_object('answer', b.answer, 'words', b.comment <> '') from read_back b
      where b.committee_id = here and b.person_id = subject
    union all select 'kept_word', k.asked_at, k.discussion_id, jsonb_build_object('reason', k.reason) from kept_word k
      where k.committee_id = here and k.asked_by = subject
    union all select 'kept_word-answered', k.answered_at, k.discussion_id, jsonb_build_object('answer', k.answer) from kept_word k
      where k.committee_id = here and k.answered_by = subject
    union all select 'emergency_access', e.opened_at, e.discussion_id, jsonb_build_object('reason', e.reason) from emergency_access e
      where e.committee_id = here and e.person_id = subject
    union all select 'emergency_access-told', e.opened_at, e.discussion_id, jsonb_build_object('answered', e.reviewed_by = subject) from emergency_access e
      where e.committee_id = here and (subject = any (e.told) or e.reviewed_by = subject)
    union all select 'guard_choice', g.at, g.discussion_id, jsonb_build_object('kind', g.kind, 'reason', g.reason) from guard_choice g
      where g.committee_id = here and g.person_id = subject
    union all select 'conflict_of_interest', null, c.discussion_id, '{}' from conflict_of_interest c where c.committee_id = here and c.person_id = subject
    union all select 'evaluation_ticket', e.opens_at, e.discussion_id, jsonb_build_object('form', e.form, 'answered', e.used, 'until', e.closes_at)
      from evaluation_ticket e where e.committee_id = here and (e.person_id = subject or lower(e.email) = theirs)
    union all select 'letter', l.written_at, l.discussion_id, jsonb_build_object('letter', l.letter, 'sent', l.sent_at) from letter l
      where l.committee_id = here and (l.person_id = subject or lower(l.to_address) = theirs)
    union all select 'guard_words', g.changed_at, null, '{}' from guard_words g where g.committee_id = here and g.changed_by = subject
    union all select 'format_request', f.asked_at, null, jsonb_build_object('subject', f.subject, 'reach', f.reach, 'due', f.due_on, 'answered', f.answered_at)
      from format_request f where f.committee_id = here and position(theirs in lower(f.reach)) > 0
    union all select 'format_request-answered', f.answered_at, null, '{}' from format_request f where f.committee_id = here and f.answered_by = subject
    union all select 'briefing', b.noted_at, null, jsonb_build_object('group', b.told) from briefing b where b.committee_id = here and b.noted_by = subject
    union all select 'exemption', e.asked_at, null, jsonb_build_object('what', e.what) from exemption e where e.committee_id = here and e.asked_by = subject
    union all select 'exemption-answered', coalesce(e.noted_at, e.group_at), null, jsonb_build_object('answer', e.state) from exemption e
      where e.committee_id = here and subject in (e.group_by, e.noted_by)
    union all select 'passkey', k.added_at, null, jsonb_build_object('browser', k.browser, 'last-used', k.last_used_at) from passkey k where k.person_id = subject
    union all select 'identity', i.linked_at, null, jsonb_build_object('issuer', i.issuer, 'last-used', i.last_used_at) from identity i where i.person_id = subject
    union all select 'authenticator', a.added_at, null, jsonb_build_object('last-used', a.last_used_at) from authenticator a where a.person_id = subject
    union all select 'enrolment', e.made_at, null, jsonb_build_object('used', e.used_at, 'until', e.expires_at) from enrolment e
      where e.committee_id = here and e.person_id = subject
    union all select 'enrolment-made', e.made_at, null, '{}' from enrolment e where e.committee_id = here and e.made_by = subject
    union all select 'session', s.begun_at, null, jsonb_build_object('browser', s.browser, 'way', s.way, 'last-used', s.last_seen_at) from session s
      where s.committee_id = here and s.person_id = subject
    union all select 'audit', l.last_at, l.discussion_id, jsonb_build_object('verb', l.verb, 'kind', l.kind, 'times', l.times) from looks_by(subject) l)
  select f.held, f.at, d.reference, jsonb_strip_nulls(f.facts) from found f
    left join discussion d on d.committee_id = here and d.id = f.discussion_id
  order by f.held, f.at nulls first, d.reference;
end $$;
reset role;
revoke create on schema common_ground from common_ground_subject;
