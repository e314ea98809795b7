-- Every word about a case is sealed at rest (R28), under a key for what goes together (decision 0024), and the database refuses plain ones.
set local role common_ground_owner;
alter table common_ground_keys.data_key drop constraint data_key_purpose_check;
alter table common_ground_keys.data_key add constraint data_key_purpose_check check (purpose in ('request', 'agreement', 'team-list',
  'screening', 'arranging', 'board', 'record', 'circulation', 'guard-log', 'sealed-note', 'learning-notes', 'self-review', 'evaluation', 'themes',
  'discussion')); -- of whole discussions: from before, they open what they sealed

-- A text is sealed or empty; in a jsonb every text is. Rows from before are left as they are: there is no release yet.
do $$
declare name text; col text; kind text;
begin
  for name, col in select split_part(one, '.', 1), split_part(one, '.', 2) from unnest(array['request_copy.answer', 'agreement.comment',
    'team_member.reply_text', 'screening_answer.reason', 'screening_outcome.reason', 'screening_outcome.condition', 'screening_outcome.question',
    'screening_outcome.called', 'screening_outcome.next_step', 'screening_outcome.helper', 'screening_outcome.reply',
    'invitation.topic', 'invitation.topic_question', 'invitation.reply_part', 'invitation.view', 'invitation.access_other', 'time_reply.better', 'operation.words', 'record_section.answers',
    'record_copy.content', 'topic_note.text', 'read_back.comment', 'learning_note.title', 'learning_note.answers', 'self_review.answers',
    'theme.learning', 'theme.said', 'evaluation_answer.words', 'kept_word.sentence']) one loop
    select data_type into strict kind from information_schema.columns
      where table_schema = 'common_ground' and table_name = name and column_name = col;
    execute format('alter table common_ground.%I add constraint %I check (' || case kind
      when 'jsonb' then $q$not jsonb_path_exists(%I, '$.** ? (@.type() == "string" && @ != "" && !(@ like_regex "^v1:[A-Za-z0-9+/]{60,}={0,2}$"))')$q$
      else $q$%I ~ '^(v1:[A-Za-z0-9+/]{60,}={0,2})?$'$q$ end || ') not valid', name, col || '_is_sealed', col);
  end loop;
end $$;
-- What is chosen in a request is an id, a date or an address; what is typed is sealed.
alter table common_ground.request_answer add constraint value_is_sealed_or_chosen check (not jsonb_path_exists(value,
  '$.** ? (@.type() == "string" && !(@ like_regex "^(v1:[A-Za-z0-9+/]{60,}={0,2}|[^\\s]{0,100})$"))')) not valid;

reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;

-- A draft that is deleted takes every key of its discussion along.
create or replace function common_ground.destroy_sealed_note() returns trigger
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  if tg_op = 'DELETE' then -- the deleting of a draft is proved by its audit entry
    if is_held(old.committee_id, old.id) then raise exception 'a discussion under a legal hold is kept' using errcode = '42501'; end if;
    delete from sealed_note where committee_id = old.committee_id and discussion_id = old.id;
    delete from common_ground_keys.data_key where committee_id = old.committee_id and subject = old.id;
    delete from submission where committee_id = old.committee_id and discussion_id = old.id and step = 'seal-note';
    return old;
  end if;
  if not is_held(old.committee_id, old.id) then perform destroy_note_of(old.committee_id, old.id, new.status_since); end if;
  return new;
end $$;

-- As before, with whose link it is: words are bound to their row.
drop function common_ground.answer_alert(text, text, timestamptz);
drop function common_ground.alert_in_hand();
create function common_ground.alert_in_hand()
  returns table (discussion_id uuid, member_id uuid, practitioner text, agency text, reply text, open boolean)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select d.id, t.id, p.name, a.name, t.reply,
    d.status in ('agreed', 'sent', 'being-screened', 'more-needed', 'suitable-with-conditions', 'waiting-elsewhere', 'finding-facilitator',
      'facilitator-asked', 'facilitator-confirmed', 'finding-time', 'time-set', 'postponed', 'with-first-manager', 'with-second-manager',
      'manager-question', 'not-agreed-now')
    and not exists (select from invitation i where i.committee_id = d.committee_id and i.discussion_id = d.id
      and i.withdrawn_at is null and lower(i.email) = lower(t.email))
  from alert_link l
    join team_member t on t.committee_id = l.committee_id and t.id = l.member_id and t.left_at is null
    join discussion d on d.committee_id = l.committee_id and d.id = l.discussion_id
    join person p on p.id = d.requester_id
    left join membership m on m.committee_id = d.committee_id and m.person_id = p.id
    left join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
  where l.committee_id = committee_now() and l.hash = ticket_hash()
