-- Answers to the alert letter (P11), by a link that can do nothing else (alert.yaml, replies). `team_member` has had room for them
-- since 0006. The worry that somebody is at risk is never kept: the page says whom to call, and passes nothing on.
set local role common_ground_owner;
create table common_ground.alert_link (
  committee_id uuid not null,
  discussion_id uuid not null,
  hash text not null unique,
  member_id uuid not null,
  made_at timestamptz not null,
  primary key (committee_id, hash),
  foreign key (committee_id, member_id) references common_ground.team_member (committee_id, id) on delete cascade
);
create index on common_ground.alert_link (committee_id, member_id);
call common_ground.protect('alert_link', 'request-team', 'insert');
alter policy adding on common_ground.alert_link
  with check (committee_id = (select common_ground.committee_now()) and ((select common_ground.acts_as_system())
    or discussion_id in (select common_ground.readable('request-team'))));
-- Set by the program when the letter could not be delivered.
alter table common_ground.team_member add column bounced_at timestamptz;
alter table common_ground.team_member add constraint no_worry_is_kept check (reply <> 'worry');

-- What the functions below need, and no more: the row of the link in hand, and one letter to the practitioner.
grant select on common_ground.alert_link to common_ground_policy;
create policy for_policy on common_ground.alert_link for select to common_ground_policy using (true);
grant update (reply, reply_text, replied_at, left_at) on common_ground.team_member to common_ground_policy;
create policy answering on common_ground.team_member for update to common_ground_policy
  using (committee_id = (select common_ground.committee_now()) and id in (
    select l.member_id from common_ground.alert_link l where l.committee_id = (select common_ground.committee_now()) and l.hash = (select common_ground.ticket_hash())));
grant update (ended_at) on common_ground.relation to common_ground_policy;
create policy leaving_the_team on common_ground.relation for update to common_ground_policy
  using (committee_id = (select common_ground.committee_now()) and relation = 'team-member');
create policy answer_to_alert on common_ground.letter for insert to common_ground_policy
  with check (letter = 'alert-answer' and committee_id = (select common_ground.committee_now()));

reset role;
grant create on schema common_ground to common_ground_policy;
set local role common_ground_policy;

create function common_ground.committee_of_alert(link_hash text) returns uuid
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select committee_id from alert_link where hash = link_hash
$$;

-- What the page of the link in hand shows. `open`: from the telling until an invitation, with a link of its own, takes its place.
create function common_ground.alert_in_hand() returns table (discussion_id uuid, practitioner text, agency text, reply text, open boolean)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select d.id, p.name, a.name, t.reply,
    d.status in ('agreed', 'sent', 'being-screened', 'more-needed', 'suitable-with-conditions', 'waiting-elsewhere', 'finding-facilitator',
      'facilitator-asked', 'facilitator-confirmed', 'finding-time', 'time-set', 'postponed', 'with-first-manager', 'with-second-manager',
      'manager-question', 'not-agreed-now')
    and not exists (select from invitation i where i.committee_id = d.committee_id and i.discussion_id = d.id
      and i.withdrawn_at is null and lower(i.email) = lower(t.email))
  from alert_link l
    join team_member t on t.committee_id = l.committee_id and t.id = l.member_id and t.left_at is null
    join discussion d on d.committee_id = l.committee_id and d.id = l.discussion_id
    join person p on p.id = d.requester_id
    left join membership m on m.committee_id = d.committee_id and m.person_id = p.id
    left join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
  where l.committee_id = committee_now() and l.hash = ticket_hash()
$$;

-- Keeps the answer and tells the practitioner, once for each answer. Who does not work with the child or family leaves the list (P15:
-- such a person may then lead). False where the link has had its time.
create function common_ground.answer_alert(answer text, said text, now timestamptz) returns boolean
  language plpgsql security definer set search_path = common_ground, pg_temp as $$
declare member team_member;
begin
  update team_member t set reply = answer, reply_text = said, replied_at = now,
      left_at = case when answer = 'not-in-team' then now end
    from alert_link l
    where l.committee_id = committee_now() and l.hash = ticket_hash() and t.committee_id = l.committee_id and t.id = l.member_id
      and t.left_at is null and (select h.open from alert_in_hand() h)
    returning t.* into member;
  if member.id is null then
    return false;
  end if;
  if answer = 'not-in-team' and member.person_id is not null then
    update relation r set ended_at = now
      where r.committee_id = member.committee_id and r.discussion_id = member.discussion_id and r.person_id = member.person_id
        and r.relation = 'team-member' and r.ended_at is null;
  end if;
  insert into letter (committee_id, id, letter, discussion_id, person_id, values, link, once, written_at, due_at)
    select d.committee_id, gen_random_uuid(), 'alert-answer', d.id, d.requester_id, jsonb_build_object('reference', d.reference),
      '/discussions/' || d.id || '/alert/answers', 'alert-answer:' || member.id || ':' || answer || ':' || md5(said), now, now
    from discussion d where d.committee_id = member.committee_id and d.id = member.discussion_id
    on conflict do nothing;
  return true;
end $$;

revoke all on function common_ground.committee_of_alert(text), common_ground.alert_in_hand(),
  common_ground.answer_alert(text, text, timestamptz) from public;
grant execute on function common_ground.committee_of_alert(text), common_ground.alert_in_hand(),
  common_ground.answer_alert(text, text, timestamptz) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
