-- What was written too widely or read too narrowly in the earlier files.
set local role common_ground_owner;

-- Seeing that a discussion exists ('summary': also for whoever holds a link, a topic expert, a practitioner invited) gives no right to write
-- its content. Content is written by those who read its kind.
do $$
declare written record;
declare reach constant text := 'committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
  or discussion_id in (select common_ground.readable(%L)))';
begin
  for written in
    select p.tablename, p.policyname, p.cmd, k.kind
    from (values ('agreement', 'agreement'), ('team_member', 'request-team'), ('screening_answer', 'screening'),
        ('screening_outcome', 'screening-outcome'), ('room', 'meeting'), ('card', 'meeting'),
        ('record_section', 'record-draft'), ('record_copy', 'record'), ('topic_note', 'topic-note'), ('theme_source', 'themes')) as k(name, kind)
      join pg_policies p on p.schemaname = 'common_ground' and p.tablename = k.name and p.policyname in ('adding', 'changing', 'removing')
  loop
    execute format('alter policy %I on common_ground.%I %s (' || reach || ')', written.policyname, written.tablename,
      case written.cmd when 'INSERT' then 'with check' else 'using' end, written.kind);
  end loop;
end $$;

-- Whoever is asked to lead, or leads, answers their own offer; the search is not theirs to see.
alter policy changing on common_ground.facilitator_offer
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or discussion_id in (select common_ground.readable('allocation')) or person_id = (select common_ground.me())));

-- The program itself looks who has read the record, so that only the others are reminded.
alter policy reading on common_ground.read_back
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or discussion_id in (select common_ground.readable('record-draft')) or person_id = (select common_ground.me())));

-- The link in the reminder opens and uses up the same ticket as the first one.
alter policy using_up_once on common_ground.evaluation_ticket
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.ticket_hash()) in (ticket_hash, reminder_hash));
reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create or replace function common_ground.committee_of_evaluation(hash text) returns uuid
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select committee_id from evaluation_ticket where hash in (ticket_hash, reminder_hash)
$$;
create or replace function common_ground.answer_evaluation(now timestamptz, quarter_now text, given jsonb, said jsonb) returns boolean
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare kind text;
begin
  update evaluation_ticket set used = true
    where committee_id = committee_now() and ticket_hash() in (ticket_hash, reminder_hash) and not used and now between opens_at and closes_at
    returning form into kind;
  if kind is null then
    return false;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('evaluation_answer' || committee_now(), 0));
  with laid_aside as (
    delete from evaluation_answer a where a.committee_id = committee_now() and a.form = kind and a.quarter = quarter_now
    returning a.id, a.answers, a.words
  )
  insert into evaluation_answer (committee_id, id, form, quarter, answers, words)
    select committee_now(), each.id, kind, quarter_now, each.answers, each.words
    from (select l.id, l.answers, l.words from laid_aside l union all select gen_random_uuid(), given, said) as each
    order by random();
  return true;
end $$;
reset role;
revoke create on schema common_ground from common_ground_policy;
