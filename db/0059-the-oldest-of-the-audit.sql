-- The audit's oldest entries go when their time is over (privacy.yaml, history): from its beginning only, without a gap, and not past one about a
-- discussion that is held. Where the chain now begins stands here; that no younger ones went is seen from the signed checkpoints (decision 0028).
grant create on schema common_ground to common_ground_audit; -- taken back below
set local role common_ground_owner;
create table common_ground.audit_start (
  committee_id uuid primary key,
  seq bigint not null check (seq > 0),           -- the last entry that went
  hash bytea not null,                           -- of it: what the first one that is there follows
  cut_at timestamptz not null
);
alter table common_ground.audit_start enable row level security;
alter table common_ground.audit_start force row level security;
create policy verifying on common_ground.audit_start for select to common_ground_owner using (true);
grant select, insert, update on common_ground.audit_start to common_ground_audit;
create policy cutting on common_ground.audit_start for all to common_ground_audit using (true) with check (true);
grant delete on common_ground.audit_entry to common_ground_audit;
create policy cutting on common_ground.audit_entry for delete to common_ground_audit using (true);
grant select on common_ground.legal_hold to common_ground_audit;
create policy cutting_looks on common_ground.legal_hold for select to common_ground_audit using (true);

drop trigger only_grows on common_ground.audit_entry;
create trigger only_grows before update on common_ground.audit_entry
  for each row execute function common_ground.audit_only_grows();
create function common_ground.audit_goes_from_its_beginning() returns trigger language plpgsql as $$
begin
  if current_user = 'common_ground_audit' and exists (select from common_ground.audit_start s
      where s.committee_id = old.committee_id and s.seq >= old.seq) then return old; end if;
  raise exception 'the audit only grows' using errcode = 'insufficient_privilege';
end $$;
create trigger goes_from_its_beginning before delete on common_ground.audit_entry
  for each row execute function common_ground.audit_goes_from_its_beginning();
reset role;

set local role common_ground_policy;
grant execute on function common_ground.committee_now(), common_ground.acts_as_system() to common_ground_audit;
reset role;
set local role common_ground_audit;
-- How many went. The newest entry stays, so that the chain has an end.
create function common_ground.cut_audit(before timestamptz, at timestamptz) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare stop bigint;
begin
  gone := 0; keys := 0;
  if not acts_as_system() then return next; return; end if;
  select min(e.seq) - 1 into stop from audit_entry e where e.committee_id = committee_now() and (e.at > before
    or e.discussion_id in (select h.discussion_id from legal_hold h where h.committee_id = committee_now() and h.ended_at is null));
  select least(stop, max(e.seq) - 1) into stop from audit_entry e where e.committee_id = committee_now();
  insert into audit_start as s select e.committee_id, e.seq, e.hash, cut_audit.at from audit_entry e
      where e.committee_id = committee_now() and e.seq = stop
    on conflict (committee_id) do update set seq = excluded.seq, hash = excluded.hash, cut_at = excluded.cut_at;
  delete from audit_entry e where e.committee_id = committee_now() and e.seq <= stop;
  get diagnostics gone = row_count;
  return next;
end $$;
revoke all on function common_ground.cut_audit(timestamptz, timestamptz) from public;
grant execute on function common_ground.cut_audit(timestamptz, timestamptz) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_audit;
