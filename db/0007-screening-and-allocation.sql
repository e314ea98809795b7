-- Screening (P13), allocation (P14, P15) and what people may change in the register of facilitators and their training (P29).
set local role common_ground_owner;

-- One answer of the screener to one question of screening.yaml. `round` counts how often the request was sent.
create table common_ground.screening_answer (
  committee_id uuid not null,
  discussion_id uuid not null,
  round integer not null,
  question text not null,
  answer text not null,
  reason text not null,
  answered_at timestamptz not null,
  answered_by uuid not null references common_ground.person,
  primary key (committee_id, discussion_id, round, question),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
call common_ground.protect('screening_answer', 'screening', 'insert, update, delete');

-- The reasoned outcome of a named screener, and what came back from the practitioner. Nothing is ever turned down by the system.
create table common_ground.screening_outcome (
  committee_id uuid not null,
  discussion_id uuid not null,
  number integer not null,
  round integer not null,
  outcome text not null check (outcome in ('suitable', 'suitable-with-conditions', 'more-needed', 'child-protection', 'learning-review',
    'escalation', 'planning-meeting', 'supervision-first', 'wait', 'not-this-time')),
  reason text not null default '',
  condition text not null default '',
  question text not null default '',
  called text not null default '',
  next_step text not null default '',
  helper text not null default '',
  due_on date,                               -- condition or answer due, or the day to look again
  may_come_back boolean not null default true,
  decided_by uuid not null references common_ground.person,
  decided_at timestamptz not null,
  reply text not null default '',            -- the practitioner's answer to the question, or what was done about the condition
  replied_at timestamptz,
  settled_at timestamptz,                    -- condition confirmed, looked at again, came back
  primary key (committee_id, discussion_id, number),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
create index on common_ground.screening_outcome (committee_id, due_on) where settled_at is null;
call common_ground.protect('screening_outcome', 'screening-outcome', 'insert, update, delete');

-- One person asked to lead. At most one offer of a discussion is open: we ask one person at a time (P14).
create table common_ground.facilitator_offer (
  committee_id uuid not null,
  discussion_id uuid not null,
  id uuid not null,
  person_id uuid not null references common_ground.person,
  asked_by uuid not null references common_ground.person,
  asked_at timestamptz not null,
  answer_by date not null,
  answer text check (answer in ('accepted', 'passed', 'ended', 'stepped-down')),
  answered_at timestamptz,
  reason text,                               -- a key of allocation.yaml, pass_reasons or step_down.reasons
  declared text[] not null default '{}',     -- the lines of the declaration, as ticked
  primary key (committee_id, id),
  foreign key (committee_id, discussion_id) references common_ground.discussion (committee_id, id)
);
create unique index facilitator_offer_one_open on common_ground.facilitator_offer (committee_id, discussion_id) where answer is null;
create index on common_ground.facilitator_offer (committee_id, discussion_id);
create index on common_ground.facilitator_offer (committee_id, answer_by) where answer is null;
call common_ground.protect('facilitator_offer', 'allocation', 'insert, update, delete');
-- Whoever is asked sees their own offer, not that others were asked before.
create policy own on common_ground.facilitator_offer for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and person_id = (select common_ground.me()));

-- The register: what the questions of allocation.yaml, pool, and training.yaml, fields, ask besides.
alter table common_ground.facilitator
  add column settings text not null default '',
  add column manager_agrees boolean not null default false,
  add column version integer not null default 1;
alter table common_ground.training
  add column reach text not null default 'multi' check (reach in ('single', 'multi')),
  add column form text not null default 'led' check (form in ('self-led', 'led')),
  add column hours numeric(4, 1) check (hours between 0 and 60),
  add column takeaway text not null default '',
  add column confirmed_at timestamptz;

-- Read by oneself and by those who plan with it (training.yaml, sees), not by the whole committee.
drop policy here on common_ground.facilitator;
drop policy here on common_ground.training;
create policy reading on common_ground.facilitator for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (person_id = (select common_ground.me())
    or (select common_ground.acts_as_system()) or (select common_ground.has_duty('reviewing-team'))
    or (select common_ground.has_duty('policy-team')) or (select common_ground.has_duty('lead-officer'))));
