-- What belongs to no discussion goes too (P31; content/en/privacy.yaml, src/trust/committee-retention.ts), and in the end the discussion itself.
-- A role of its own deletes, for the program's own work in one committee at a time; nobody signs in as it. What figures are counted from is
-- counted first (db/0053).
do $$
begin
  begin
    create role common_ground_retention nologin;
  exception when duplicate_object or unique_violation then null;
  end;
  begin
    execute format('grant common_ground_retention to %I', current_user);
  exception when others then null;
  end;
end $$;
grant usage, create on schema common_ground to common_ground_retention; -- create is taken back below
grant usage on schema common_ground_keys to common_ground_retention;

set local role common_ground_owner;
alter table common_ground.person add column emptied_at timestamptz;      -- name and address are gone; the id stays for the audit
alter table common_ground.facilitator add column left_at timestamptz;    -- of the pool
-- When a version of the procedure was first seen in force here: the one before it has ended.
create table common_ground.procedure_version (
  committee_id uuid not null references common_ground.committee,
  version text not null check (length(version) between 1 and 20),
  since timestamptz not null,
  primary key (committee_id, version)
);
-- How many gave which answer to one question of a form, in answers that have gone: no words, nobody, no two questions together but a rating with
-- the one looking back. `question` '' counts the answers themselves.
create table common_ground.kept_answer (
  committee_id uuid not null references common_ground.committee,
  form text not null check (form in ('before', 'after', 'three-months')),
  quarter text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  agency text not null default '',
  question text not null,
  given text not null,
  people integer not null check (people > 0),
  primary key (committee_id, form, quarter, agency, question, given)
);
grant select on common_ground.kept_answer to common_ground_application, common_ground_policy;

do $$
declare t text;
declare here constant text := 'committee_id = (select common_ground.committee_now())';
begin
  foreach t in array array['procedure_version', 'kept_answer'] loop
    execute format('alter table common_ground.%I enable row level security', t);
    execute format('alter table common_ground.%I force row level security', t);
  end loop;
  grant insert, update on common_ground.kept_answer to common_ground_retention;
  grant insert on common_ground.procedure_version to common_ground_retention;
  create policy analysing on common_ground.kept_answer for select to common_ground_application
    using (committee_id = (select common_ground.committee_now()) and (select common_ground.has_duty('policy-team')));
  create policy for_policy on common_ground.kept_answer for select to common_ground_policy using (true);
  -- What it looks at and deletes, in the committee it works in.
  foreach t in array array['letter', 'format_request', 'exemption', 'briefing', 'training', 'facilitator', 'evaluation_ticket', 'evaluation_answer',
      'kept_answer', 'kept_figure', 'publication', 'evaluation_report', 'theme', 'theme_source', 'duty', 'cover', 'enrolment', 'disposal', 'procedure_version',
      'history', 'submission', 'time_answer', 'time_reply', 'invitation_link', 'time_option', 'time_poll', 'meeting_place',
      'meeting_off', 'meeting', 'operation', 'room', 'facilitator_offer', 'agreement', 'alert_link', 'team_member', 'request_answer',
      'request_copy', 'screening_answer', 'screening_outcome', 'record_section', 'record_copy', 'topic_note', 'read_back', 'invitation'] loop
    execute format('grant select, delete on common_ground.%I to common_ground_retention', t);
    execute format('create policy for_retention on common_ground.%I for all to common_ground_retention using (' || here || ') with check (' || here || ')', t);
  end loop;
  -- Whose they are, not what they say.
  foreach t in array array['learning_note', 'self_review'] loop
    execute format('grant select (committee_id, person_id), delete on common_ground.%I to common_ground_retention', t);
    execute format('create policy for_retention on common_ground.%I for all to common_ground_retention using (' || here || ')', t);
  end loop;
  -- Whether somebody still has a part anywhere; deleted in its own committee.
  foreach t in array array['discussion', 'relation'] loop
    execute format('grant select, delete on common_ground.%I to common_ground_retention', t);
    execute format('create policy looking_for_retention on common_ground.%I for select to common_ground_retention using (true)', t);
    execute format('create policy for_retention on common_ground.%I for delete to common_ground_retention using (' || here || ')', t);
  end loop;
  -- Of a person, in whichever committee they work.
  foreach t in array array['person', 'passkey', 'identity', 'authenticator', 'membership'] loop
    execute format('grant select, delete on common_ground.%I to common_ground_retention', t);
    execute format('create policy for_retention on common_ground.%I for all to common_ground_retention using (true) with check (true)', t);
  end loop;
