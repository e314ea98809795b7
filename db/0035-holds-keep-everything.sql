-- A legal hold keeps everything: the sealed note too, until the hold ends. One hold at a time for a discussion.
set local role common_ground_owner;
-- An ended hold goes with its discussion; one that stands does not let it go (below).
alter table common_ground.legal_hold drop constraint legal_hold_committee_id_discussion_id_fkey;
alter table common_ground.legal_hold add foreign key (committee_id, discussion_id)
  references common_ground.discussion (committee_id, id) on delete cascade;
create unique index one_hold_at_a_time on common_ground.legal_hold (committee_id, discussion_id) where ended_at is null;
grant select on common_ground.legal_hold to common_ground_policy;
create policy destruction_looks on common_ground.legal_hold for select to common_ground_policy using (true);
reset role;

grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.is_held(committee uuid, discussion uuid) returns boolean
  language plpgsql stable security definer set search_path = common_ground, pg_temp as $$
begin
  return exists (select from legal_hold h where h.committee_id = committee and h.discussion_id = discussion and h.ended_at is null);
end $$;

-- The note with its key; the proof says when.
create function common_ground.destroy_note_of(committee uuid, discussion uuid, at timestamptz) returns void
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare notes integer; keys integer;
begin
  delete from sealed_note where committee_id = committee and discussion_id = discussion;
  get diagnostics notes = row_count;
  delete from common_ground_keys.data_key where committee_id = committee and subject = discussion and purpose = 'sealed-note';
  get diagnostics keys = row_count;
  delete from submission where committee_id = committee and discussion_id = discussion and step = 'seal-note'; -- hashes of what was typed
  if notes + keys > 0 then
    insert into disposal (committee_id, discussion_id, class, rows, keys, at) values (committee, discussion, 'sealed-note', notes, keys, at);
  end if;
end $$;

create or replace function common_ground.destroy_sealed_note() returns trigger
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  if tg_op = 'DELETE' then -- the deleting of a draft is proved by its audit entry
    if is_held(old.committee_id, old.id) then raise exception 'a discussion under a legal hold is kept' using errcode = '42501'; end if;
    delete from sealed_note where committee_id = old.committee_id and discussion_id = old.id;
    delete from common_ground_keys.data_key where committee_id = old.committee_id and subject = old.id and purpose in ('sealed-note', 'discussion');
    delete from submission where committee_id = old.committee_id and discussion_id = old.id and step = 'seal-note';
    return old;
  end if;
  if not is_held(old.committee_id, old.id) then perform destroy_note_of(old.committee_id, old.id, new.status_since); end if;
  return new;
end $$;

-- What the hold kept back goes when it ends, where the discussion has come so far meanwhile.
create function common_ground.end_what_was_held() returns trigger
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  if exists (select from discussion d where d.committee_id = new.committee_id and d.id = new.discussion_id
      and d.status in ('another-route', 'not-this-time', 'record-shared', 'themes-sent', 'three-months-on', 'finished', 'withdrawn')) then
    perform destroy_note_of(new.committee_id, new.discussion_id, new.ended_at);
  end if;
  return new;
end $$;
reset role;
revoke create on schema common_ground from common_ground_policy;
revoke execute on function common_ground.is_held(uuid, uuid), common_ground.destroy_note_of(uuid, uuid, timestamptz), common_ground.end_what_was_held()
  from public;
grant execute on function common_ground.is_held(uuid, uuid) to common_ground_application;
grant execute on function common_ground.end_what_was_held() to common_ground_owner;
set local role common_ground_owner;
create trigger note_after_hold after update of ended_at on common_ground.legal_hold for each row
  when (old.ended_at is null and new.ended_at is not null) execute function common_ground.end_what_was_held();
reset role;
