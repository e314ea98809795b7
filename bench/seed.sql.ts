/** A committee after years of work, written straight into the tables: invented people and discussions in a realistic spread. */
import pg from 'pg'
import { hashOf } from '../src/kit/id.ts'
import { sealedByNobody } from '../test/set-up/sealed.ts'

export interface Size {
  readonly discussions: number
  /** So many that each has the same number of discussions, however many there are altogether. */
  readonly people: number
}

export const sizeOf = (discussions: number): Size => ({ discussions, people: Math.max(60, (discussions * 6) / 100) })

/** Fills a migrated, empty database. One in ten discussions is under way, in every status; the rest are finished or withdrawn. */
export async function seed(ownerUrl: string, { discussions, people }: Size): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('set search_path = common_ground, public')
    await client.query(functions)
    await client.query(
      `create temp table size as select ${discussions} as discussions, ${people} as people, gen_random_uuid() as committee, now() as today`,
    )
    for (const statement of registers) await client.query(statement)
    for (const statement of discussionRows) await client.query(statement)
    await client.query('analyze')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

/** So many that nobody comes to the limit of a session, however few people share the load. */
export const sessionsEach = 40
export const sessionSecret = (secret: string, number: number): string => `${secret}.${number}`

/** Sessions for each person, as if all had just signed in. Returns what the secrets of their cookies begin with, by person. */
export async function signInAll(ownerUrl: string): Promise<ReadonlyMap<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ person_id: string; committee_id: string }>(
      'select person_id, committee_id from common_ground.membership',
    )
    const secrets = new Map(rows.map((row) => [row.person_id, `bench-${row.person_id}`]))
    for (let number = 0; number < sessionsEach; number += 1)
      await client.query(
        `insert into common_ground.session (id_hash, person_id, committee_id, begun_at, last_seen_at, confirmed_at)
         select hash, person, committee, now(), now(), now() from unnest($1::text[], $2::uuid[], $3::uuid[]) as s (hash, person, committee)
         on conflict (id_hash) do update set begun_at = now(), last_seen_at = now(), confirmed_at = now()`,
        [
          rows.map((row) => hashOf(sessionSecret(`bench-${row.person_id}`, number))),
          rows.map((row) => row.person_id),
          rows.map((row) => row.committee_id),
        ],
      )
    return secrets
  } finally {
    await client.end()
  }
}

/** Ids as the program makes them: version 7, in the order of time, so that indexes grow as they would. */
const functions = `
  set check_function_bodies = off;
  create function pg_temp.id_at(at timestamptz) returns uuid language sql volatile as $$
    select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
      placing substring(int8send((extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid $$;
  create function pg_temp.of_people(kind text, pick integer) returns uuid language sql stable as $$
    select id from crowd where crowd.kind = of_people.kind and place = 1 + pick % (select count(*) from crowd c where c.kind = of_people.kind) $$`

const registers = [
  `insert into committee (id, slug, names) select committee, 'bench', '{"area": "Strathlorne"}' from size`,
  `create temp table offices as select pg_temp.id_at(now()) as id, n,
     (array['social-work', 'police', 'health', 'education', 'third-sector', 'office'])[1 + n % 6] as sector from generate_series(0, 17) n`,
  `insert into agency (committee_id, id, name, sector) select committee, id, 'Agency ' || n, sector from offices, size`,
  `create temp table crowd as select n, pg_temp.id_at(today - interval '6 years') as id,
     case when n <= greatest(3, people / 50) then 'screener' when n % 10 = 9 then 'facilitator' when n % 10 in (7, 8) then 'manager' else 'practitioner' end as kind,
     0::bigint as place from size, generate_series(1, people) n`,
  `update crowd set place = p.place from (select id, row_number() over (partition by kind order by n) as place from crowd) p where p.id = crowd.id`,
  `create index on crowd (kind, place)`,
  `analyze crowd`,
  `insert into person (id, name, email) select id, 'Person Number ' || n, 'person.' || n || '@agency.example' from crowd`,
  `insert into membership (committee_id, person_id, agency_id, job, line_manager_id)
     select committee, crowd.id, offices.id, initcap(kind), case when kind = 'practitioner' then pg_temp.of_people('manager', crowd.n) end
     from crowd, size, offices where offices.n = case when kind = 'screener' then 5 else crowd.n % 18 end`,
  `insert into duty (committee_id, person_id, duty) select committee, id, 'reviewing-team' from crowd, size where kind = 'screener'`,
  `insert into facilitator (committee_id, person_id, supervision_years) select committee, id, 'over-3' from crowd, size where kind = 'facilitator'`,
]

/** In the order of the procedure: a discussion has everybody who has come to it so far. */
const underWay = `array['draft', 'draft', 'draft', 'with-first-manager', 'with-second-manager', 'manager-question', 'agreed', 'sent', 'sent',
  'being-screened', 'more-needed', 'another-route', 'suitable-with-conditions', 'finding-facilitator', 'facilitator-asked',
  'facilitator-confirmed', 'finding-time', 'time-set', 'time-set', 'time-set', 'postponed', 'meeting-open', 'meeting-ended',
  'record-being-read', 'record-shared', 'themes-sent', 'three-months-on', 'three-months-on', 'three-months-on']`

const after = (status: string) => `rank > (select min(rank) - 1 from ranks where status = '${status}')`

