-- Learning themes (P24) and evaluation (P25, P26). Both leave the discussion behind on purpose: a theme does not say which
-- discussion it came from, an answer does not say who gave it.
set local role common_ground_owner;

create table common_ground.theme (
  committee_id uuid not null references common_ground.committee,
  id uuid not null,
  code text not null,                          -- themes.yaml
  polarity text not null check (polarity in ('strength', 'difficulty', 'both', 'question')),
  learning text not null,
  agencies text[] not null default '{}',
  share_how text[] not null default '{}',
  arrived_on date not null,
  state text not null default 'new' check (state in ('new', 'grouped', 'with-committee', 'shared', 'changed', 'noted')),
  said text not null default '',               -- "you said, we did": what was done with it
  state_since timestamptz not null,
  version integer not null default 1,
  primary key (committee_id, id)
);
create index on common_ground.theme (committee_id, arrived_on);

-- Which discussion a theme came from: for its facilitator, so that a sent theme can be shown there, and for feedback to those who were there.
create table common_ground.theme_source (
  committee_id uuid not null,
  discussion_id uuid not null,
  theme_id uuid not null,
  primary key (committee_id, theme_id),
  foreign key (committee_id, theme_id) references common_ground.theme (committee_id, id),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
create index on common_ground.theme_source (committee_id, discussion_id);
call common_ground.protect('theme_source', 'themes', 'insert');

alter table common_ground.theme enable row level security;
alter table common_ground.theme force row level security;
grant select, insert, update (state, said, state_since, version) on common_ground.theme to common_ground_application;
-- The Lead Officer reads and works with every theme; a facilitator reads those of their own discussions.
create policy reading on common_ground.theme for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.has_duty('lead-officer'))
    or (select common_ground.acts_as_system())
    or id in (select theme_id from common_ground.theme_source)));
create policy adding on common_ground.theme for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and state = 'new');
create policy working on common_ground.theme for update to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.has_duty('lead-officer')));

-- The right to answer once. It knows who was asked and whether the ticket was used, never when or what was answered.
create table common_ground.evaluation_ticket (
  committee_id uuid not null,
  discussion_id uuid not null,
  id uuid not null,
  form text not null check (form in ('before', 'after', 'three-months')),
  ticket_hash text not null unique,
  reminder_hash text unique,                   -- the link in the one reminder; the first link goes on working
  person_id uuid references common_ground.person,
  name text not null default '',
  email text not null default '',
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  used boolean not null default false,
  primary key (committee_id, id),
  unique (committee_id, discussion_id, form, email),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
create index on common_ground.evaluation_ticket (committee_id, form, closes_at) where not used;

-- One set of answers. No person, no ticket, no discussion, no time of day: the quarter it belongs to is all the figures need.
-- The id is random, not ordered by time, so that it cannot be laid beside the tickets.
create table common_ground.evaluation_answer (
  committee_id uuid not null references common_ground.committee,
  id uuid not null,
  form text not null check (form in ('before', 'after', 'three-months')),
  quarter text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  answers jsonb not null,                      -- question id → number or choice
  words jsonb not null default '{}',           -- question id → free text
  primary key (committee_id, id)
);
create index on common_ground.evaluation_answer (committee_id, form, quarter);

alter table common_ground.evaluation_ticket enable row level security;
alter table common_ground.evaluation_ticket force row level security;
alter table common_ground.evaluation_answer enable row level security;
alter table common_ground.evaluation_answer force row level security;
grant select, insert, update on common_ground.evaluation_ticket to common_ground_application;
grant select on common_ground.evaluation_answer to common_ground_application;
create policy for_policy on common_ground.evaluation_ticket for select to common_ground_policy using (true);
grant select on common_ground.evaluation_ticket to common_ground_policy;
create policy holding on common_ground.evaluation_ticket for select to common_ground_application
  using (committee_id = (select common_ground.committee_now())
    and ((select common_ground.acts_as_system()) or (select common_ground.ticket_hash()) in (ticket_hash, reminder_hash)));
create policy giving on common_ground.evaluation_ticket for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and (select common_ground.acts_as_system()));
create policy using_up on common_ground.evaluation_ticket for update to common_ground_application
  using (committee_id = (select common_ground.committee_now())
    and ((select common_ground.acts_as_system()) or (select common_ground.ticket_hash()) in (ticket_hash, reminder_hash)));
-- The Policy Team reads answers. Nobody writes them but answer_evaluation below, with a ticket in hand.
create policy analysing on common_ground.evaluation_answer for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.has_duty('policy-team')));

-- The facilitator's look back (P29): like a learning note, its author reads it and nobody else, the program's own work included.
create table common_ground.self_review (
  committee_id uuid not null,
  person_id uuid not null,
  discussion_id uuid not null,
  answers jsonb not null default '{}',         -- question id → number, choice or words
  version integer not null default 1,
  changed_at timestamptz not null,
  primary key (committee_id, person_id, discussion_id),
  foreign key (committee_id, person_id) references common_ground.membership (committee_id, person_id)
);
alter table common_ground.self_review enable row level security;
alter table common_ground.self_review force row level security;
grant select, insert, update on common_ground.self_review to common_ground_application;
create policy own on common_ground.self_review for all to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and person_id = (select common_ground.me()))
  with check (committee_id = (select common_ground.committee_now()) and person_id = (select common_ground.me()));

