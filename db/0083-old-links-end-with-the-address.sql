-- With a new work address the links end that lie in the old mailbox (R4): invitations of this person, in every committee. Two who take one address at
-- once: the second hears that it is taken. And it is said in which committee it was asked: there it is taken and told, whichever the person is signed in to.
set local role common_ground_owner;
grant update (ended_at) on common_ground.enrolment to common_ground_policy;
reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create or replace function common_ground.take_address(hash text, at timestamptz) returns text
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare wanted text;
begin
  select c.email into wanted from address_change c where c.link_hash = hash and c.person_id = me() and at <= c.expires_at for update;
  if not found then return 'over'; end if;
  if exists (select from person p where p.email = wanted and p.id <> me()) then return 'taken'; end if;
  begin
    update person set email = wanted, epoch = epoch + 1 where id = me();
  exception when unique_violation then return 'taken';
  end;
  delete from address_change c where c.person_id = me();
  update enrolment e set ended_at = take_address.at where e.person_id = me() and e.used_at is null and e.ended_at is null;
  return 'done';
end $$;
drop function common_ground.address_asked(text, timestamptz);
create function common_ground.address_asked(hash text, at timestamptz)
  returns table (email text, asked_by uuid, asked_by_name text, committee_id uuid)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select c.email, c.made_by, b.name, c.committee_id from address_change c join person b on b.id = c.made_by
    join membership m on m.committee_id = c.committee_id and m.person_id = c.person_id and m.left_at is null
  where c.link_hash = hash and c.person_id = me() and at <= c.expires_at
$$;
revoke all on function common_ground.address_asked(text, timestamptz) from public;
grant execute on function common_ground.address_asked(text, timestamptz) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