end $$;
revoke delete on common_ground.person, common_ground.membership from common_ground_retention;
grant update (name, email, emptied_at) on common_ground.person to common_ground_retention;
grant update (team, job, line_manager_id) on common_ground.membership to common_ground_retention;
grant select, delete on common_ground.session, common_ground.sign_in_link to common_ground_retention;
grant select on common_ground.agency to common_ground_retention;
create policy for_retention on common_ground.agency for select to common_ground_retention using (committee_id = (select common_ground.committee_now()));
grant select, delete on common_ground_keys.data_key to common_ground_retention;
create policy for_retention on common_ground_keys.data_key for all to common_ground_retention using (committee_id = (select common_ground.committee_now()));
reset role;

grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
grant execute on function common_ground.committee_now(), common_ground.acts_as_system(), common_ground.is_held(uuid, uuid), common_ground.quarter_of(timestamptz),
  common_ground.keep_figure(uuid, text, text, text, integer) to common_ground_retention;

-- Who was asked and who answered, by the quarter the form opened in.
create function common_ground.keep_evaluation_asked() returns trigger
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  perform keep_figure(old.committee_id, 'evaluation-asked', quarter_of(old.opens_at), old.form, 1);
  if old.used then perform keep_figure(old.committee_id, 'evaluation-answered', quarter_of(old.opens_at), old.form, 1); end if;
  return null;
end $$;
create or replace function common_ground.evaluation_asked() returns table (form text, quarter text, asked bigint, answered bigint)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  with counted as (
    select t.form, quarter_of(t.opens_at) as quarter, 1 as asked, t.used::integer as answered from evaluation_ticket t where t.committee_id = committee_now()
    union all
    select f.item, f.period, case f.measure when 'evaluation-asked' then f.figure else 0 end, case f.measure when 'evaluation-answered' then f.figure else 0 end
    from kept_figure f where f.committee_id = committee_now() and f.measure in ('evaluation-asked', 'evaluation-answered'))
  select form, quarter, sum(asked), sum(answered) from counted where has_duty('policy-team') group by 1, 2
$$;
create or replace function common_ground.confidence_figures(first_quarter text, least_shown integer)
  returns table (question text, answered bigint, now_middle double precision, then_middle double precision)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  with given as (
    select q.id, a.answers ->> q.id as present, a.answers ->> (q.id || '-then') as before
    from evaluation_answer a, (values ('a-understand'), ('a-roles'), ('a-challenge')) as q(id)
    where a.committee_id = committee_now() and a.form = 'after' and a.quarter >= first_quarter
    union all
    select k.question, split_part(k.given, '|', 1), split_part(k.given, '|', 2) from kept_answer k, generate_series(1, k.people)
    where k.committee_id = committee_now() and k.form = 'after' and k.quarter >= first_quarter and k.question in ('a-understand', 'a-roles', 'a-challenge'))
  select id, count(*), percentile_cont(0.5) within group (order by present::int), percentile_cont(0.5) within group (order by before::int)
  from given where present ~ '^[0-9]+$' and before ~ '^[0-9]+$' and (has_duty('policy-team') or has_duty('lead-officer'))
  group by id having count(*) >= greatest(least_shown, 5)
$$;

