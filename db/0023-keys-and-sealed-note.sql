-- Keys stand apart from what they open: a schema of their own that the backup of the data leaves out (pg_dump --exclude-schema=common_ground_keys).
-- Restoring an old backup then brings back what was written, and no key that was destroyed since (decision: keys apart from data).
create schema common_ground_keys;
grant usage, create on schema common_ground_keys to common_ground_owner;
grant usage on schema common_ground_keys to common_ground_policy, common_ground_application;
set local role common_ground_owner;

-- One key a month and committee, itself wrapped by the master key, which the database never sees.
create table common_ground_keys.month_key (
  committee_id uuid not null,
  id uuid not null,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  master text not null,                          -- which master key wrapped it
  wrapped bytea not null,
  made_at timestamptz not null,
  current boolean not null default true,         -- new keys of this month are wrapped by it; the others wait for the rotation to end
  primary key (committee_id, id)
);
create unique index month_key_current on common_ground_keys.month_key (committee_id, month) where current;

-- One key for each thing that is destroyed as a whole: a discussion, its sealed note, the learning notes of one person.
create table common_ground_keys.data_key (
  committee_id uuid not null,
  id uuid not null,
  purpose text not null check (purpose in ('discussion', 'sealed-note', 'learning-notes')),
  subject uuid not null,
  month_key uuid not null,
  wrapped bytea not null,
  made_at timestamptz not null,
  primary key (committee_id, id),
  unique (committee_id, purpose, subject),
  foreign key (committee_id, month_key) references common_ground_keys.month_key (committee_id, id)
);
create index data_key_by_month on common_ground_keys.data_key (committee_id, month_key);

-- Wrapped keys open nothing by themselves; the wall is the committee. Only the program's own work wraps anew and destroys.
do $$
declare name text;
declare here constant text := 'committee_id = (select common_ground.committee_now())';
declare own constant text := here || ' and (select common_ground.acts_as_system())';
begin
  foreach name in array array['month_key', 'data_key'] loop
    execute format('alter table common_ground_keys.%I enable row level security', name);
    execute format('alter table common_ground_keys.%I force row level security', name);
    execute format('grant select, insert, update, delete on common_ground_keys.%I to common_ground_application', name);
    execute format('create policy looking on common_ground_keys.%I for select to common_ground_application using (' || here || ')', name);
    execute format('create policy adding on common_ground_keys.%I for insert to common_ground_application with check (' || here || ')', name);
    execute format('create policy wrapping on common_ground_keys.%I for update to common_ground_application using (' || own || ')', name);
    execute format('create policy destroying on common_ground_keys.%I for delete to common_ground_application using (' || own || ')', name);
  end loop;
end $$;
grant select, delete on common_ground_keys.data_key to common_ground_policy;
create policy destruction_looks on common_ground_keys.data_key for select to common_ground_policy using (true);
create policy destruction on common_ground_keys.data_key for delete to common_ground_policy using (true);

-- The sealed note: who the discussion is about, under a key of its own. Its presence is its state.
create table common_ground.sealed_note (
  committee_id uuid not null,
  discussion_id uuid not null,
  sealed bytea not null,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (committee_id, discussion_id),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id) on delete cascade
);
insert into common_ground.reading_rule (relation, kind, statuses) values
  ('requester', 'sealed-note', '{draft,with-first-manager,with-second-manager,manager-question,not-agreed-now,agreed,sent,being-screened,more-needed,waiting-elsewhere,suitable-with-conditions,finding-facilitator,facilitator-asked,facilitator-confirmed,finding-time,time-set,postponed,cancelled,meeting-open,meeting-stopped,meeting-ended,record-being-read,record-recalled}'),
  ('facilitator', 'sealed-note', '{facilitator-confirmed,finding-time,time-set,postponed,meeting-open,meeting-stopped,meeting-ended,record-being-read,record-recalled}'),
  ('team-member', 'sealed-note', '{time-set,meeting-open}'),
  ('participant', 'sealed-note', '{meeting-open}');
call common_ground.protect('sealed_note', 'sealed-note', 'insert, update, delete');

-- Written and taken back by the practitioner alone, who reads it; `protect` would let everybody write who sees the discussion.
do $$
declare writes constant text := 'committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
  or discussion_id in (select common_ground.readable(''sealed-note''))
    and discussion_id in (select r.discussion_id from common_ground.relation r where r.committee_id = (select common_ground.committee_now())
      and r.person_id = (select common_ground.me()) and r.relation = ''requester'' and r.ended_at is null))';
