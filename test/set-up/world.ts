/** A small invented world for tests: two committees, five sectors, people with managers and duties. Every address ends in `.example`. */
import pg from 'pg'
import type { Duty, Person, Relation, Sector, Status } from '../../src/discussion.ts'
import { newId } from '../../src/kit/id.ts'

export interface World {
  readonly ownerUrl: string
  readonly strathlorne: string
  readonly glenbrae: string
  readonly agencies: Readonly<Record<string, string>>
  readonly people: Readonly<Record<PersonKey, Person>>
}

/** key: [name, job, agency, line manager, duties, supervision experience when in the facilitator pool] */
const cast = {
  isla: ['Isla Farquhar', 'Social worker', 'social-work', 'gregor', []],
  gregor: ['Gregor Munro', 'Senior social worker', 'social-work', 'helen', []],
  helen: ['Helen Strachan', 'Team manager', 'social-work', null, []],
  catriona: ['Catriona Milne', 'Health visitor', 'health', 'morven', []],
  morven: ['Morven Baird', 'Lead nurse', 'health', 'ailsa', []],
  ailsa: ['Ailsa Napier', 'Nurse manager', 'health', null, []],
  calum: ['Calum Sim', 'Police constable, public protection', 'police', 'duncan', []],
  duncan: ['Duncan Raeburn', 'Police sergeant', 'police', null, []],
  tom: ['Tom Lawrie', 'Guidance teacher', 'education', 'una', []],
  una: ['Una Petrie', 'Depute head teacher', 'education', null, []],
  aisha: ['Aisha Rehman', 'Family support worker', 'third-sector', 'piotr', []],
  piotr: ['Piotr Zielinski', 'Project manager', 'third-sector', null, []],
  ruth: ['Ruth Calder', 'Reviewing officer', 'office', null, ['reviewing-team']],
  shona: ['Shona Leslie', 'Reviewing officer', 'office', null, ['reviewing-team']],
  marion: ['Marion Duthie', 'Practice educator', 'health', 'ailsa', []],
  andrew: ['Andrew Keith', 'Practice teacher', 'social-work', null, []],
  fiona: ['Fiona Anderson', 'Lead Officer', 'office', null, ['lead-officer']],
  neil: ['Neil Ogilvie', 'Policy officer', 'office', null, ['policy-team']],
  grace: ['Grace Rennie', 'Auditor', 'office', null, ['auditor']],
  ada: ['Ada Mackie', 'Administrator', 'office', null, ['administrator']],
  rowan: ['Rowan Geddes', 'Social worker', 'social-work', null, []], // Glenbrae only
  morag: ['Morag Innes', 'Police constable', 'police', null, []], // both committees; here as a member of Glenbrae
} as const satisfies Record<string, readonly [string, string, Sector, string | null, readonly Duty[]]>
export type PersonKey = keyof typeof cast

const inGlenbrae: readonly string[] = ['rowan', 'morag']
/** Works in Strathlorne too. */
const inBoth: readonly string[] = ['morag']
export const facilitators: readonly PersonKey[] = ['marion', 'andrew', 'morven']

/** Fills an empty, migrated database. */
export async function makeWorld(ownerUrl: string): Promise<World> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin; set local search_path = common_ground')
    const strathlorne = await committee(client, 'strathlorne', 'Strathlorne')
    const glenbrae = await committee(client, 'glenbrae', 'Glenbrae')
    const agencies = {
      ...(await agenciesOf(client, strathlorne, '')),
      ...(await agenciesOf(client, glenbrae, 'glenbrae-')),
    }
    const people = await makePeople(client, strathlorne, glenbrae, agencies)
    await makeFacilitators(client, strathlorne, people)
    await client.query('commit')
    return { ownerUrl, strathlorne, glenbrae, agencies, people }
  } finally {
    await client.end()
  }
}

async function committee(client: pg.Client, slug: string, area: string): Promise<string> {
  const id = newId()
  const names = {
    area,
    committee: `${area} Child Protection Committee`,
    mailbox: `reviewing.team@${slug}.example`,
    formats_contact: `formats@${slug}.example`,
    data_contact: `information@${slug}.example`,
    child_protection_phone: '01632 960001',
    child_protection_phone_out_of_hours: '01632 960002',
  }
  await client.query('insert into committee (id, slug, names) values ($1, $2, $3)', [id, slug, JSON.stringify(names)])
  return id
}