-- What discussions that are there add to the figures: all of a committee, or one.
create function common_ground.figures_of(place uuid, about uuid) returns table (measure text, period text, item text, figure integer)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  with events as (
    select h.discussion_id, h.event, h.at, h.number, extract(year from h.at at time zone 'Europe/London')::integer::text as year
    from history h where h.committee_id = place and (about is null or h.discussion_id = about)
      and h.event in ('request-sent', 'meeting-held', 'found-suitable', 'found-suitable-with-condition', 'handed-on', 'told-to-wait', 'not-this-time')),
  who as (
    select d.id, a.sector from discussion d
      join membership m on m.committee_id = d.committee_id and m.person_id = d.requester_id
      join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
    where d.committee_id = place and (about is null or d.id = about)),
  sent as (select discussion_id, min(at) as at from events where event = 'request-sent' group by 1),
  held as (select discussion_id, min(at) as at from events where event = 'meeting-held' group by 1),
  outcomes as (select * from events where event not in ('request-sent', 'meeting-held'))
  select 'requests', quarter_of(s.at), coalesce(w.sector, ''), count(*)::integer from sent s left join who w on w.id = s.discussion_id group by 2, 3
  union all select 'held', quarter_of(at), '', count(*)::integer from held group by 2
  union all select 'outcome', quarter_of(o.at), o.event, count(*)::integer
    from (select distinct on (discussion_id) event, at from outcomes order by discussion_id, number desc) o group by 2, 3
  union all select 'to-meeting', quarter_of(h.at), round(extract(epoch from h.at - s.at) / 86400)::text, count(*)::integer
    from sent s join held h using (discussion_id) group by 2, 3
  union all select 'year-requests', e.year, w.sector, count(distinct e.discussion_id)::integer
    from events e join who w on w.id = e.discussion_id where e.event = 'request-sent' group by 2, 3
  union all select 'year-outcomes', o.year, o.event, count(*)::integer
    from (select distinct on (discussion_id, year) year, event from outcomes order by discussion_id, year, number desc) o group by 2, 3
  union all select 'year-held', year, '', count(distinct discussion_id)::integer from events where event = 'meeting-held' group by 2
$$;
-- Of every discussion, whether it is there still or has gone.
create function common_ground.all_figures() returns table (measure text, period text, item text, figure bigint)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select c.measure, c.period, c.item, sum(c.figure) from (
    select * from figures_of(committee_now(), null)
    union all select k.measure, k.period, k.item, k.figure from kept_figure k where k.committee_id = committee_now()) c
  group by 1, 2, 3
$$;
create or replace function common_ground.impact_figures(first_quarter text)
  returns table (measure text, item text, figure double precision)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  with allowed as (select 1 where has_duty('policy-team') or has_duty('lead-officer')),
  f as (select a.* from allowed, all_figures() a where a.period >= first_quarter)
  select f.measure, f.period, sum(f.figure)::double precision from f where f.measure in ('requests', 'held') group by 1, 2
  union all select 'sector', f.item, sum(f.figure) from f where f.measure = 'requests' and f.item <> '' group by 2
  union all select 'outcome', f.item, sum(f.figure) from f where f.measure = 'outcome' group by 2
  union all select 'to-meeting', 'asked', coalesce(sum(f.figure), 0) from f where f.measure = 'to-meeting'
  union all select 'to-meeting', 'middle', percentile_cont(0.5) within group (order by f.item::double precision)
    from f, generate_series(1, f.figure) where f.measure = 'to-meeting' having count(*) > 0
$$;
create or replace function common_ground.year_figures(wanted integer) returns table (measure text, item text, figure integer)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select substr(f.measure, 6), case f.measure when 'year-held' then 'held' else f.item end, f.figure::integer
  from all_figures() f where f.measure like 'year-%' and f.period = wanted::text and has_duty('policy-team')
  union all
  select 'held', 'held', 0 where not exists (select from all_figures() f where f.measure = 'year-held' and f.period = wanted::text and has_duty('policy-team'))
$$;
create or replace function common_ground.years_with_figures() returns setof integer
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select distinct f.period::integer from all_figures() f where f.measure = 'year-requests'
$$;
reset role;
revoke create on schema common_ground from common_ground_policy;
revoke all on function common_ground.keep_evaluation_asked(), common_ground.figures_of(uuid, uuid), common_ground.all_figures() from public;
grant execute on function common_ground.keep_evaluation_asked() to common_ground_owner;
grant execute on function common_ground.figures_of(uuid, uuid) to common_ground_retention;
set local role common_ground_owner;
create trigger answers_stay_counted after delete on common_ground.evaluation_ticket for each row execute function common_ground.keep_evaluation_asked();
reset role;

