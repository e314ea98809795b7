-- Registers: committees, their agencies, teams and people (P6, P8, P15, P29).
-- A committee is a wall: committee_id leads every key. A person may work in several committees: that is a membership each.
set local role common_ground_owner;

create table common_ground.committee (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]*$'),
  names jsonb not null default '{}',    -- words.yaml names this committee sets: mailbox, telephone numbers, links
  settings jsonb not null default '{}'  -- days and limits this committee sets
);

create table common_ground.agency (
  committee_id uuid not null references common_ground.committee,
  id uuid not null,
  name text not null,
  sector text not null check (sector in ('social-work', 'police', 'health', 'education', 'third-sector', 'office')),
  primary key (committee_id, id)
);

create table common_ground.person (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  left_at timestamptz
);

create table common_ground.membership (
  committee_id uuid not null references common_ground.committee,
  person_id uuid not null references common_ground.person,
  agency_id uuid not null,
  team text not null default '',
  job text not null default '',
  line_manager_id uuid references common_ground.person,
  left_at timestamptz,
  primary key (committee_id, person_id),
  foreign key (committee_id, agency_id) references common_ground.agency (committee_id, id)
);
create index on common_ground.membership (person_id);
create index on common_ground.membership (committee_id, line_manager_id);

-- What somebody does for the committee as a whole. Being a practitioner or a manager is no duty: it is a relation to one discussion.
create table common_ground.duty (
  committee_id uuid not null,
  person_id uuid not null,
  duty text not null check (duty in ('reviewing-team', 'lead-officer', 'policy-team', 'implementation-group', 'administrator')),
  primary key (committee_id, person_id, duty),
  foreign key (committee_id, person_id) references common_ground.membership (committee_id, person_id)
);

-- The facilitator pool (P14, P15). The words of the questions are in allocation.yaml, pool.
create table common_ground.facilitator (
  committee_id uuid not null,
  person_id uuid not null,
  state text not null default 'active' check (state in ('active', 'paused', 'left')),
  profession text not null default '',
  register text,
  base text not null default '',
  supervision_years text not null check (supervision_years in ('under-1', '1-to-3', 'over-3')),
  group_experience boolean not null default false,
  topics text[] not null default '{}',
  languages text[] not null default '{}',
  ways text[] not null default '{}',           -- in-person, online, mixed
  capacity integer not null default 1 check (capacity between 0 and 3), -- discussions in three months
  own_support text not null default '',
  primary key (committee_id, person_id),
  foreign key (committee_id, person_id) references common_ground.membership (committee_id, person_id)
);

-- Training (P29). Kinds are those of training.yaml.
create table common_ground.training (
  committee_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  provider text not null default '',
  completed_on date not null,
  refresher_due_on date,
  confirmed_by uuid,
  primary key (committee_id, id),
  foreign key (committee_id, person_id) references common_ground.membership (committee_id, person_id)
);
create index on common_ground.training (committee_id, person_id);
