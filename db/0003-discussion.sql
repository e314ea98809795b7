-- The discussion, who stands in which relation to it, and its history. Written by `act` only.
set local role common_ground_owner;

create table common_ground.discussion (
  committee_id uuid not null references common_ground.committee,
  id uuid not null,
  reference text not null,
  pseudonym text not null,
  status text not null,
  status_since timestamptz not null,
  version integer not null default 1,
  begun_at timestamptz not null,
  begun_by uuid not null references common_ground.person,
  requester_id uuid not null references common_ground.person,
  primary key (committee_id, id),
  unique (committee_id, reference),
  unique (committee_id, pseudonym)
);
create index on common_ground.discussion (committee_id, status, status_since);
create index on common_ground.discussion (committee_id, begun_by) where status = 'draft';

create table common_ground.relation (
  committee_id uuid not null,
  discussion_id uuid not null,
  person_id uuid not null references common_ground.person,
  relation text not null check (relation in ('requester', 'first-manager', 'second-manager', 'team-member', 'screener',
    'facilitator-asked', 'facilitator', 'topic-expert', 'participant')),
  since timestamptz not null,
  ended_at timestamptz,
  primary key (committee_id, discussion_id, person_id, relation),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
create index on common_ground.relation (committee_id, person_id, relation, discussion_id) where ended_at is null;

-- Coded words and ids only, never sentences: append-only and erasure must not fight. The check refuses white space in any text.
create table common_ground.history (
  committee_id uuid not null,
  discussion_id uuid not null,
  number integer not null,
  event text not null check (event ~ '^[a-z]+(-[a-z]+)*$'),
  by_person uuid,
  at timestamptz not null,
  facts jsonb not null default '{}'
    check (not jsonb_path_exists(facts, '$.** ? (@.type() == "string" && @ like_regex "\\s")')),
  primary key (committee_id, discussion_id, number),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);

-- A form sent twice has one effect: the first answer is kept under the form's own key.
create table common_ground.submission (
  committee_id uuid not null,
  key uuid not null,
  step text not null,
  body_hash text not null,
  discussion_id uuid,
  at timestamptz not null,
  primary key (committee_id, key)
);

-- Who did and who read what, written in the transaction of the answer. Coded words and ids only.
create table common_ground.audit (
  committee_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'ticket', 'system')),
  person_id uuid,
  verb text not null check (verb ~ '^[a-z]+(-[a-z]+)*$'),
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  discussion_id uuid,
  primary key (committee_id, id)
);
