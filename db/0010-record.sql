-- The record of learning (P22, P23), the read-back, and the private learning notes.
set local role common_ground_owner;

-- What the facilitator writes, section by section, so that two devices never overwrite each other unseen.
create table common_ground.record_section (
  committee_id uuid not null,
  discussion_id uuid not null,
  section text not null,                          -- id of record.yaml, sections, or topic-note
  answers jsonb not null,                         -- field → text, or list of chosen ids
  version integer not null default 1,
  written_at timestamptz not null,
  written_by uuid not null references common_ground.person,
  primary key (committee_id, discussion_id, section),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
call common_ground.protect('record_section', 'record-draft', 'insert, update');

-- What participants read: a frozen copy for each time it was offered or shared. Taken back, its words are emptied with the next copy,
-- and nobody but the facilitator can read it in between (status record-recalled).
create table common_ground.record_copy (
  committee_id uuid not null,
  discussion_id uuid not null,
  number integer not null,
  content jsonb not null,                         -- [{ section, title, lines }] in order
  offered_at timestamptz not null,
  read_until timestamptz not null,
  shared_at timestamptz,
  withdrawn_at timestamptz,
  primary key (committee_id, discussion_id, number),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
call common_ground.protect('record_copy', 'record', 'insert, update');

-- What a participant says after reading. The facilitator sees it, the others do not.
create table common_ground.read_back (
  committee_id uuid not null,
  discussion_id uuid not null,
  id uuid not null,
  person_id uuid not null references common_ground.person,
  copy integer not null,
  answer text not null check (answer in ('fine', 'change', 'someone-known')),
  reason text check (reason in ('identifier', 'decision', 'mistake', 'other')), -- why it was taken back
  comment text not null default '',
  at timestamptz not null,
  settled_at timestamptz,                         -- put right by the facilitator; until then nothing is shared
  primary key (committee_id, id),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
create index on common_ground.read_back (committee_id, discussion_id, at);
alter table common_ground.read_back enable row level security;
alter table common_ground.read_back force row level security;
grant select, insert, update on common_ground.read_back to common_ground_application;
create policy reading on common_ground.read_back for select to common_ground_application
  using (committee_id = (select common_ground.committee_now())
    and (discussion_id in (select common_ground.readable('record-draft')) or person_id = (select common_ground.me())));
create policy adding on common_ground.read_back for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and person_id = (select common_ground.me())
    and discussion_id in (select common_ground.readable('summary')));
create policy settling on common_ground.read_back for update to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and discussion_id in (select common_ground.readable('record-draft')));

-- The topic expert gets a short note about the topic, never the record (P17).
create table common_ground.topic_note (
  committee_id uuid not null,
  discussion_id uuid not null,
  text text not null,
  written_at timestamptz not null,
  primary key (committee_id, discussion_id),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
insert into common_ground.reading_rule (relation, kind, statuses) values
  ('facilitator', 'topic-note', null),
  ('topic-expert', 'topic-note', '{record-shared,themes-sent,three-months-on,finished}');
update common_ground.reading_rule set statuses = statuses || '{record-shared,themes-sent,three-months-on,finished}'
  where relation = 'topic-expert' and kind = 'summary';
call common_ground.protect('topic_note', 'topic-note', 'insert, update');

-- Private (P22, P23): the author reads it and nobody else, the program's own work included. It is no part of a discussion:
-- discussion_id says only what it was about, and reading a note needs no right to the discussion.
create table common_ground.learning_note (
  committee_id uuid not null,
  person_id uuid not null,
  id uuid not null,
  discussion_id uuid,
  shape text not null,                            -- id of learning-note.yaml
  title text not null default '',
  written_on date not null,
  minutes integer check (minutes between 0 and 6000),
  minutes_together integer check (minutes_together between 0 and 6000),
  answers jsonb not null default '{}',            -- '<shape>.<field>' → text, or list of chosen ids; changing the shape loses no words
  version integer not null default 1,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (committee_id, person_id, id),
  foreign key (committee_id, person_id) references common_ground.membership (committee_id, person_id)
);
alter table common_ground.learning_note enable row level security;
alter table common_ground.learning_note force row level security;
grant select, insert, update, delete on common_ground.learning_note to common_ground_application;
create policy own on common_ground.learning_note for all to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and person_id = (select common_ground.me()))
  with check (committee_id = (select common_ground.committee_now()) and person_id = (select common_ground.me()));

-- Disposal without reading: the policy role can see whose notes there are and delete them, not what they say.
grant select (committee_id, person_id), delete on common_ground.learning_note to common_ground_policy;
create policy disposal_looks on common_ground.learning_note for select to common_ground_policy using (true);
create policy disposal on common_ground.learning_note for delete to common_ground_policy using (true);
reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.dispose_of_learning_notes(whose uuid) returns integer
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare gone integer := 0;
begin
  if acts_as_system() then
    delete from learning_note where committee_id = committee_now() and person_id = whose;
    get diagnostics gone = row_count;
  end if;
  return gone;
end $$;
revoke all on function common_ground.dispose_of_learning_notes(uuid) from public;
grant execute on function common_ground.dispose_of_learning_notes(uuid) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
