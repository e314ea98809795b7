-- The meeting (P5, P18–P21): the room it uses and the cards on its boards. No column for a decision, a task, an owner or a deadline.
set local role common_ground_owner;

create table common_ground.room (
  committee_id uuid not null,
  discussion_id uuid not null,
  opened_at timestamptz not null,
  opened_by uuid not null references common_ground.person,
  purpose_read text[] not null,                  -- ids of meeting.yaml, purpose
  part text not null default 'welcome',          -- id of meeting.yaml, agenda: where the group is now
  part_since timestamptz not null,
  moves integer not null default 0,              -- cards that went to another box: the move is the learning
  stopped_at timestamptz,
  stopped_for_safety boolean not null default false, -- only that, and when; what was said is kept where it belongs (P4)
  ended_at timestamptz,
  minutes integer check (minutes between 1 and 600),
  fidelity jsonb not null default '{}',          -- id of meeting.yaml, fidelity → yes, partly, no
  boxes jsonb not null default '{}',             -- cards in each box at the end; the words are deleted
  boards_go_at timestamptz,
  boards_gone_at timestamptz,
  primary key (committee_id, discussion_id),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
call common_ground.protect('room', 'meeting', 'insert, update');

-- One contribution on one board. The Kolb cycle is the same cards under other names (meeting-prompts.yaml, kolb.same_as).
create table common_ground.card (
  committee_id uuid not null,
  discussion_id uuid not null,
  id uuid not null,
  board text not null check (board in ('four', 'matrix', 'notes')),
  stage text check (stage in ('experience', 'reflection', 'analysis', 'planning')),
  function text check (function in ('management', 'support', 'development', 'mediation')),
  seat text check (seat in ('child-and-family', 'practitioner', 'own-agency', 'partner-agencies')),
  cell text check (cell in ('evidence', 'ambiguous', 'assumption', 'missing')),
  moved_from text check (moved_from in ('evidence', 'ambiguous', 'assumption', 'missing')),
  known text check (known in ('seen', 'told', 'record', 'guess')),
  take_back text check (take_back in ('to-supervision', 'my-practice', 'to-learn', 'to-forum')),
  sector text not null check (sector in ('social-work', 'police', 'health', 'education', 'third-sector', 'office')),
  text text not null check (length(text) <= 500),
  written_by uuid not null references common_ground.person,
  written_at timestamptz not null,
  removed_at timestamptz,                        -- the words go at once, the empty card stays until disposal
  primary key (committee_id, id),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id),
  check ((board = 'four') = (stage is not null and function is not null and seat is not null)),
  check ((board = 'matrix') = (cell is not null))
);
create index on common_ground.card (committee_id, discussion_id, written_at);
call common_ground.protect('card', 'meeting', 'insert, update');
-- Disposal is the program's own work on its date, never a person's.
grant delete on common_ground.card to common_ground_application;
create policy disposal on common_ground.card for delete to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.acts_as_system()));

-- The practitioner who asked sits in the meeting too.
insert into common_ground.reading_rule (relation, kind, statuses) values ('requester', 'meeting', '{meeting-open,meeting-stopped}');

-- Who is invited and who is here, for those in the meeting: without addresses, replies or access needs, which are the facilitator's only.
reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.people_invited(wanted uuid)
  returns table (id uuid, person_id uuid, name text, role text, agency text, sector text, invited_as text, present boolean,
    rules_agreed_at timestamptz)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select i.id, i.person_id, i.name, i.role, i.agency, a.sector, i.invited_as, coalesce(i.present, false), i.rules_agreed_at
  from invitation i
    left join membership m on m.committee_id = i.committee_id and m.person_id = i.person_id
    left join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
  where i.committee_id = committee_now() and i.discussion_id = wanted and i.withdrawn_at is null
    and (acts_as_system() or i.discussion_id in (select readable('meeting')))
  order by i.invited_at, i.name
$$;
revoke all on function common_ground.people_invited(uuid) from public;
grant execute on function common_ground.people_invited(uuid) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