create policy reading on common_ground.training for select to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (person_id = (select common_ground.me())
    or (select common_ground.acts_as_system()) or (select common_ground.has_duty('reviewing-team'))
    or (select common_ground.has_duty('policy-team'))));

grant insert, update on common_ground.facilitator, common_ground.training to common_ground_application;
create policy joining on common_ground.facilitator for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and person_id = (select common_ground.me()));
create policy changing on common_ground.facilitator for update to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (person_id = (select common_ground.me())
    or (select common_ground.has_duty('reviewing-team'))));
-- Nobody confirms their own training.
create policy adding on common_ground.training for insert to common_ground_application
  with check (committee_id = (select common_ground.committee_now()) and person_id = (select common_ground.me()) and confirmed_by is null);
create policy confirming on common_ground.training for update to common_ground_application
  using (committee_id = (select common_ground.committee_now()) and (select common_ground.has_duty('policy-team'))
    and person_id is distinct from (select common_ground.me()))
  with check (committee_id = (select common_ground.committee_now()) and confirmed_by = (select common_ground.me()));

-- Who is involved, without showing the team. The Reviewing Team learns of people in the register which rule applies, not why; anybody
-- else may ask about themselves only.
grant select on common_ground.team_member, common_ground.request_answer, common_ground.agreement, common_ground.facilitator,
  common_ground.facilitator_offer to common_ground_policy;
create policy for_policy on common_ground.team_member for select to common_ground_policy using (true);
create policy for_policy on common_ground.request_answer for select to common_ground_policy using (true);
create policy for_policy on common_ground.agreement for select to common_ground_policy using (true);
create policy for_policy on common_ground.facilitator_offer for select to common_ground_policy using (true);
reset role;
grant usage, create on schema common_ground to common_ground_policy;
set local role common_ground_policy;

