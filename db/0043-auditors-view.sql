-- The auditor's view of the audit (decision 0021): who did and read what, never what it said; and what the last check of the chain found.
set local role common_ground_owner;

-- The same questions, each answered from an index in the order in which the page shows them.
drop index common_ground.audit_entry_committee_id_discussion_id_seq_idx, common_ground.audit_entry_committee_id_person_id_seq_idx,
  common_ground.audit_entry_committee_id_at_idx;
create index audit_entry_by_time on common_ground.audit_entry (committee_id, at, seq);
create index audit_entry_by_person on common_ground.audit_entry (committee_id, person_id, at, seq);
create index audit_entry_by_verb on common_ground.audit_entry (committee_id, verb, at, seq);
create index audit_entry_by_discussion on common_ground.audit_entry (committee_id, discussion_id, at, seq) where discussion_id is not null;

create table common_ground.audit_check (
  committee_id uuid primary key,
  checked_at timestamptz not null,
  entries bigint not null,
  wrong bigint,            -- the first entry that is not as it was signed
  checkpoint bigint,       -- the last entry that was signed outside the database when this was checked
  checkpoint_at timestamptz
);
alter table common_ground.audit_check enable row level security;
alter table common_ground.audit_check force row level security;
grant select on common_ground.audit_check to common_ground_application;
create policy reading on common_ground.audit_check for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.has_duty('auditor')));
grant select, insert, update on common_ground.audit_check to common_ground_audit;
create policy checking on common_ground.audit_check for all to common_ground_audit using (true) with check (true);

reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;
grant execute on function common_ground.has_duty(text) to common_ground_audit;
-- The number and word pair of what entries are about, for an auditor alone.
create function common_ground.names_for_audit(ids uuid[]) returns table (id uuid, reference text, pseudonym text)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select d.id, d.reference, d.pseudonym from discussion d
  where d.committee_id = committee_now() and d.id = any (ids) and has_duty('auditor')
$$;
create function common_ground.find_for_audit(wanted text) returns uuid
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select d.id from discussion d where d.committee_id = committee_now() and has_duty('auditor')
    and (upper(d.reference) = upper(wanted) or lower(d.pseudonym) = lower(wanted)) limit 1
$$;
revoke all on function common_ground.names_for_audit(uuid[]), common_ground.find_for_audit(text) from public;
grant execute on function common_ground.names_for_audit(uuid[]), common_ground.find_for_audit(text) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;

grant create on schema common_ground to common_ground_audit;
set local role common_ground_audit;
-- One page of the chain, newest first, of the entries before this one. Planned anew for what is asked: each filter has an index of its own.
create function common_ground.audit_page(since timestamptz, until timestamptz, who uuid, did text, about uuid, before bigint, most integer)
  returns setof common_ground.audit_entry
  language plpgsql stable security definer rows 50 set search_path = common_ground, pg_temp set plan_cache_mode = force_custom_plan as $$
declare edge timestamptz;
begin
  if not has_duty('auditor') then return; end if;
  if before is not null then
    select e.at into edge from audit_entry e where e.committee_id = committee_now() and e.seq = before;
    if not found then return; end if;
  end if;
  return query select * from audit_entry e
    where e.committee_id = committee_now() and (since is null or e.at >= since) and (until is null or e.at < until)
      and (who is null or e.person_id = who) and (did is null or e.verb = did) and (about is null or e.discussion_id = about)
      and (edge is null or (e.at, e.seq) < (edge, before))
    order by e.at desc, e.seq desc limit least(most, 5000);
end $$;
create function common_ground.note_audit_check(place uuid, at timestamptz, followed bigint, first_wrong bigint, signed bigint, signed_at timestamptz)
  returns void language sql security definer set search_path = common_ground, pg_temp as $$
  insert into audit_check values (place, at, followed, first_wrong, signed, signed_at)
  on conflict (committee_id) do update set checked_at = excluded.checked_at, entries = excluded.entries, wrong = excluded.wrong,
    checkpoint = excluded.checkpoint, checkpoint_at = excluded.checkpoint_at
$$;
-- Whether any chain was not followed since then.
create function common_ground.audit_check_due(since timestamptz) returns boolean
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select exists (select from audit_head h left join audit_check c on c.committee_id = h.committee_id
    where h.seq > 0 and (c.checked_at is null or c.checked_at < since))
$$;
revoke all on function common_ground.audit_check_due(timestamptz), common_ground.audit_page(timestamptz, timestamptz, uuid, text, uuid, bigint, integer),
  common_ground.note_audit_check(uuid, timestamptz, bigint, bigint, bigint, timestamptz) from public;
grant execute on function common_ground.audit_page(timestamptz, timestamptz, uuid, text, uuid, bigint, integer) to common_ground_application;
grant execute on function common_ground.audit_check_due(timestamptz),
  common_ground.note_audit_check(uuid, timestamptz, bigint, bigint, bigint, timestamptz) to common_ground_owner;
reset role;
revoke create on schema common_ground from common_ground_audit;
