-- What a writer of the record keeps although it almost surely shows who somebody is, a second person of the Reviewing Team looks at (P22):
-- the word in its sentence, sealed, for as long as it waits; then the answer alone.
set local role common_ground_owner;

create table common_ground.kept_word (
  committee_id uuid not null,
  discussion_id uuid not null,
  id uuid not null,
  place text not null check (length(place) <= 120),
  mark text not null check (mark ~ '^[0-9a-f]{32}$'),        -- of the word in its sentence
  choice_mark text not null check (choice_mark ~ '^[0-9a-f]{32}$'), -- of the word alone, as in guard_choice
  why text not null,
  reason text not null,
  sentence jsonb not null,                                   -- sealed; emptied with the answer
  asked_by uuid not null references common_ground.person,
  asked_at timestamptz not null,
  answer text check (answer in ('agree', 'refuse')),
  answered_by uuid references common_ground.person,
  answered_at timestamptz,
  primary key (committee_id, id),
  unique (committee_id, discussion_id, place, mark),
  check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null)),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id) on delete cascade
);
create index on common_ground.kept_word (committee_id, discussion_id) where answer is null;

-- The Reviewing Team sees that a record is being written, and of it only the sentences it is asked about.
insert into common_ground.reading_rule (relation, kind, statuses) values ('facilitator', 'kept-words', null);
insert into common_ground.duty_rule (duty, kind, statuses)
  values ('reviewing-team', 'kept-words', '{meeting-ended,record-being-read,record-recalled}');
update common_ground.duty_rule set statuses = statuses || '{meeting-ended,record-being-read,record-recalled}'
  where duty = 'reviewing-team' and kind = 'summary';

call common_ground.protect('kept_word', 'kept-words', '');
grant insert, delete on common_ground.kept_word to common_ground_application;
grant update (sentence, answer, answered_by, answered_at) on common_ground.kept_word to common_ground_application;
create policy asking on common_ground.kept_word for insert to common_ground_application with check (
  committee_id = (select common_ground.committee_now()) and asked_by = (select common_ground.me()) and answer is null
    and discussion_id in (select common_ground.readable('record-draft')));
-- Somebody else than the writer, of the Reviewing Team, without a part in the work. Having screened the request is none.
create policy answering on common_ground.kept_word for update to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and answer is null and asked_by <> (select common_ground.me())
    and (select common_ground.has_duty('reviewing-team')) and discussion_id in (select common_ground.readable('kept-words'))
    and not exists (select from common_ground.relation r where r.committee_id = kept_word.committee_id
      and r.discussion_id = kept_word.discussion_id and r.person_id = (select common_ground.me()) and r.ended_at is null
      and r.relation <> 'screener'))
  with check (committee_id = (select common_ground.committee_now()) and answered_by = (select common_ground.me())
    and answer is not null and sentence = '{}');
-- A question goes with the sentence it was about; an answer stays until retention takes it.
create policy taking_back on common_ground.kept_word for delete to common_ground_application using (
  committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or answer is null and discussion_id in (select common_ground.readable('record-draft'))));
reset role;