-- P13, P15: in the team (by account or by address); managing somebody in the team or the practitioner, one or two levels up, in whichever
-- committee; asking or agreeing; having screened; left out at the practitioner's wish; having said that they have a part in the work.
create function common_ground.involvement(wanted uuid) returns table (person_id uuid, because text)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  with d as (
      select * from discussion where committee_id = committee_now() and id = wanted
        and (acts_as_system() or id in (select readable('summary')))),
    team as (
      select t.person_id from team_member t join d on d.committee_id = t.committee_id and d.id = t.discussion_id
        where t.person_id is not null and t.reply is distinct from 'not-in-team'
      union
      select p.id from team_member t join d on d.committee_id = t.committee_id and d.id = t.discussion_id
        join person p on p.email = lower(btrim(t.email)) where t.reply is distinct from 'not-in-team'
      union
      select r.person_id from relation r join d on d.committee_id = r.committee_id and d.id = r.discussion_id
        where r.relation = 'team-member' and r.ended_at is null),
    managed as (select t.person_id from team t union select d.requester_id from d),
    first_level as (
      select m.line_manager_id as person_id from membership m join managed on managed.person_id = m.person_id
        where m.line_manager_id is not null),
    second_level as (
      select m.line_manager_id as person_id from membership m join first_level on first_level.person_id = m.person_id
        where m.line_manager_id is not null),
    found as (
      select t.person_id, 'in-team' as because from team t
      union select f.person_id, 'manages-team' from first_level f
      union select s.person_id, 'manages-team' from second_level s
      union select d.requester_id, 'asking' from d
      union select d.begun_by, 'asking' from d
      union select r.person_id, 'asking' from relation r join d on d.committee_id = r.committee_id and d.id = r.discussion_id
        where r.relation in ('requester', 'first-manager', 'second-manager') and r.ended_at is null
      union select a.person_id, 'asking' from agreement a join d on d.committee_id = a.committee_id and d.id = a.discussion_id
        where a.answer <> 'not-me'
      union select r.person_id, 'screened' from relation r join d on d.committee_id = r.committee_id and d.id = r.discussion_id
        where r.relation = 'screener'
      union select named.id::uuid, 'left-out' from request_answer a
        join d on d.committee_id = a.committee_id and d.id = a.discussion_id,
        lateral (select (regexp_matches(a.value::text, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g'))[1] as id) named
        where a.question = 'not-facilitator'
      union select o.person_id, 'said-so' from facilitator_offer o join d on d.committee_id = o.committee_id and d.id = o.discussion_id
        where o.reason in ('involved', 'know-family', 'involved-now', 'not-fair'))
  select found.person_id, found.because from found
    where found.person_id = me() or acts_as_system()
      or (has_duty('reviewing-team')
        and exists (select from facilitator f where f.committee_id = committee_now() and f.person_id = found.person_id))
$$;

-- What the shortlist needs of each person in the register besides their own entry: how many they have led or been asked to lead since
-- then, when last, and whether they fit the practitioner's wishes (null: no wish). The wishes themselves stay where they are.
create function common_ground.facilitator_facts(wanted uuid, since timestamptz)
  returns table (person_id uuid, led integer, last_led timestamptz, topic boolean, language boolean, place boolean)
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  with d as (
      select * from discussion where committee_id = committee_now() and id = wanted
        and (acts_as_system() or id in (select readable('summary')))),
    wish as (
      select a.question, case when jsonb_typeof(a.value) = 'array' then array(select jsonb_array_elements_text(a.value))
          else array[a.value #>> '{}'] end as wished
        from request_answer a join d on d.committee_id = a.committee_id and d.id = a.discussion_id
        where a.question in ('nearest-themes', 'language', 'how-to-meet') and a.value <> 'null' and a.value <> '""' and a.value <> '[]')
  select f.person_id,
    (select count(*)::integer from relation r join discussion x on x.committee_id = r.committee_id and x.id = r.discussion_id
      where r.committee_id = f.committee_id and r.person_id = f.person_id and r.ended_at is null and r.discussion_id <> wanted
        and x.status not in ('withdrawn', 'cancelled')
        and (r.relation = 'facilitator-asked' or r.relation = 'facilitator' and r.since >= facilitator_facts.since)),
    (select max(r.since) from relation r
      where r.committee_id = f.committee_id and r.person_id = f.person_id and r.relation = 'facilitator' and r.ended_at is null),
    (select f.topics && wish.wished from wish where wish.question = 'nearest-themes'),
    (select f.languages @> wish.wished from wish where wish.question = 'language'),
    (select f.ways && wish.wished from wish where wish.question = 'how-to-meet' and wish.wished <> array['no-wish'])
  from facilitator f join d on d.committee_id = f.committee_id
  where f.person_id = me() or acts_as_system() or has_duty('reviewing-team')
$$;

-- How the group would like to meet: shown to the person asked, before they say yes (allocation.yaml, offer.shown_before_yes).
create function common_ground.way_to_meet(wanted uuid) returns text
  language sql stable security definer set search_path = common_ground, pg_temp as $$
  select a.value #>> '{}' from request_answer a
    where a.committee_id = committee_now() and a.discussion_id = wanted and a.question = 'how-to-meet'
      and exists (select from relation r where r.committee_id = a.committee_id and r.discussion_id = wanted and r.person_id = me()
        and r.relation = 'facilitator-asked' and r.ended_at is null)
$$;
revoke all on function common_ground.involvement(uuid), common_ground.facilitator_facts(uuid, timestamptz),
  common_ground.way_to_meet(uuid) from public;
grant execute on function common_ground.involvement(uuid), common_ground.facilitator_facts(uuid, timestamptz),
  common_ground.way_to_meet(uuid) to common_ground_application;
reset role;
revoke create on schema common_ground from common_ground_policy;