set local role common_ground_retention;
-- The id under which a quarter's, or a year's, key stands (src/trust/evaluation-words.ts, src/trust/theme-key.ts).
create function common_ground.key_subject(words text) returns uuid language sql immutable as $$
  select left(encode(sha256(convert_to(words, 'UTF8')), 'hex'), 32)::uuid
$$;

-- Each gives how many rows went and how many keys with them. `before`: what ended by then has had its time.
create function common_ground.dispose_of_letters(before timestamptz) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  gone := 0; keys := 0;
  if acts_as_system() then
    delete from letter l where coalesce(l.sent_at, l.dead_at) <= before and (l.discussion_id is null or not is_held(l.committee_id, l.discussion_id));
    get diagnostics gone = row_count;
  end if;
  return next;
end $$;

create function common_ground.dispose_of_format_requests(before timestamptz) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  gone := 0; keys := 0;
  if acts_as_system() then
    perform keep_figure(f.committee_id, 'format-request', quarter_of(f.asked_at), f.format, count(*)::integer)
      from format_request f where f.answered_at <= before group by f.committee_id, quarter_of(f.asked_at), f.format;
    delete from format_request f where f.answered_at <= before;
    get diagnostics gone = row_count;
  end if;
  return next;
end $$;

create function common_ground.dispose_of_exemptions(before timestamptz) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  gone := 0; keys := 0;
  if acts_as_system() then
    delete from exemption e where e.to_on < (before at time zone 'Europe/London')::date;
    get diagnostics gone = row_count;
  end if;
  return next;
end $$;

-- The version in force is noted when it is first seen; a version has ended when another was seen after it.
create function common_ground.note_procedure_version(in_force text, seen_at timestamptz) returns void
  language sql security definer set search_path = common_ground, pg_temp as $$
  insert into procedure_version select committee_now(), in_force, seen_at where acts_as_system() on conflict do nothing
$$;
create function common_ground.dispose_of_briefings(before timestamptz) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  gone := 0; keys := 0;
  if acts_as_system() then
    delete from briefing b where exists (select from procedure_version v
      where v.version <> b.version and v.since <= before and v.since > b.noted_at);
    get diagnostics gone = row_count;
  end if;
  return next;
end $$;

-- Since when somebody is no longer in the pool, or in the committee at all.
create function common_ground.left_the_pool(whose uuid) returns timestamptz
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select least(m.left_at, f.left_at) from membership m left join facilitator f
      on f.committee_id = m.committee_id and f.person_id = m.person_id and f.state = 'left'
    where m.committee_id = committee_now() and m.person_id = whose
$$;
create function common_ground.dispose_of_training(before timestamptz) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare entries integer;
begin
  gone := 0; keys := 0;
  if acts_as_system() then
    delete from training t where left_the_pool(t.person_id) <= before and t.completed_on < (before at time zone 'Europe/London')::date;
    get diagnostics gone = row_count;
    delete from facilitator f where left_the_pool(f.person_id) <= before;
    get diagnostics entries = row_count;
    gone := gone + entries;
  end if;
  return next;
end $$;

-- Answers go by whole quarters, tickets by the quarter they closed in; what people gave is counted, question by question.
create function common_ground.dispose_of_evaluation(first_kept text) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare tickets integer; old text[];
begin
  gone := 0; keys := 0;
  if acts_as_system() then
    perform pg_advisory_xact_lock(hashtextextended('evaluation_answer' || committee_now(), 0));
    select coalesce(array_agg(distinct quarter), '{}') into old from evaluation_answer where quarter < first_kept;
    insert into kept_answer as k
      select a.committee_id, a.form, a.quarter, coalesce(a.answers ->> 'agency', ''), q.id,
        case q.id when '' then '' else coalesce(a.answers ->> q.id, '') || '|' || coalesce(a.answers ->> (q.id || '-then'), '') end, count(*)
      from evaluation_answer a, lateral (select '' as id union select regexp_replace(n, '-then$', '') from jsonb_object_keys(a.answers) n where n <> 'agency') q
      where a.quarter = any (old) group by 1, 2, 3, 4, 5, 6
      on conflict (committee_id, form, quarter, agency, question, given) do update set people = k.people + excluded.people;
    delete from evaluation_answer where quarter = any (old);
    get diagnostics gone = row_count;
    delete from evaluation_ticket t where quarter_of(t.closes_at) < first_kept and not is_held(t.committee_id, t.discussion_id);
    get diagnostics tickets = row_count;
    gone := gone + tickets;
    delete from common_ground_keys.data_key k where k.purpose = 'evaluation'
      and k.subject in (select key_subject('evaluation of ' || quarter) from unnest(old) quarter);
    get diagnostics keys = row_count;
  end if;
  return next;
