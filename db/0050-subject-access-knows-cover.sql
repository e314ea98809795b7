-- Subject access knows cover for a manager who is away, answers given in somebody's place, and auditors who looked at an emergency access.
set local role common_ground_owner;
grant select on common_ground.cover to common_ground_subject;
create policy for_subject_access on common_ground.cover for select to common_ground_subject using (true);
reset role;
grant create on schema common_ground to common_ground_subject;
set local role common_ground_subject;
-- The function as it stands, with more in it.
do $do$
declare
  before constant text := pg_get_functiondef('common_ground.held_about(uuid, text)'::regprocedure);
  after text := before;
  one record;
begin
  for one in select * from (values
    ($q$'words', g.comment <> ''$q$, $q$'for-somebody', g.for_person is not null and g.for_person <> subject, 'words', g.comment <> ''$q$),
    ($q$union all select 'team_member', t.told_at$q$, $q$union all select 'agreement-for-you', g.at, g.discussion_id, jsonb_build_object('role', g.role, 'answer', g.answer) from agreement g
      where g.committee_id = here and g.for_person = subject and g.person_id <> subject
    union all select case when c.absent_id = subject then 'cover' else 'cover-for-somebody' end, c.set_at, null,
        jsonb_build_object('from', c.from_day, 'until', coalesce(c.ended_at::date, c.to_day)) from cover c
      where c.committee_id = here and subject in (c.absent_id, c.covers_id)
    union all select 'cover-named', c.set_at, null, '{}' from cover c where c.committee_id = here and c.set_by = subject
    union all select 'team_member', t.told_at$q$),
    ($q$subject = any (e.told)$q$, $q$(subject = any (e.told) or e.reviewed_by = subject)$q$)) as change(old, new) loop
    if position(one.old in after) = 0 then raise exception 'held_about does not hold %', one.old; end if;
    after := replace(after, one.old, one.new);
  end loop;
  execute after;
end $do$;
reset role;
revoke create on schema common_ground from common_ground_subject;
