-- The request (P8, P9, P12), the managers' agreement (P10) and the Team around the Child (P11).
set local role common_ground_owner;

-- Numbers and word pairs. A number holds no place, date of birth or name: RCD, the year it was begun, a count.
create table common_ground.reference_counter (
  committee_id uuid not null references common_ground.committee,
  year integer not null,
  last integer not null,
  primary key (committee_id, year)
);
alter table common_ground.reference_counter enable row level security;
alter table common_ground.reference_counter force row level security;
grant select, insert, update on common_ground.reference_counter to common_ground_application;
create policy here on common_ground.reference_counter for all to common_ground_application
  using (committee_id = (select common_ground.committee_now()));

-- One answer to one question of request.yaml. `kind` is who may read it, fixed by the question's audience.
create table common_ground.request_answer (
  committee_id uuid not null,
  discussion_id uuid not null,
  question text not null,
  kind text not null check (kind in ('areas', 'request', 'request-managers', 'request-arranging', 'request-screening',
    'request-independence', 'request-team', 'request-wishes')),
  value jsonb not null,
  answered_at timestamptz not null,
  answered_by uuid,
  primary key (committee_id, discussion_id, question),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
alter table common_ground.request_answer enable row level security;
alter table common_ground.request_answer force row level security;
grant select, insert, update, delete on common_ground.request_answer to common_ground_application;
create policy reading on common_ground.request_answer for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or (kind = 'areas' and discussion_id in (select common_ground.readable('areas')))
    or (kind = 'request' and discussion_id in (select common_ground.readable('request')))
    or (kind = 'request-managers' and discussion_id in (select common_ground.readable('request-managers')))
    or (kind = 'request-arranging' and discussion_id in (select common_ground.readable('request-arranging')))
    or (kind = 'request-screening' and discussion_id in (select common_ground.readable('request-screening')))
    or (kind = 'request-independence' and discussion_id in (select common_ground.readable('request-independence')))
    or (kind = 'request-team' and discussion_id in (select common_ground.readable('request-team')))
    or (kind = 'request-wishes' and discussion_id in (select common_ground.readable('request-wishes')))));
create policy adding on common_ground.request_answer for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and discussion_id in (select common_ground.readable('request')));
create policy changing on common_ground.request_answer for update to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and discussion_id in (select common_ground.readable('request')));
create policy removing on common_ground.request_answer for delete to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or discussion_id in (select common_ground.readable('request'))));

-- What was sent, in the words of the questions as they were then. Each reader sees their kinds only. Erasable by retention.
create table common_ground.request_copy (
  committee_id uuid not null,
  discussion_id uuid not null,
  number integer not null,         -- 1 for the first sending, 2 when it was sent again
  position integer not null,
  part text not null,              -- title of the page
  question text not null,
  label text not null,
  kind text not null check (kind in ('areas', 'request', 'request-managers', 'request-arranging', 'request-screening',
    'request-independence', 'request-team', 'request-wishes')),
  answer jsonb not null,           -- list of texts, as they were shown
  sent_at timestamptz not null,
  primary key (committee_id, discussion_id, number, position),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
alter table common_ground.request_copy enable row level security;
alter table common_ground.request_copy force row level security;
grant select, insert, delete on common_ground.request_copy to common_ground_application;
create policy reading on common_ground.request_copy for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or (kind = 'areas' and discussion_id in (select common_ground.readable('areas')))
    or (kind = 'request' and discussion_id in (select common_ground.readable('request')))
    or (kind = 'request-managers' and discussion_id in (select common_ground.readable('request-managers')))
    or (kind = 'request-arranging' and discussion_id in (select common_ground.readable('request-arranging')))
    or (kind = 'request-screening' and discussion_id in (select common_ground.readable('request-screening')))
    or (kind = 'request-independence' and discussion_id in (select common_ground.readable('request-independence')))
    or (kind = 'request-team' and discussion_id in (select common_ground.readable('request-team')))
    or (kind = 'request-wishes' and discussion_id in (select common_ground.readable('request-wishes')))));
create policy adding on common_ground.request_copy for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and discussion_id in (select common_ground.readable('request')));
create policy removing on common_ground.request_copy for delete to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.acts_as_system()));

create table common_ground.agreement (
  committee_id uuid not null,
  discussion_id uuid not null,
  id uuid not null,
  role text not null check (role in ('first-manager', 'second-manager')),
  person_id uuid not null references common_ground.person,
  answer text not null check (answer in ('agree', 'question', 'not-now', 'not-me', 'taken-back')),
  reason text,
  comment text not null default '',
  at timestamptz not null,
  primary key (committee_id, id),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
create index on common_ground.agreement (committee_id, discussion_id, at);
call common_ground.protect('agreement', 'agreement', 'insert, delete');

-- The Team around the Child: practitioners only, with their work address. Told by a letter or in person (P11).
create table common_ground.team_member (
  committee_id uuid not null,
  discussion_id uuid not null,
  id uuid not null,
  position integer not null,
  person_id uuid references common_ground.person,   -- null: no account in this service
  name text not null,
  role text not null,
  agency text not null,                              -- a choice of request.yaml, agency
  email text not null,
  told_at timestamptz,
  told_how text check (told_how in ('letter', 'phone', 'face-to-face', 'meeting', 'other')),
  skip_reason text check (skip_reason in ('safety', 'lead-asked', 'already-told', 'left')),
  reply text check (reply in ('thanks', 'talk', 'not-in-team', 'someone-missing', 'conflict', 'worry')),
  reply_text text not null default '',
  replied_at timestamptz,
  left_at timestamptz,
  primary key (committee_id, id),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
create index on common_ground.team_member (committee_id, discussion_id, position);
call common_ground.protect('team_member', 'request-team', 'insert, update, delete');

-- A word pair is taken when any discussion of the committee has it, seen by this person or not. Answers yes or no, nothing else.
reset role;
grant usage, create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.is_pseudonym_free(committee uuid, pair text) returns boolean
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select committee = committee_now() and not exists (select 1 from discussion where committee_id = committee and pseudonym = pair)
$$;
revoke all on function common_ground.is_pseudonym_free(uuid, text) from public;
grant execute on function common_ground.is_pseudonym_free(uuid, text) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