const sectors: readonly Sector[] = ['social-work', 'police', 'health', 'education', 'third-sector', 'office']

async function agenciesOf(client: pg.Client, committeeId: string, prefix: string): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const sector of sectors) {
    const id = newId()
    const name = `${prefix === '' ? 'Strathlorne' : 'Glenbrae'} ${sector}`
    await client.query('insert into agency (committee_id, id, name, sector) values ($1, $2, $3, $4)', [
      committeeId,
      id,
      name,
      sector,
    ])
    ids[prefix + sector] = id
  }
  return ids
}

async function makePeople(
  client: pg.Client,
  strathlorne: string,
  glenbrae: string,
  agencies: Record<string, string>,
): Promise<Record<PersonKey, Person>> {
  const people: Record<string, Person> = {}
  for (const [key, [name, job, sector, , duties]] of Object.entries(cast)) {
    const elsewhere = inGlenbrae.includes(key)
    const agencyId = agencies[`${elsewhere ? 'glenbrae-' : ''}${sector}`] ?? ''
    const committeeId = elsewhere ? glenbrae : strathlorne
    const person: Person = {
      kind: 'person',
      personId: newId(),
      committeeId,
      name,
      email: `${name.toLowerCase().replace(' ', '.')}@${sector}.example`,
      job,
      agencyId,
      agency: `${elsewhere ? 'Glenbrae' : 'Strathlorne'} ${sector}`,
      sector,
      duties,
    }
    people[key] = person
    await client.query('insert into person (id, name, email) values ($1, $2, $3)', [
      person.personId,
      name,
      person.email,
    ])
    await member(client, committeeId, person, agencyId)
    if (inBoth.includes(key)) await member(client, strathlorne, person, agencies[sector] ?? '')
    for (const duty of duties)
      await client.query('insert into duty (committee_id, person_id, duty) values ($1, $2, $3)', [
        committeeId,
        person.personId,
        duty,
      ])
  }
  for (const [key, [, , , manager]] of Object.entries(cast))
    if (manager)
      await client.query('update membership set line_manager_id = $1 where person_id = $2', [
        people[manager]?.personId,
        people[key]?.personId,
      ])
  return people as Record<PersonKey, Person>
}

async function member(client: pg.Client, committeeId: string, person: Person, agencyId: string): Promise<void> {
  await client.query('insert into membership (committee_id, person_id, agency_id, job) values ($1, $2, $3, $4)', [
    committeeId,
    person.personId,
    agencyId,
    person.job,
  ])
}

async function makeFacilitators(
  client: pg.Client,
  committeeId: string,
  people: Record<PersonKey, Person>,
): Promise<void> {
  for (const key of facilitators) {
    const personId = people[key].personId
    await client.query(
      `insert into facilitator (committee_id, person_id, profession, supervision_years, group_experience, ways, capacity)
       values ($1, $2, $3, 'over-3', true, '{in-person,online,mixed}', 3)`,
      [committeeId, personId, people[key].job],
    )
    await client.query(
      `insert into training (committee_id, id, person_id, kind, provider, completed_on, refresher_due_on, confirmed_by)
       values ($1, $2, $3, 'core-444', 'Invented Training', '2026-01-15', '2099-01-15', $4)`,
      [committeeId, newId(), personId, people.neil.personId],
    )
  }
}

/** Puts a discussion straight into the database, in any status and with any relations: for tests of the rules about reading. */
export async function plantDiscussion(
  client: pg.Client,
  world: World,
  {
    status,
    people = {},
    at = new Date(),
    begunBy = world.people.isla,
  }: {
    status: Status
    people?: Partial<Record<PersonKey, Relation>>
    at?: Date
    begunBy?: Person
  },
): Promise<string> {
  const id = newId()
  const tail = id.slice(-12)
  await client.query(
    `insert into common_ground.discussion (committee_id, id, reference, pseudonym, status, status_since, begun_at, begun_by, requester_id)
     values ($1, $2, $3, $4, $5, $6, $6, $7, $7)`,
    [begunBy.committeeId, id, `RCD-T-${tail}`, `Test ${tail}`, status, at, begunBy.personId],
  )
  for (const [key, relation] of Object.entries(people))
    await client.query(
      'insert into common_ground.relation (committee_id, discussion_id, person_id, relation, since) values ($1, $2, $3, $4, $5)',
      [begunBy.committeeId, id, world.people[key as PersonKey].personId, relation, at],
    )
  return id
}