end $$;

-- A theme of a discussion under a hold stays. A year's key goes with the last theme that came in it.
create function common_ground.dispose_of_themes(before timestamptz) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare old uuid[];
begin
  gone := 0; keys := 0;
  if acts_as_system() then
    select coalesce(array_agg(t.id), '{}') into old from theme t where t.arrived_on < (before at time zone 'Europe/London')::date
      and not exists (select from theme_source s where s.theme_id = t.id and is_held(s.committee_id, s.discussion_id));
    delete from theme_source s where s.theme_id = any (old);
    delete from theme t where t.id = any (old);
    get diagnostics gone = row_count;
    delete from common_ground_keys.data_key k where k.purpose = 'themes'
      and k.subject in (select key_subject('themes of ' || y) from generate_series(2000, extract(year from before)::integer) y)
      and not exists (select from theme t where key_subject('themes of ' || extract(year from t.arrived_on)) = k.subject);
    get diagnostics keys = row_count;
  end if;
  return next;
end $$;

create function common_ground.dispose_of_figures(first_kept integer) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare more integer;
begin
  gone := 0; keys := 0;
  if acts_as_system() then
    delete from publication p where p.year < first_kept;
    get diagnostics gone = row_count;
    delete from evaluation_report r where left(r.upto, 4)::integer < first_kept;
    get diagnostics more = row_count; gone := gone + more;
    delete from kept_figure f where left(f.period, 4)::integer < first_kept;
    get diagnostics more = row_count; gone := gone + more;
    delete from kept_answer a where left(a.quarter, 4)::integer < first_kept;
    get diagnostics more = row_count; gone := gone + more;
  end if;
  return next;
end $$;

-- What somebody wrote for themselves alone, some time after they left the committee.
create function common_ground.dispose_of_notes(before timestamptz) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  gone := 0; keys := 0;
  if acts_as_system() then
    delete from common_ground_keys.data_key k where k.purpose = 'learning-notes'
      and k.subject in (select m.person_id from membership m where m.committee_id = committee_now() and m.left_at <= before);
    get diagnostics keys = row_count;
    delete from learning_note n where n.committee_id = committee_now()
      and n.person_id in (select m.person_id from membership m where m.committee_id = committee_now() and m.left_at <= before);
    get diagnostics gone = row_count;
  end if;
  return next;
end $$;
create function common_ground.dispose_of_self_reviews(before timestamptz) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  gone := 0; keys := 0;
  if acts_as_system() then
    delete from common_ground_keys.data_key k where k.purpose = 'self-review'
      and k.subject in (select m.person_id from membership m where m.committee_id = committee_now() and m.left_at <= before);
    get diagnostics keys = row_count;
    delete from self_review n where n.committee_id = committee_now()
      and n.person_id in (select m.person_id from membership m where m.committee_id = committee_now() and m.left_at <= before);
    get diagnostics gone = row_count;
  end if;
  return next;
end $$;

-- Whether a discussion that is not over, or is held, still needs to know who somebody was.
create function common_ground.is_still_needed(whose uuid) returns boolean
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select exists (select from relation r join discussion d on d.committee_id = r.committee_id and d.id = r.discussion_id
    where r.person_id = whose and (is_held(d.committee_id, d.id) or r.ended_at is null
      and d.status not in ('finished', 'withdrawn', 'another-route', 'not-this-time')))