const discussionRows = [
  `create temp table ranks as select status, place::integer as rank from unnest(${underWay} || array['finished']) with ordinality as s (status, place)`,
  `create temp table plan as select n, pg_temp.id_at(begun_at) as id, begun_at, status, coalesce((select max(rank) from ranks where ranks.status = s.status), 4) as rank
     from (select n, today - (discussions - n) * (interval '6 years' / discussions) as begun_at,
       case when n > discussions * 0.9 then (${underWay})[1 + n % array_length(${underWay}, 1)] when n % 18 = 0 then 'withdrawn' else 'finished' end as status
       from size, generate_series(1, discussions) n) s`,
  `insert into discussion (committee_id, id, reference, pseudonym, status, status_since, version, begun_at, begun_by, requester_id)
     select committee, plan.id, 'RCD-' || to_char(begun_at, 'YY') || '-' || n, 'Quiet Harbour ' || n, status,
       least(begun_at + interval '90 days', today - interval '1 day'), 6, begun_at, pg_temp.of_people('practitioner', n * 7), pg_temp.of_people('practitioner', n * 7)
     from plan, size`,
  ...[
    ['requester', 'practitioner', 'n * 7', 'true'],
    ['first-manager', 'manager', 'n * 3', after('with-first-manager')],
    ['second-manager', 'manager', 'n * 3 + 1', after('with-second-manager')],
    ['team-member', 'practitioner', 'n * 7 + 1', `${after('agreed')} and status <> 'finished'`],
    ['team-member', 'practitioner', 'n * 7 + 2', `${after('agreed')} and status <> 'finished'`],
    ['team-member', 'practitioner', 'n * 7 + 3', `${after('agreed')} and status <> 'finished'`],
    ['screener', 'screener', 'n * 5', after('being-screened')],
    ['facilitator-asked', 'facilitator', 'n * 11', `status = 'facilitator-asked'`],
    ['facilitator', 'facilitator', 'n * 11', after('facilitator-confirmed')],
    ['participant', 'practitioner', 'n * 7', after('meeting-ended')],
    ['participant', 'practitioner', 'n * 7 + 1', after('meeting-ended')],
    ['participant', 'practitioner', 'n * 7 + 2', after('meeting-ended')],
    ['participant', 'practitioner', 'n * 7 + 3', after('meeting-ended')],
  ].map(
    ([relation, kind, pick, when]) =>
      `insert into relation (committee_id, discussion_id, person_id, relation, since)
         select committee, id, pg_temp.of_people('${kind}', ${pick}), '${relation}', begun_at from plan, size where ${when} on conflict do nothing`,
  ),
  `insert into history (committee_id, discussion_id, number, event, by_person, at)
     select d.committee_id, d.id, e.number, e.event, d.requester_id, d.begun_at + e.number * interval '2 days'
     from discussion d, unnest(array['request-begun', 'agreement-asked', 'first-manager-agreed', 'second-manager-agreed', 'request-sent'])
       with ordinality as e (event, number)`,
  `insert into request_answer (committee_id, discussion_id, question, kind, value, answered_at, answered_by)
     select committee_id, id, 'areas', 'areas', to_jsonb('${sealedByNobody}'::text), begun_at, requester_id from discussion`,
  `insert into request_answer (committee_id, discussion_id, question, kind, value, answered_at, answered_by)
     select committee_id, id, 'safety-passed', 'request', '"no"', begun_at, requester_id from discussion`,
  `insert into invitation (committee_id, discussion_id, id, person_id, name, email, invited_as, ticket_hash, invited_at, reply)
     select r.committee_id, r.discussion_id, i.id, p.id, p.name, p.email, 'team-member', encode(sha256(i.id::text::bytea), 'hex'), r.since, 'coming'
     from relation r join plan on plan.id = r.discussion_id and ${after('finding-time')} join person p on p.id = r.person_id,
       lateral (select pg_temp.id_at(r.since) as id where r.person_id is not null) i
     where r.relation in ('team-member', 'participant')`,
  `insert into meeting (committee_id, discussion_id, id, number, starts_at, ends_at, how, uid, state, set_at)
     select committee, plan.id, m.id, 1, today + interval '9 days', today + interval '9 days 90 minutes', 'mixed', m.id::text,
       case status when 'time-set' then 'set' when 'postponed' then 'postponed' when 'meeting-open' then 'open' else 'held' end, begun_at
     from size, plan, lateral (select pg_temp.id_at(begun_at) as id where n is not null) m where ${after('time-set')}`,
  `insert into meeting_place (committee_id, discussion_id, meeting_id, place) select committee_id, discussion_id, id, 'The Annexe, room 4' from meeting`,
  `insert into screening_outcome (committee_id, discussion_id, number, round, outcome, reason, decided_by, decided_at)
     select committee, id, 1, 1, case status when 'another-route' then 'escalation' when 'more-needed' then status when 'suitable-with-conditions' then status else 'suitable' end,
       '${sealedByNobody}', pg_temp.of_people('screener', n * 5), begun_at from plan, size where ${after('more-needed')}`,
  `insert into record_copy (committee_id, discussion_id, number, content, offered_at, read_until, shared_at)
     select committee, id, 1, '[]', begun_at, today + interval '3 days', case when status <> 'record-being-read' then begun_at end
     from plan, size where ${after('record-being-read')}`,
]
