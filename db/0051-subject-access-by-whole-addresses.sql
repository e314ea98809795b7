-- Subject access: a request for another format is somebody's where their whole address stands in it, not a part of it (ann@x.example is not in
-- joann@x.example), and a cover ends on the day it is in London, not by the session's clock.
set local role common_ground_owner;
-- Every address, in lower case, in what somebody typed of how to reach them.
create function common_ground.addresses_in(typed text) returns setof text
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select trim(both '.!?*''’‘' from word) from regexp_split_to_table(lower(typed), '[\s,;:|/<>()"“”\[\]]+') as word where position('@' in word) > 0
$$;
revoke execute on function common_ground.addresses_in(text) from public;
grant execute on function common_ground.addresses_in(text) to common_ground_subject;
reset role;
grant create on schema common_ground to common_ground_subject;
set local role common_ground_subject;
-- The function as it stands, with these changed.
do $do$
declare
  before constant text := pg_get_functiondef('common_ground.held_about(uuid, text)'::regprocedure);
  after text := before;
  one record;
begin
  for one in select * from (values
    ($q$position(theirs in lower(f.reach)) > 0$q$, $q$theirs in (select addresses_in(f.reach))$q$),
    ($q$c.ended_at::date$q$, $q$(c.ended_at at time zone 'Europe/London')::date$q$)) as change(old, new) loop
    if position(one.old in after) = 0 then raise exception 'held_about does not hold %', one.old; end if;
    after := replace(after, one.old, one.new);
  end loop;
  execute after;
end $do$;
reset role;
revoke create on schema common_ground from common_ground_subject;
