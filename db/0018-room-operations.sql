-- The live room (P5, P18–P21): everything that happens on its boards is an operation, numbered for its meeting. The boards are what the
-- operations add up to; there is no second copy. Words stand in a column of their own, so that they can go while the structure stays.
set local role common_ground_owner;

alter table common_ground.room add column last_number integer not null default 0;

create table common_ground.operation (
  committee_id uuid not null,
  discussion_id uuid not null,
  number integer not null check (number > 0),          -- 1, 2, 3 … of this meeting, given below
  id uuid not null,                                    -- made by whoever sends it: twice the same has one effect
  board text not null check (board ~ '^[a-z][a-z-]{1,20}$'),
  type text not null check (type ~ '^[a-z][a-z-]{1,30}$'),
  subject text check (length(subject) <= 60),          -- the card or the person on a drawing it is about
  body jsonb not null check (pg_column_size(body) <= 65536),
  words jsonb not null default '{}' check (pg_column_size(words) <= 65536), -- people's own words; emptied when newer ones come
  by_person uuid references common_ground.person,      -- null: the program
  sector text check (sector in ('social-work', 'police', 'health', 'education', 'third-sector', 'office')),
  held_by text check (held_by in ('social-work', 'police', 'health', 'education', 'third-sector', 'office')), -- only they see it yet
  at timestamptz not null,
  primary key (committee_id, discussion_id, number),
  unique (committee_id, discussion_id, id),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
create index on common_ground.operation (committee_id, discussion_id, subject) where words <> '{}';
call common_ground.protect('operation', 'meeting', 'insert, update');

-- Whoever reads the meeting reads what is not held back. An operation is added in one's own name, and afterwards only loses words or
-- is shown to all.
reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.my_sector() returns text
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select a.sector from membership m join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
  where m.committee_id = committee_now() and m.person_id = me() and m.left_at is null
$$;
revoke all on function common_ground.my_sector() from public;
grant execute on function common_ground.my_sector() to common_ground_application;
reset role;
set local role common_ground_owner;
alter policy reading on common_ground.operation
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or discussion_id in (select common_ground.readable('meeting'))
      and (held_by is null or held_by = (select common_ground.my_sector()))));
alter policy adding on common_ground.operation
  with check (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or discussion_id in (select common_ground.readable('meeting')) and by_person = (select common_ground.me())));
alter policy changing on common_ground.operation
  using (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or discussion_id in (select common_ground.readable('meeting'))));
revoke update on common_ground.operation from common_ground_application;
grant update (words, held_by) on common_ground.operation to common_ground_application;
-- Disposal is the program's own work on its date, never a person's.
grant delete on common_ground.operation to common_ground_application;
create policy disposal on common_ground.operation for delete to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.acts_as_system()));

-- The number is given here and nowhere else. The row of the room is locked until the transaction ends, so that numbers become visible
-- in their order.
create function common_ground.number_operation() returns trigger language plpgsql as $$
begin
  update common_ground.room set last_number = last_number + 1
    where committee_id = new.committee_id and discussion_id = new.discussion_id
    returning last_number into new.number;
  if new.number is null then
    raise exception 'this discussion has no room' using errcode = '23503';
  end if;
  return new;
end $$;
create trigger number_operation before insert on common_ground.operation
  for each row execute function common_ground.number_operation();
-- Other processes hear which meeting has news, and nothing of what.
create function common_ground.tell_operation() returns trigger language plpgsql as $$
begin
  perform pg_notify('room', new.discussion_id::text);
  return null;
end $$;
create trigger tell_operation after insert on common_ground.operation
  for each row execute function common_ground.tell_operation();

-- The cards there are become operations; the table goes: one way to keep a card.
alter table common_ground.card no force row level security;
alter table common_ground.room no force row level security;
alter table common_ground.operation no force row level security;
insert into common_ground.operation (committee_id, discussion_id, number, id, board, type, subject, body, words, by_person, sector, at)
select c.committee_id, c.discussion_id, 1, c.id, c.board, 'add', c.id::text,
  jsonb_strip_nulls(jsonb_build_object('type', 'add', 'card', c.id, 'box', coalesce(c.stage, c.moved_from, c.cell, 'notes'),
    'function', c.function, 'seat', c.seat, 'known', c.known, 'takeBack', c.take_back)),
  jsonb_build_object('text', c.text), c.written_by, c.sector, c.written_at
from common_ground.card c order by c.written_at, c.id;
insert into common_ground.operation (committee_id, discussion_id, number, id, board, type, subject, body, by_person, sector, at)
select c.committee_id, c.discussion_id, 1, gen_random_uuid(), 'matrix', 'move', c.id::text,
  jsonb_build_object('type', 'move', 'card', c.id, 'box', c.cell), c.written_by, c.sector, c.written_at
from common_ground.card c where c.moved_from is not null;
insert into common_ground.operation (committee_id, discussion_id, number, id, board, type, subject, body, by_person, sector, at)
select c.committee_id, c.discussion_id, 1, gen_random_uuid(), c.board, 'remove', c.id::text,
  jsonb_build_object('type', 'remove', 'card', c.id), c.written_by, c.sector, c.removed_at
from common_ground.card c where c.removed_at is not null;
drop table common_ground.card;
alter table common_ground.room force row level security;
alter table common_ground.operation force row level security;

-- What the program reads for everybody in one room, to send each what is theirs: all operations after a number, and who may read now.
reset role;
set local role common_ground_owner;
grant select on common_ground.operation, common_ground.room to common_ground_policy;
create policy for_policy on common_ground.operation for select to common_ground_policy using (true);
grant update (held_by) on common_ground.operation to common_ground_policy;
create policy showing on common_ground.operation for update to common_ground_policy using (true);
create policy for_policy on common_ground.room for select to common_ground_policy using (true);
reset role;
set local role common_ground_policy;
create function common_ground.room_log(wanted uuid, after integer) returns setof common_ground.operation
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select o.* from operation o
  where o.committee_id = committee_now() and o.discussion_id = wanted and o.number > after
    and (acts_as_system() or wanted in (select readable('meeting')))
  order by o.number
$$;
-- A silent board is shown: everything on it at the same moment. Whoever may read the meeting may ask; who may show is the program's rule.
create function common_ground.show_board(wanted uuid, shown text) returns void
  language sql security definer set search_path = common_ground, pg_temp as $$
  update operation set held_by = null
  where committee_id = committee_now() and discussion_id = wanted and board = shown and held_by is not null
    and (acts_as_system() or wanted in (select readable('meeting')))
$$;
create function common_ground.meeting_readers(wanted uuid[]) returns table (discussion_id uuid, person_id uuid)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select distinct r.discussion_id, r.person_id
  from relation r
    join reading_rule u on u.relation = r.relation and u.kind = 'meeting'
    join discussion d on d.committee_id = r.committee_id and d.id = r.discussion_id
    join membership m on m.committee_id = r.committee_id and m.person_id = r.person_id and m.left_at is null
    join person p on p.id = r.person_id and p.left_at is null
  where r.committee_id = committee_now() and r.discussion_id = any (wanted) and r.ended_at is null
    and (u.statuses is null or d.status = any (u.statuses))
    and (acts_as_system() or r.discussion_id in (select readable('meeting')))
$$;
revoke all on function common_ground.room_log(uuid, integer), common_ground.show_board(uuid, text), common_ground.meeting_readers(uuid[])
  from public;
grant execute on function common_ground.room_log(uuid, integer), common_ground.show_board(uuid, text), common_ground.meeting_readers(uuid[])
  to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
