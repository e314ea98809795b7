-- An answer whose ticket was used and that was not kept is not lost (decision 0023): what is owed is known by a receipt that only whoever holds the
-- link can make, so the same link works until the answer is kept, and then no more.
reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
drop function common_ground.use_evaluation_ticket(timestamptz);
drop function common_ground.keep_evaluation_answer(text, text, jsonb, jsonb);
drop function common_ground.give_evaluation_ticket_back();
set local role common_ground_owner;
truncate common_ground.evaluation_owed; -- what was owed in numbers cannot be told any more
alter table common_ground.evaluation_owed
  drop constraint evaluation_owed_pkey,
  drop column owed,
  add column receipt text not null check (length(receipt) >= 32), -- a hash of the link's secret; of no ticket's hash
  add column quarter text not null check (quarter ~ '^\d{4}-Q[1-4]$'),
  add primary key (committee_id, receipt);
revoke update on common_ground.evaluation_owed from common_ground_policy;
grant delete on common_ground.evaluation_owed to common_ground_policy;
reset role;
set local role common_ground_policy;

create function common_ground.owes_evaluation(given_receipt text) returns boolean
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select exists (select from evaluation_owed o where o.committee_id = committee_now() and o.receipt = given_receipt)
$$;

-- Uses the ticket in hand up and gives its form; also where that was done before and the answer is still owed. Null when it was answered or closed
-- meanwhile. Every ticket of the form that was open lately is written anew, so that it cannot be seen which one was used last. A receipt of
-- an earlier quarter than the last is of nobody who still comes.
create function common_ground.use_evaluation_ticket(now timestamptz, given_receipt text) returns text
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare kind text; was_used boolean;
begin
  perform pg_advisory_xact_lock(hashtextextended('evaluation_ticket' || committee_now(), 0));
  select t.form, t.used into kind, was_used from evaluation_ticket t
    where t.committee_id = committee_now() and ticket_hash() in (t.ticket_hash, t.reminder_hash) and now between t.opens_at and t.closes_at;
  if kind is null then
    return null;
  end if;
  if was_used then
    return case when owes_evaluation(given_receipt) then kind end;
  end if;
  delete from evaluation_owed o where o.committee_id = committee_now() and o.quarter < quarter_of(now - interval '3 months');
  update evaluation_ticket t set used = t.used or t.ticket_hash = ticket_hash() or coalesce(t.reminder_hash = ticket_hash(), false)
    where t.committee_id = committee_now() and t.form = kind and t.closes_at > now - interval '6 months';
  insert into evaluation_owed (committee_id, receipt, form, quarter) values (committee_now(), given_receipt, kind, quarter_of(now));
  return kind;
end $$;

-- Keeps what a ticket was used for, in a transaction that knows no ticket, and nothing is owed for it any more; false when nothing was. Two rows that
-- one transaction wrote carry its number and lie in the order they came in, so all answers of this form and quarter are written anew, in random order.
create function common_ground.keep_evaluation_answer(given_receipt text, kind text, quarter_now text, given jsonb, said jsonb) returns boolean
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  if not acts_as_system() then
    return false;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('evaluation_answer' || committee_now(), 0));
  delete from evaluation_owed o where o.committee_id = committee_now() and o.receipt = given_receipt and o.form = kind;
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

-- The answer could not be kept: the ticket in hand is good again. Where it was kept after all, nothing is owed and nothing changes.
create function common_ground.give_evaluation_ticket_back(given_receipt text) returns void
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  delete from evaluation_owed o where o.committee_id = committee_now() and o.receipt = given_receipt;
  if not found then
    return;
  end if;
  update evaluation_ticket t set used = false
    where t.committee_id = committee_now() and ticket_hash() in (t.ticket_hash, t.reminder_hash);
end $$;

revoke all on function common_ground.owes_evaluation(text), common_ground.use_evaluation_ticket(timestamptz, text),
  common_ground.keep_evaluation_answer(text, text, text, jsonb, jsonb), common_ground.give_evaluation_ticket_back(text) from public;
grant execute on function common_ground.owes_evaluation(text), common_ground.use_evaluation_ticket(timestamptz, text),
  common_ground.keep_evaluation_answer(text, text, text, jsonb, jsonb), common_ground.give_evaluation_ticket_back(text) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
