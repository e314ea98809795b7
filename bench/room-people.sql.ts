/** Rooms full of people, straight in the database: each has a facilitator and nine who have agreed to the rules. */
import pg from 'pg'
import { hashOf } from '../src/kit/id.ts'

export interface RoomSeat {
  readonly discussionId: string
  readonly personId: string
  readonly secret: string
}

const committee = '01900000-0000-7000-8000-000000000001'

export async function fillRooms(ownerUrl: string, rooms: number, seats: number): Promise<readonly RoomSeat[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(
      `set search_path = common_ground; insert into committee (id, slug, names) values ('${committee}', 'bench', '{}')`,
    )
    await client.query(
      `insert into agency (committee_id, id, name, sector)
       select '${committee}', gen_random_uuid(), 'Agency ' || sector, sector from unnest(array['social-work', 'police', 'health', 'education', 'third-sector']) sector`,
    )
    await client.query(
      `create temp table seat as select n, gen_random_uuid() as person, (n - 1) / $2 as room, (n - 1) % $2 as place from generate_series(1, $1::int * $2::int) n`,
      [rooms, seats],
    )
    await client.query(
      `create temp table place as select n as room, gen_random_uuid() as id from generate_series(0, ${rooms - 1}) n`,
    )
    for (const statement of statements) await client.query(statement)
    const { rows } = await client.query<{ person: string; id: string }>(
      'select s.person, p.id from seat s join place p on p.room = s.room order by s.n',
    )
    const taken = rows.map(({ person, id }) => ({ discussionId: id, personId: person, secret: `bench-${person}` }))
    await client.query(
      `insert into session (id_hash, person_id, committee_id, begun_at, last_seen_at, confirmed_at)
       select hash, person, '${committee}', now(), now(), now() from unnest($1::text[], $2::uuid[]) as s (hash, person)`,
      [taken.map(({ secret }) => hashOf(secret)), taken.map(({ personId }) => personId)],
    )
    await client.query('analyze')
    return taken
  } finally {
    await client.end()
  }
}

const statements = [
  `insert into person (id, name, email) select person, 'Person Number ' || n, 'person.' || n || '@agency.example' from seat`,
  `insert into membership (committee_id, person_id, agency_id, job)
   select '${committee}', s.person, a.id, 'Practitioner' from seat s
     join (select id, row_number() over (order by sector) - 1 as at from agency) a on a.at = s.n % 5`,
  `insert into discussion (committee_id, id, reference, pseudonym, status, status_since, version, begun_at, begun_by, requester_id)
   select '${committee}', p.id, 'RCD-26-' || lpad((p.room + 1)::text, 3, '0'), 'Quiet Harbour ' || p.room, 'meeting-open', now(), 1, now(), s.person, s.person
   from place p join seat s on s.room = p.room and s.place = 1`,
  `insert into relation (committee_id, discussion_id, person_id, relation, since)
   select '${committee}', p.id, s.person, case s.place when 0 then 'facilitator' when 1 then 'requester' else 'team-member' end, now()
   from place p join seat s on s.room = p.room`,
  `insert into relation (committee_id, discussion_id, person_id, relation, since)
   select '${committee}', p.id, s.person, 'participant', now() from place p join seat s on s.room = p.room where s.place > 0`,
  `insert into invitation (committee_id, discussion_id, id, person_id, name, email, invited_as, ticket_hash, invited_at, present, rules_agreed_at)
   select '${committee}', p.id, gen_random_uuid(), s.person, 'Person Number ' || s.n, 'person.' || s.n || '@agency.example',
     case s.place when 1 then 'requester' else 'team-member' end, md5(s.n::text) || md5('t' || s.n), now(), true, now()
   from place p join seat s on s.room = p.room where s.place > 0`,
  `insert into room (committee_id, discussion_id, opened_at, opened_by, purpose_read, part_since)
   select '${committee}', p.id, now(), s.person, '{}', now() from place p join seat s on s.room = p.room and s.place = 0`,
]