begin
  execute 'alter policy adding on common_ground.sealed_note with check (' || writes || ')';
  execute 'alter policy changing on common_ground.sealed_note using (' || writes || ')';
  execute 'alter policy removing on common_ground.sealed_note using (' || writes || ')';
end $$;

-- Proof of disposal: what kind, how many rows and keys, when, by which rule. Never what it said.
create table common_ground.disposal (
  committee_id uuid not null,
  id uuid not null default gen_random_uuid(),
  discussion_id uuid,                            -- kept when the discussion itself is gone
  class text not null check (class ~ '^[a-z]+(-[a-z]+)*$'),
  rows integer not null check (rows >= 0),
  keys integer not null check (keys >= 0),
  at timestamptz not null,
  primary key (committee_id, id)
);
create index disposal_of on common_ground.disposal (committee_id, discussion_id);
alter table common_ground.disposal enable row level security;
alter table common_ground.disposal force row level security;
grant select, insert on common_ground.disposal to common_ground_application, common_ground_policy;
create policy reading on common_ground.disposal for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or discussion_id in (select common_ground.readable('summary'))));
create policy adding on common_ground.disposal for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and (select common_ground.acts_as_system()));
create policy proving on common_ground.disposal for insert to common_ground_policy with check (true);
grant select, delete on common_ground.sealed_note to common_ground_policy;
create policy destruction_looks on common_ground.sealed_note for select to common_ground_policy using (true);
create policy destruction on common_ground.sealed_note for delete to common_ground_policy using (true);
grant select, delete on common_ground.submission to common_ground_policy;
create policy destruction_looks on common_ground.submission for select to common_ground_policy using (true);
create policy destruction on common_ground.submission for delete to common_ground_policy using (true);
reset role;

-- Destroyed when the record is final or the request ends, whichever act brings that about; a draft that is deleted takes its keys along.
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.destroy_sealed_note() returns trigger
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare notes integer; keys integer;
begin
  delete from sealed_note where committee_id = old.committee_id and discussion_id = old.id;
  get diagnostics notes = row_count;
  delete from common_ground_keys.data_key where committee_id = old.committee_id and subject = old.id
    and (purpose = 'sealed-note' or tg_op = 'DELETE' and purpose = 'discussion');
  get diagnostics keys = row_count;
  delete from submission where committee_id = old.committee_id and discussion_id = old.id and step = 'seal-note'; -- hashes of what was typed
  if tg_op = 'UPDATE' and notes + keys > 0 then -- the deleting of a draft is proved by its audit entry
    insert into disposal (committee_id, discussion_id, class, rows, keys, at)
      values (old.committee_id, old.id, 'sealed-note', notes, keys, new.status_since);
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
-- Learning notes that are disposed of take their author's key along.
create function common_ground.destroy_learning_key() returns trigger
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  if not exists (select from learning_note n where n.committee_id = old.committee_id and n.person_id = old.person_id) then
    delete from common_ground_keys.data_key
      where committee_id = old.committee_id and subject = old.person_id and purpose = 'learning-notes';
  end if;
  return null;
end $$;
-- The guard knows the note's names whoever writes (src/trust/sealed-note.ts). What it gets is sealed still.
create function common_ground.sealed_note_for_guard(about uuid) returns bytea
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select sealed from sealed_note where committee_id = committee_now() and discussion_id = about
    and (acts_as_system() or discussion_id in (select readable('summary')))
$$;
revoke all on function common_ground.destroy_sealed_note(), common_ground.destroy_learning_key(), common_ground.sealed_note_for_guard(uuid) from public;
grant execute on function common_ground.sealed_note_for_guard(uuid) to common_ground_application;
grant execute on function common_ground.destroy_sealed_note(), common_ground.destroy_learning_key() to common_ground_owner;
reset role;
revoke create on schema common_ground from common_ground_policy;
set local role common_ground_owner;
create trigger sealed_note_ends after update of status on common_ground.discussion for each row
  when (new.status in ('another-route', 'not-this-time', 'record-shared', 'themes-sent', 'three-months-on', 'finished', 'withdrawn'))
  execute function common_ground.destroy_sealed_note();
create trigger sealed_note_goes_along before delete on common_ground.discussion for each row
  execute function common_ground.destroy_sealed_note();
create trigger learning_key_ends after delete on common_ground.learning_note for each row
  execute function common_ground.destroy_learning_key();

-- Learning notes: title and answers are sealed under a key of their author's. Nothing was in production: notes written so far are put down
-- again by the demonstration; a note without `sealed` is read as it stands and sealed with its next change.
alter table common_ground.learning_note add column sealed bytea;
