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
grant select, insert, update on common_ground.theme to common_ground_application;
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
grant select, insert on common_ground.evaluation_answer to common_ground_application;
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
-- Only a ticket in hand adds an answer; only the Policy Team reads them.
create policy answering on common_ground.evaluation_answer for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and exists (
    select 1 from common_ground.evaluation_ticket t where (select common_ground.ticket_hash()) in (t.ticket_hash, t.reminder_hash) and t.form = evaluation_answer.form));
create policy analysing on common_ground.evaluation_answer for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.has_duty('policy-team')));

-- Figures for the Policy Team without names: how many were asked and how many answered.
reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.evaluation_asked() returns table (form text, quarter text, asked bigint, answered bigint)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select form, to_char(opens_at, 'YYYY"-Q"Q'), count(*), count(*) filter (where used)
  from evaluation_ticket where committee_id = committee_now() and has_duty('policy-team') group by 1, 2
$$;
create function common_ground.committee_of_evaluation(hash text) returns uuid
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select committee_id from evaluation_ticket where hash in (ticket_hash, reminder_hash)
$$;
revoke all on function common_ground.evaluation_asked(), common_ground.committee_of_evaluation(text) from public;
grant execute on function common_ground.evaluation_asked(), common_ground.committee_of_evaluation(text) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