-- What the functions below need, and no more.
create policy for_policy on common_ground.theme for select to common_ground_policy using (true);
create policy for_policy on common_ground.theme_source for select to common_ground_policy using (true);
create policy feedback on common_ground.letter for insert to common_ground_policy
  with check (letter = 'themes-feedback' and discussion_id is null and committee_id = (select common_ground.committee_now()));
create policy using_up_once on common_ground.evaluation_ticket for update to common_ground_policy
  using (committee_id = (select common_ground.committee_now()) and ticket_hash = (select common_ground.ticket_hash()));
create policy keeping on common_ground.evaluation_answer for all to common_ground_policy
  using (committee_id = (select common_ground.committee_now())) with check (committee_id = (select common_ground.committee_now()));
grant select on common_ground.theme, common_ground.theme_source to common_ground_policy;
grant insert on common_ground.letter to common_ground_policy;
grant update (used) on common_ground.evaluation_ticket to common_ground_policy;
grant select, insert, delete on common_ground.evaluation_answer to common_ground_policy;

reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;

-- Figures for the Policy Team without names: how many were asked and how many answered.
create function common_ground.evaluation_asked() returns table (form text, quarter text, asked bigint, answered bigint)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select form, to_char(opens_at at time zone 'UTC', 'YYYY"-Q"Q'), count(*), count(*) filter (where used)
  from evaluation_ticket where committee_id = committee_now() and has_duty('policy-team') group by 1, 2
$$;
create function common_ground.committee_of_evaluation(hash text) returns uuid
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select committee_id from evaluation_ticket where ticket_hash = hash
$$;

-- Uses the ticket in hand up and keeps the answers apart from it; false when it was used or closed meanwhile. Two rows that one
-- transaction wrote carry its number (xmin) and lie in the order they came in. So that nobody can lay answers beside tickets by
-- that, all answers of this form and quarter are written anew, in random order, each time one is added.
create function common_ground.answer_evaluation(now timestamptz, quarter_now text, given jsonb, said jsonb) returns boolean
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare kind text;
begin
  update evaluation_ticket set used = true
    where committee_id = committee_now() and ticket_hash = ticket_hash() and not used and now between opens_at and closes_at
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

-- What became of the themes of discussions one was in (P24). Only one's own; the Lead Officer learns nothing from it.
create function common_ground.my_themes()
  returns table (discussion_id uuid, pseudonym text, code text, polarity text, learning text, state text, said text, state_since timestamptz)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select d.id, d.pseudonym, t.code, t.polarity, t.learning, t.state, t.said, t.state_since
  from theme t
    join theme_source s on s.committee_id = t.committee_id and s.theme_id = t.id
    join discussion d on d.committee_id = s.committee_id and d.id = s.discussion_id
  where t.committee_id = committee_now() and exists (
    select 1 from relation r join membership m on m.committee_id = r.committee_id and m.person_id = r.person_id and m.left_at is null
    where r.committee_id = s.committee_id and r.discussion_id = s.discussion_id and r.person_id = me()
      and r.ended_at is null and r.relation in ('participant', 'facilitator'))
  order by t.state_since desc, t.id
$$;

-- Letters to those who were there, written for the Lead Officer, who never learns who or where that was. No discussion stands on them.
create function common_ground.tell_theme_feedback(wanted uuid, key text, now timestamptz) returns void
  language plpgsql volatile security definer set search_path = common_ground, pg_temp as $$
begin
  if not has_duty('lead-officer') then
    return;
  end if;
  insert into letter (committee_id, id, letter, discussion_id, person_id, link, once, written_at, due_at)
    select distinct on (r.person_id) s.committee_id, gen_random_uuid(), 'themes-feedback', null::uuid, r.person_id, '/themes/mine',
      'themes-feedback:' || wanted || ':' || key || ':' || r.person_id, now, now
    from theme_source s join relation r on r.committee_id = s.committee_id and r.discussion_id = s.discussion_id
    where s.committee_id = committee_now() and s.theme_id = wanted and r.ended_at is null
      and r.relation in ('participant', 'facilitator')
    on conflict do nothing;
end $$;

revoke all on function common_ground.evaluation_asked(), common_ground.committee_of_evaluation(text),
  common_ground.answer_evaluation(timestamptz, text, jsonb, jsonb), common_ground.my_themes(),
  common_ground.tell_theme_feedback(uuid, text, timestamptz) from public;
grant execute on function common_ground.evaluation_asked(), common_ground.committee_of_evaluation(text),
  common_ground.answer_evaluation(timestamptz, text, jsonb, jsonb), common_ground.my_themes(),
  common_ground.tell_theme_feedback(uuid, text, timestamptz) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
