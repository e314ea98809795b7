-- What disposal overlooked (P31, decision 0028): a person of two committees kept their name in neither once one of them closed the account, whoever had left
-- the pool before that was dated stayed for good, each discussion that is over was looked for among all of them, and a harmless word that nobody agrees
-- to waited for ever.
grant create on schema common_ground to common_ground_retention;

set local role common_ground_owner;
-- Whether there is training of somebody in any committee; deleted in its own.
create policy looking_for_retention on common_ground.training for select to common_ground_retention using (true);
grant update (left_at) on common_ground.facilitator to common_ground_retention;
grant select, delete on common_ground.harmless_word_asked to common_ground_retention;
create policy for_retention on common_ground.harmless_word_asked for all to common_ground_retention
  using (committee_id = (select common_ground.committee_now()));
reset role;

set local role common_ground_retention;
-- Who had left the pool before this was dated (db/0057) is counted from the first look: `at`.
drop function common_ground.dispose_of_training(timestamptz);
create function common_ground.dispose_of_training(before timestamptz, at timestamptz) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare entries integer;
begin
  gone := 0; keys := 0;
  if acts_as_system() then
    update facilitator f set left_at = at where f.state = 'left' and f.left_at is null;
    delete from training t where left_the_pool(t.person_id) <= before and t.completed_on < (before at time zone 'Europe/London')::date;
    get diagnostics gone = row_count;
    delete from facilitator f where left_the_pool(f.person_id) <= before;
    get diagnostics entries = row_count;
    gone := gone + entries;
  end if;
  return next;
end $$;

create function common_ground.dispose_of_harmless_words(before timestamptz) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  gone := 0; keys := 0;
  if acts_as_system() then
    delete from harmless_word_asked w where w.asked_at <= before;
    get diagnostics gone = row_count;
  end if;
  return next;
end $$;

-- The cheap question first: most discussions moved lately.
create function common_ground.is_over(about uuid, before timestamptz) returns boolean
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select exists (select from discussion d where d.committee_id = committee_now() and d.id = about and d.status <> 'draft' and d.status_since <= before
    and not exists (select from history h where h.committee_id = d.committee_id and h.discussion_id = d.id and h.at > before)
    and not is_held(d.committee_id, d.id))
$$;
create or replace function common_ground.discussions_over(before timestamptz) returns setof uuid
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select d.id from discussion d where d.committee_id = committee_now() and acts_as_system() and d.status_since <= before and is_over(d.id, before)
  order by d.id
$$;
do $do$
declare
  before constant text := pg_get_functiondef('common_ground.dispose_of_discussion(uuid, timestamptz)'::regprocedure);
  old constant text := 'if about not in (select discussions_over(before)) then';
begin
  if position(old in before) = 0 then raise exception 'dispose_of_discussion does not hold %', old; end if;
  execute replace(before, old, 'if not (acts_as_system() and is_over(about, before)) then');
end $do$;
reset role;

revoke all on function common_ground.is_over(uuid, timestamptz), common_ground.dispose_of_training(timestamptz, timestamptz),
  common_ground.dispose_of_harmless_words(timestamptz) from public;
grant execute on function common_ground.dispose_of_training(timestamptz, timestamptz), common_ground.dispose_of_harmless_words(timestamptz)
  to common_ground_application;
revoke create on schema common_ground from common_ground_retention;
