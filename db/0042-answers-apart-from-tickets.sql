-- An evaluation is answered in two transactions, and quarters are those of the calendar people have on the wall.
reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_owner;

-- Answers that tickets were used for and that have not been kept yet; a number, so that nothing ties one to the other. In one
-- transaction the two rows would carry the same number (xmin): the first answer of a quarter could be laid beside its ticket.
create table common_ground.evaluation_owed (
  committee_id uuid not null references common_ground.committee,
  form text not null check (form in ('before', 'after', 'three-months')),
  owed integer not null check (owed >= 0),
  primary key (committee_id, form)
);
alter table common_ground.evaluation_owed enable row level security;
alter table common_ground.evaluation_owed force row level security;
grant select, insert, update on common_ground.evaluation_owed to common_ground_policy;
create policy counting on common_ground.evaluation_owed for all to common_ground_policy
  using (committee_id = (select common_ground.committee_now())) with check (committee_id = (select common_ground.committee_now()));

alter policy using_up_once on common_ground.evaluation_ticket using (committee_id = (select common_ground.committee_now()));
-- The program writes reminders and lets a form before the meeting close when the meeting begins, also after it was moved.
alter policy using_up on common_ground.evaluation_ticket
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.acts_as_system()));
grant update (closes_at) on common_ground.evaluation_ticket to common_ground_application;
reset role;
set local role common_ground_policy;

drop function common_ground.answer_evaluation(timestamptz, text, jsonb, jsonb);

-- Uses the ticket in hand up and gives its form; null when it was used or closed meanwhile. Every ticket of the form that was open
-- lately is written anew, so that it cannot be seen which one was used last.
create function common_ground.use_evaluation_ticket(now timestamptz) returns text
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare kind text;
begin
  perform pg_advisory_xact_lock(hashtextextended('evaluation_ticket' || committee_now(), 0));
  select t.form into kind from evaluation_ticket t
    where t.committee_id = committee_now() and ticket_hash() in (t.ticket_hash, t.reminder_hash)
      and not t.used and now between t.opens_at and t.closes_at;
  if kind is null then
    return null;
  end if;
  update evaluation_ticket t set used = t.used or t.ticket_hash = ticket_hash() or coalesce(t.reminder_hash = ticket_hash(), false)
    where t.committee_id = committee_now() and t.form = kind and t.closes_at > now - interval '6 months';
  insert into evaluation_owed as o values (committee_now(), kind, 1)
    on conflict (committee_id, form) do update set owed = o.owed + 1;
  return kind;
end $$;

-- Keeps what a ticket was used for, in a transaction that knows no ticket; false when nothing is owed. Two rows that one transaction
-- wrote carry its number and lie in the order they came in, so all answers of this form and quarter are written anew, in random order.
create function common_ground.keep_evaluation_answer(kind text, quarter_now text, given jsonb, said jsonb) returns boolean
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  if not acts_as_system() then
    return false;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('evaluation_answer' || committee_now(), 0));
  update evaluation_owed set owed = owed - 1 where committee_id = committee_now() and form = kind and owed > 0;
  if not found then
    return false;
  end if;
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

-- The answer could not be kept: the ticket in hand is good again, and nothing is owed for it.
create function common_ground.give_evaluation_ticket_back() returns void
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare kind text;
begin
  update evaluation_ticket t set used = false
    where t.committee_id = committee_now() and ticket_hash() in (t.ticket_hash, t.reminder_hash) and t.used
      and exists (select from evaluation_owed o where o.committee_id = t.committee_id and o.form = t.form and o.owed > 0)
    returning t.form into kind;
  update evaluation_owed set owed = owed - 1 where committee_id = committee_now() and form = kind;
end $$;

-- '2026-Q4', on the clock in Scotland: what happens in the first hour of July belongs to July.
create function common_ground.quarter_of(at timestamptz) returns text
  language sql stable set search_path = common_ground, pg_temp as $$
  select to_char(at at time zone 'Europe/London', 'YYYY"-Q"Q')
$$;

create or replace function common_ground.evaluation_asked() returns table (form text, quarter text, asked bigint, answered bigint)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select form, quarter_of(opens_at), count(*), count(*) filter (where used)
  from evaluation_ticket where committee_id = committee_now() and has_duty('policy-team') group by 1, 2
$$;

create or replace function common_ground.impact_figures(first_quarter text)
  returns table (measure text, item text, figure double precision)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  with allowed as (select 1 where has_duty('policy-team') or has_duty('lead-officer')),
  sent as (
    select h.discussion_id, min(h.at) as at from history h, allowed
    where h.committee_id = committee_now() and h.event = 'request-sent' group by 1),
  held as (
    select h.discussion_id, min(h.at) as at from history h, allowed
    where h.committee_id = committee_now() and h.event = 'meeting-held' group by 1),
  outcome as (
    select distinct on (h.discussion_id) h.discussion_id, h.event, h.at from history h, allowed
    where h.committee_id = committee_now()
      and h.event in ('found-suitable', 'found-suitable-with-condition', 'handed-on', 'told-to-wait', 'not-this-time')
    order by h.discussion_id, h.number desc)
  select 'requests', quarter_of(at) as quarter, count(*)::double precision from sent where quarter_of(at) >= first_quarter group by quarter
  union all
  select 'held', quarter_of(at) as quarter, count(*) from held where quarter_of(at) >= first_quarter group by quarter
  union all
  select 'sector', a.sector, count(*) from sent s
    join discussion d on d.committee_id = committee_now() and d.id = s.discussion_id
    join membership m on m.committee_id = d.committee_id and m.person_id = d.requester_id
    join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
    where quarter_of(s.at) >= first_quarter group by a.sector
  union all
  select 'outcome', event, count(*) from outcome where quarter_of(at) >= first_quarter group by event
  union all
  select 'to-meeting', 'asked', count(*) from sent s join held h using (discussion_id) where quarter_of(h.at) >= first_quarter
  union all
  select 'to-meeting', 'middle', percentile_cont(0.5) within group (order by extract(epoch from h.at - s.at) / 86400)
    from sent s join held h using (discussion_id) where quarter_of(h.at) >= first_quarter having count(*) > 0
$$;

revoke all on function common_ground.use_evaluation_ticket(timestamptz), common_ground.keep_evaluation_answer(text, text, jsonb, jsonb),
  common_ground.give_evaluation_ticket_back(), common_ground.quarter_of(timestamptz) from public;
grant execute on function common_ground.use_evaluation_ticket(timestamptz), common_ground.keep_evaluation_answer(text, text, jsonb, jsonb),
  common_ground.give_evaluation_ticket_back(), common_ground.quarter_of(timestamptz) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
