-- How long history was kept when the audit's oldest entries went stands with the cut (P31, R25): a longer time that is set later must not make a lawful
-- cut wrong. What a signed checkpoint of those days does not confirm is not believed (src/trust/audit-start.ts). Cuts before this say nothing.
grant create on schema common_ground to common_ground_audit; -- taken back below
set local role common_ground_owner;
alter table common_ground.audit_start add column keeps text check (keeps ~ '^[0-9]{1,3} (day|month|year)s?$');
reset role;
set local role common_ground_audit;
drop function common_ground.cut_audit(timestamptz, timestamptz);
-- How many went. The newest entry stays, so that the chain has an end.
create function common_ground.cut_audit(before timestamptz, at timestamptz, keeps text) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare stop bigint;
begin
  gone := 0; keys := 0;
  if not acts_as_system() then return next; return; end if;
  select min(e.seq) - 1 into stop from audit_entry e where e.committee_id = committee_now() and (e.at > before
    or e.discussion_id in (select h.discussion_id from legal_hold h where h.committee_id = committee_now() and h.ended_at is null));
  select least(stop, max(e.seq) - 1) into stop from audit_entry e where e.committee_id = committee_now();
  insert into audit_start as s (committee_id, seq, hash, cut_at, keeps)
      select e.committee_id, e.seq, e.hash, cut_audit.at, cut_audit.keeps from audit_entry e
      where e.committee_id = committee_now() and e.seq = stop
    on conflict (committee_id) do update set seq = excluded.seq, hash = excluded.hash, cut_at = excluded.cut_at, keeps = excluded.keeps;
  delete from audit_entry e where e.committee_id = committee_now() and e.seq <= stop;
  get diagnostics gone = row_count;
  return next;
end $$;
revoke all on function common_ground.cut_audit(timestamptz, timestamptz, text) from public;
grant execute on function common_ground.cut_audit(timestamptz, timestamptz, text) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_audit;
