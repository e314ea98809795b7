-- Figures stay when what they were counted from goes (privacy.yaml, figures): a number for each measure and quarter or year, without words or people.
-- It grows in the transaction that deletes the rows, so that a figure is the same before and after.
set local role common_ground_owner;
create table common_ground.kept_figure (
  committee_id uuid not null references common_ground.committee,
  measure text not null check (measure ~ '^[a-z]+(-[a-z]+)*$'),
  period text not null check (period ~ '^[0-9]{4}(-Q[1-4])?$'),
  item text not null default '' check (length(item) <= 60 and item !~ '\s'),
  figure integer not null check (figure > 0),
  primary key (committee_id, measure, period, item)
);
alter table common_ground.kept_figure enable row level security;
alter table common_ground.kept_figure force row level security;
grant select, insert, update on common_ground.kept_figure to common_ground_policy;
create policy for_policy on common_ground.kept_figure for all to common_ground_policy using (true) with check (true);
reset role;

grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
create function common_ground.keep_figure(place uuid, what text, of_period text, which text, more integer) returns void
  language sql security definer set search_path = common_ground, pg_temp as $$
  insert into kept_figure as k values (place, what, of_period, which, more)
    on conflict (committee_id, measure, period, item) do update set figure = k.figure + excluded.figure
$$;
-- Near misses (P22, P30): whoever deletes the row, its count stays.
create function common_ground.keep_near_miss() returns trigger
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare noticed timestamptz;
begin
  if tg_table_name = 'read_back' then noticed := old.at; else noticed := old.answered_at; end if;
  perform keep_figure(old.committee_id, 'near-miss', quarter_of(noticed), '', 1);
  return null;
end $$;
create or replace function common_ground.near_miss_figures(first_quarter text) returns table (measure text, item text, figure double precision)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  with allowed as (select 1 where has_duty('policy-team') or has_duty('lead-officer')),
  missed as (
    select quarter_of(r.at) as quarter, 1 as times from read_back r, allowed where r.committee_id = committee_now() and r.answer = 'someone-known'
    union all
    select quarter_of(k.answered_at), 1 from kept_word k, allowed where k.committee_id = committee_now() and k.answer = 'refuse'
    union all
    select f.period, f.figure from kept_figure f, allowed where f.committee_id = committee_now() and f.measure = 'near-miss')
  select 'near-miss', quarter, sum(times)::double precision from missed where quarter >= first_quarter group by quarter
$$;
reset role;
revoke create on schema common_ground from common_ground_policy;
revoke all on function common_ground.keep_figure(uuid, text, text, text, integer), common_ground.keep_near_miss() from public;
grant execute on function common_ground.keep_near_miss() to common_ground_owner;
set local role common_ground_owner;
create trigger near_miss_stays_counted after delete on common_ground.read_back for each row
  when (old.answer = 'someone-known') execute function common_ground.keep_near_miss();
create trigger near_miss_stays_counted after delete on common_ground.kept_word for each row
  when (old.answer = 'refuse') execute function common_ground.keep_near_miss();
reset role;
