-- A briefing goes six years after the version it was about ended (privacy.yaml, briefing): on the day the next one came into use (db/0060).
grant create on schema common_ground to common_ground_retention;
set local role common_ground_owner;
grant select on common_ground.procedure_document to common_ground_retention;
create policy for_retention on common_ground.procedure_document for select to common_ground_retention
  using (committee_id = (select common_ground.committee_now()));
reset role;
set local role common_ground_retention;
drop function common_ground.note_procedure_version(text, timestamptz);
drop function common_ground.dispose_of_briefings(timestamptz);
-- `first`: the number in the label of the document's first version (2 for V2); what was before it had ended by `first_day`.
create function common_ground.dispose_of_briefings(before date, first integer, first_day date) returns table (gone integer, keys integer)
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
begin
  gone := 0; keys := 0;
  if acts_as_system() then
    delete from briefing b where coalesce(substring(b.version from '[0-9]+')::integer, first) < first and first_day <= before
      or exists (select from procedure_document d where d.committee_id = b.committee_id and d.effective_on <= before
        and d.number = coalesce(substring(b.version from '[0-9]+')::integer, first) - first + 2);
    get diagnostics gone = row_count;
  end if;
  return next;
end $$;
revoke all on function common_ground.dispose_of_briefings(date, integer, date) from public;
grant execute on function common_ground.dispose_of_briefings(date, integer, date) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_retention;
set local role common_ground_owner;
drop table common_ground.procedure_version;
reset role;