$$;
-- An account that was closed: what there is to sign in with, job, team, managers, duties, cover; name and address when it is closed everywhere.
-- The name stays with training for as long as that is kept. The id, and the agency it was counted for, stay for the audit and the figures.
create function common_ground.empty_accounts(before timestamptz, at timestamptz, nobody text) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare closed uuid[]; everywhere uuid[]; more integer;
begin
  gone := 0; keys := 0;
  if not acts_as_system() then return next; return; end if;
  select coalesce(array_agg(m.person_id), '{}') into closed from membership m
    where m.committee_id = committee_now() and m.left_at <= before and not is_still_needed(m.person_id);
  select coalesce(array_agg(p), '{}') into everywhere from unnest(closed) p
    where not exists (select from membership m where m.person_id = p and (m.left_at is null or m.left_at > before));
  delete from duty d where d.person_id = any (closed);
  get diagnostics gone = row_count;
  delete from cover c where c.absent_id = any (closed) or c.covers_id = any (closed);
  get diagnostics more = row_count; gone := gone + more;
  delete from enrolment e where e.person_id = any (closed);
  get diagnostics more = row_count; gone := gone + more;
  update membership m set team = '', job = '', line_manager_id = null where m.committee_id = committee_now() and m.person_id = any (closed)
    and (m.team, m.job) is distinct from ('', '');
  get diagnostics more = row_count; gone := gone + more;
  delete from passkey where person_id = any (everywhere);
  delete from identity where person_id = any (everywhere);
  delete from authenticator where person_id = any (everywhere);
  delete from session where person_id = any (everywhere);
  delete from sign_in_link where person_id = any (everywhere);
  update person p set email = p.id || '@left.invalid', emptied_at = at,
      name = case when exists (select from training t where t.person_id = p.id) then p.name else nobody end
    where p.id = any (everywhere) and (p.emptied_at is null or p.name <> nobody and not exists (select from training t where t.person_id = p.id));
  get diagnostics more = row_count; gone := gone + more;
  return next;
end $$;

-- The history of a discussion and whatever else is left of it: by then every other class has gone. Its figures stay.
create function common_ground.discussions_over(before timestamptz) returns setof uuid
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select d.id from discussion d where d.committee_id = committee_now() and acts_as_system() and d.status <> 'draft' and not is_held(d.committee_id, d.id)
    and greatest(d.status_since, (select max(h.at) from history h where h.committee_id = d.committee_id and h.discussion_id = d.id)) <= before
  order by d.id
$$;
create function common_ground.dispose_of_discussion(about uuid, before timestamptz) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare t text; more integer;
begin
  gone := 0; keys := 0;
  if about not in (select discussions_over(before)) then return next; return; end if;
  perform keep_figure(committee_now(), f.measure, f.period, f.item, f.figure) from figures_of(committee_now(), about) f;
  select count(*) into keys from common_ground_keys.data_key k where k.subject = about; -- they go with the discussion (db/0044)
  foreach t in array array['time_answer', 'time_reply', 'invitation_link', 'time_option', 'time_poll', 'meeting_place', 'meeting_off', 'meeting', 'operation',
      'room', 'evaluation_ticket', 'facilitator_offer', 'agreement', 'alert_link', 'team_member', 'request_answer', 'request_copy', 'screening_answer',
      'screening_outcome', 'record_section', 'record_copy', 'topic_note', 'read_back', 'invitation', 'theme_source', 'letter', 'submission', 'relation',
      'history'] loop
    execute format('delete from %I where committee_id = $1 and discussion_id = $2', t) using committee_now(), about;
    get diagnostics more = row_count; gone := gone + more;
  end loop;
  delete from discussion d where d.id = about;
  gone := gone + 1;
  return next;
end $$;
-- Proofs are part of the history, too.
create function common_ground.dispose_of_proofs(before timestamptz) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  gone := 0; keys := 0;
  if acts_as_system() then
    delete from disposal d where d.at <= before and not exists (select from discussion x where x.committee_id = d.committee_id and x.id = d.discussion_id);
    get diagnostics gone = row_count;
  end if;
  return next;
end $$;
reset role;
do $$
declare one text;
begin
  for one in select p.oid::regprocedure::text from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname = 'common_ground_retention' loop
    execute format('revoke all on function %s from public', one);
    if one !~ 'key_subject|left_the_pool|is_still_needed' then execute format('grant execute on function %s to common_ground_application', one); end if;
  end loop;
end $$;
revoke create on schema common_ground from common_ground_retention;
