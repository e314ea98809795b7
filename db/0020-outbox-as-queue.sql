-- The outbox is the queue (docs/decisions/0011): a letter's row says itself that it is due. A new one wakes the post on commit; which
-- letter it is, the post finds out for itself. What the former job queue kept of its own goes.
drop trigger post_letter on common_ground.letter;
drop function common_ground.post_letter();
drop schema if exists graphile_worker cascade;

set local role common_ground_owner;
-- While somebody is sending it: nobody else takes it before this moment.
alter table common_ground.letter add taken_until timestamptz;

create function common_ground.announce_letter() returns trigger
  language plpgsql set search_path = common_ground, pg_temp as $$
begin
  perform pg_notify('outbox', '');
  return null;
end $$;
create trigger announce_letter after insert on common_ground.letter for each statement execute function common_ground.announce_letter();