$$;
-- As before; `said` is sealed, and `mark` tells one answer from another without saying it.
create function common_ground.answer_alert(answer text, said text, mark text, now timestamptz) returns boolean
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare member team_member;
begin
  update team_member t set reply = answer, reply_text = said, replied_at = now,
      left_at = case when answer = 'not-in-team' then now end
    from alert_link l
    where l.committee_id = committee_now() and l.hash = ticket_hash() and t.committee_id = l.committee_id and t.id = l.member_id
      and t.left_at is null and (select h.open from alert_in_hand() h)
    returning t.* into member;
  if member.id is null then
    return false;
  end if;
  if answer = 'not-in-team' and member.person_id is not null then
    update relation r set ended_at = now
      where r.committee_id = member.committee_id and r.discussion_id = member.discussion_id and r.person_id = member.person_id
        and r.relation = 'team-member' and r.ended_at is null;
  end if;
  insert into letter (committee_id, id, letter, discussion_id, person_id, values, link, once, written_at, due_at)
    select d.committee_id, gen_random_uuid(), 'alert-answer', d.id, d.requester_id, jsonb_build_object('reference', d.reference),
      '/discussions/' || d.id || '/alert/answers', 'alert-answer:' || member.id || ':' || answer || ':' || mark, now, now
    from discussion d where d.committee_id = member.committee_id and d.id = member.discussion_id
    on conflict do nothing;
  return true;
end $$;

-- As before, with which theme it is.
drop function common_ground.my_themes();
create function common_ground.my_themes() returns table (committee_id uuid, theme_id uuid, discussion_id uuid, pseudonym text, code text,
    polarity text, learning text, state text, said text, state_since timestamptz)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select t.committee_id, t.id, d.id, d.pseudonym, t.code, t.polarity, t.learning, t.state, t.said, t.state_since
  from theme t
    join theme_source s on s.committee_id = t.committee_id and s.theme_id = t.id
    join discussion d on d.committee_id = s.committee_id and d.id = s.discussion_id
  where t.committee_id = committee_now() and exists (
    select 1 from relation r join membership m on m.committee_id = r.committee_id and m.person_id = r.person_id and m.left_at is null
    where r.committee_id = s.committee_id and r.discussion_id = s.discussion_id and r.person_id = me()
      and r.ended_at is null and r.relation in ('participant', 'facilitator'))
  order by t.state_since desc, t.id
$$;
revoke all on function common_ground.alert_in_hand(), common_ground.answer_alert(text, text, text, timestamptz), common_ground.my_themes() from public;
grant execute on function common_ground.alert_in_hand(), common_ground.answer_alert(text, text, text, timestamptz), common_ground.my_themes()
  to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;

-- What is held about a person: their own words come sealed, with where they stand, and the program opens them (src/registers/held-about.rows.ts).
grant create on schema common_ground to common_ground_subject;
set local role common_ground_subject;
do $$
declare
  before constant text := pg_get_functiondef('common_ground.held_about(uuid, text)'::regprocedure);
  after text := before;
  one record;
begin
  for one in select * from (values ('i.reply_part', 'invitation', 'i.id::text', 'reply_part'), ('i.access_other', 'invitation', 'i.id::text', 'access_other'),
      ('t.better', 'time_reply', 't.poll_id || '' '' || t.invitation_id', 'better')) as words (said, from_table, of_row, col) loop
    after := replace(after, ', ' || one.said, format($q$, case when %s <> '' then jsonb_build_object('sealed', %1$s, 'table', %L, 'discussion', %s.discussion_id,
      'row', %s, 'column', %L) end$q$, one.said, one.from_table, left(one.said, 1), one.of_row, one.col));
    if position(one.of_row in after) = 0 then raise exception 'held_about does not ask for %', one.said; end if;
  end loop;
  execute after;
end $$;
reset role;
revoke create on schema common_ground from common_ground_subject;
