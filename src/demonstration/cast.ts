/** The invented committees, agencies and people of the demonstration (content demonstration.yaml), written with the owner's rights. */

import type pg from 'pg'
import { demonstration, entriesOf, words } from '#content'
import type { Duty, Person, Sector } from '../discussion.ts'
import { newId } from '../kit/id.ts'

export type CommitteeKey = keyof typeof demonstration.committees
export type PersonKey = keyof typeof demonstration.people

/** A cast member in one committee; somebody who works across committees stands in the cast of each. */
export type Cast = Readonly<Record<PersonKey, Person>>

interface PersonWords {
  readonly name: string
  readonly job: string
  readonly agency: keyof typeof demonstration.agencies
  readonly manager?: PersonKey
  readonly duties?: readonly Duty[]
  readonly facilitator?: { readonly years: string; readonly topics: readonly string[]; readonly last: number }
}

const people = demonstration.people as Readonly<Record<PersonKey, PersonWords>>
const across: Readonly<
  Partial<Record<PersonKey, { committee: CommitteeKey; agency: keyof typeof demonstration.agencies; job: string }>>
> = demonstration.across

export async function loadCast(client: pg.Client, now: Date): Promise<void> {
  const committees = await loadCommittees(client)
  const agencies = await loadAgencies(client, committees)
  const ids = new Map<PersonKey, string>()
  for (const [key, { name, agency }] of entriesOf(people)) {
    const id = newId()
    ids.set(key, id)
    await client.query('insert into common_ground.person (id, name, email) values ($1, $2, $3)', [
      id,
      name,
      emailOf(name, agency),
    ])
  }
  for (const [key, person] of entriesOf(people)) {
    await join(
      client,
      idIn(ids, key),
      person.job,
      agencyIn(agencies, person.agency),
      person.manager ? idIn(ids, person.manager) : null,
    )
    const committee = agencyIn(agencies, person.agency).committee
    for (const duty of person.duties ?? [])
      await client.query('insert into common_ground.duty (committee_id, person_id, duty) values ($1, $2, $3)', [
        committee,
        idIn(ids, key),
        duty,
      ])
  }
  for (const [key, person] of entriesOf(people))
    if (person.facilitator)
      await joinPool(client, agencyIn(agencies, person.agency).committee, idIn(ids, key), person, now)
  for (const [key, there] of entriesOf(across))
    if (there) await join(client, idIn(ids, key), there.job, agencyIn(agencies, there.agency), null)
}

async function loadCommittees(client: pg.Client): Promise<Map<CommitteeKey, string>> {
  const ids = new Map<CommitteeKey, string>()
  for (const [key, { names }] of entriesOf(demonstration.committees)) {
    const id = newId()
    ids.set(key, id)
    await client.query('insert into common_ground.committee (id, slug, names) values ($1, $2, $3)', [
      id,
      key,
      JSON.stringify(names),
    ])
  }
  return ids
}

interface Agency {
  readonly id: string
  readonly committee: string
}

async function loadAgencies(client: pg.Client, committees: Map<CommitteeKey, string>): Promise<Map<string, Agency>> {
  const made = new Map<string, Agency>()
  for (const [key, { committee, name, sector }] of entriesOf(demonstration.agencies)) {
    const agency = { id: newId(), committee: committees.get(committee) ?? '' }
    made.set(key, agency)
    await client.query('insert into common_ground.agency (committee_id, id, name, sector) values ($1, $2, $3, $4)', [
      agency.committee,
      agency.id,
      name,
      sector satisfies Sector,
    ])
  }
  return made
}

async function join(
  client: pg.Client,
  personId: string,
  job: string,
  agency: Agency,
  managerId: string | null,
): Promise<void> {
  await client.query(
    'insert into common_ground.membership (committee_id, person_id, agency_id, job, line_manager_id) values ($1, $2, $3, $4, $5)',
    [agency.committee, personId, agency.id, job, managerId],
  )
}

async function joinPool(
  client: pg.Client,
  committee: string,
  personId: string,
  person: PersonWords,
  now: Date,
): Promise<void> {
  if (!person.facilitator) return
  const { years, topics, last } = person.facilitator
  await client.query(
    `insert into common_ground.facilitator (committee_id, person_id, profession, supervision_years, group_experience, topics, ways, capacity)
     values ($1, $2, $3, $4, true, $5, '{in-person,online,mixed}', 3)`,
    [committee, personId, person.job, years, topics],
  )
  const trained = new Date(now.getTime() - last * 86_400_000)
  const due = new Date(trained)
  due.setUTCMonth(due.getUTCMonth() + 36)
  await client.query(
    `insert into common_ground.training (committee_id, id, person_id, kind, provider, completed_on, refresher_due_on, confirmed_by)
     select $1, $2, $3, 'core-444', $4, $5, $6, d.person_id from common_ground.duty d
     where d.committee_id = $1 and d.duty = 'policy-team' limit 1`,
    [committee, newId(), personId, words.names.committee.default, day(trained), day(due)],
  )
}

const day = (date: Date): string => date.toISOString().slice(0, 10)
const emailOf = (name: string, agency: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@${agency}.example`

function idIn(ids: Map<PersonKey, string>, key: PersonKey): string {
  const id = ids.get(key)
  if (!id) throw new Error(`nobody called ${key} in the cast`)
  return id
}

function agencyIn(agencies: Map<string, Agency>, key: string): Agency {
  const agency = agencies.get(key)
  if (!agency) throw new Error(`no agency ${key} in the cast`)
  return agency
}

/** The cast of one committee as actors, read back from the database. */
export async function castOf(client: pg.Client, committeeKey: CommitteeKey): Promise<Cast> {
  const { rows } = await client.query(
    `select p.id, p.name, p.email, m.job, m.committee_id, a.id as agency_id, a.name as agency, a.sector,
       array(select d.duty from common_ground.duty d where d.committee_id = m.committee_id and d.person_id = p.id) as duties
     from common_ground.membership m join common_ground.committee c on c.id = m.committee_id
     join common_ground.person p on p.id = m.person_id
     join common_ground.agency a on a.committee_id = m.committee_id and a.id = m.agency_id
     where c.slug = $1`,
    [committeeKey],
  )
  const cast: Partial<Record<PersonKey, Person>> = {}
  for (const row of rows) {
    const key = entriesOf(people).find(([, person]) => person.name === row.name)?.[0]
    if (!key) continue
    cast[key] = {
      kind: 'person',
      personId: row.id,
      committeeId: row.committee_id,
      name: row.name,
      email: row.email,
      job: row.job,
      agencyId: row.agency_id,
      agency: row.agency,
      sector: row.sector,
      duties: row.duties,
    }
  }
  return cast as Cast
}
