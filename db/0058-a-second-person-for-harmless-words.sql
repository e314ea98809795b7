-- A word that the guard lets pass in every text of the committee needs a second person (decision 0029): one asks, another one who keeps the words
-- agrees. Until then it stands here and is no harmless word.
set local role common_ground_owner;
create table common_ground.harmless_word_asked (
  committee_id uuid not null references common_ground.committee (id),
  word text not null check (length(word) between 3 and 80),
  asked_by uuid not null references common_ground.person,
  asked_at timestamptz not null,
  primary key (committee_id, word)
);
alter table common_ground.harmless_word_asked enable row level security;
alter table common_ground.harmless_word_asked force row level security;
grant select, insert, delete on common_ground.harmless_word_asked to common_ground_application;
do $$
declare keeper constant text := 'committee_id = (select common_ground.committee_now())
  and ((select common_ground.has_duty(''administrator'')) or (select common_ground.has_duty(''reviewing-team'')))';
begin
  execute 'create policy reading on common_ground.harmless_word_asked for select to common_ground_application using (' || keeper || ')';
  execute 'create policy asking on common_ground.harmless_word_asked for insert to common_ground_application
    with check (' || keeper || ' and asked_by = (select common_ground.me()))';
  execute 'create policy settling on common_ground.harmless_word_asked for delete to common_ground_application using (' || keeper || ')';
end $$;

create function common_ground.needs_a_second_person() returns trigger
  language plpgsql set search_path = common_ground, pg_temp as $$
declare before text[];
begin
  if me() is null then return new; end if; -- the owner, as when a backup is restored: whoever acts for nobody may not write here (row-level security)
  select g.safe_words into before from guard_words g where g.committee_id = new.committee_id;
  if exists (select from unnest(new.safe_words) as word
      where not exists (select from unnest(before) as kept where lower(kept) = lower(word))
        and not exists (select from harmless_word_asked a
          where a.committee_id = new.committee_id and lower(a.word) = lower(word) and a.asked_by <> me())) then
    raise exception 'a harmless word needs a second person' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger second_person before insert or update on common_ground.guard_words
  for each row execute function common_ground.needs_a_second_person();

grant select on common_ground.harmless_word_asked to common_ground_subject;
create policy for_subject_access on common_ground.harmless_word_asked for select to common_ground_subject using (true);
reset role;
grant create on schema common_ground to common_ground_subject;
set local role common_ground_subject;
-- The function as it stands, with one thing more.
do $do$
declare
  before constant text := pg_get_functiondef('common_ground.held_about(uuid, text)'::regprocedure);
  old constant text := $q$union all select 'guard_words', g.changed_at$q$;
begin
  if position(old in before) = 0 then raise exception 'held_about does not hold %', old; end if;
  execute replace(before, old, $q$union all select 'harmless_word_asked', w.asked_at, null, '{}' from harmless_word_asked w
      where w.committee_id = here and w.asked_by = subject
    $q$ || old);
end $do$;
reset role;
revoke create on schema common_ground from common_ground_subject;
