/** What stands about a colleague, corrected by an administrator: told to them at once. A new address waits for the person's own yes (decision 0042). */
import { sql } from 'kysely'
import { formatDate, account as words } from '#content'
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { hashOf, newSecret } from '../kit/id.ts'
import { writeLetters } from '../kit/letters.ts'
import { linkEnds } from '../trust/enrolment.rows.ts'
import { whomToTell } from '../trust/watchers.rows.ts'
import type { Colleague } from './people.rows.ts'

const { things } = words.people.details

export interface Details {
  readonly name: string
  readonly email: string
  readonly agency: string
  readonly job: string
  readonly team: string
}
export type Thing = 'name' | 'job' | 'team' | 'agency'

/** What differs from what stands there, but for the address. */
export const thingsIn = (found: Colleague, form: Details): Thing[] =>
  (
    [
      ['name', found.name !== form.name],
      ['job', found.job !== form.job],
      ['team', found.team !== form.team],
      ['agency', found.agencyId !== form.agency],
    ] as const
  ).flatMap(([thing, differs]) => (differs ? [thing] : []))

/** False where the name is not this committee's alone to change; then nothing was changed. */
export async function correct(tx: Tx, by: Person, found: Colleague, form: Details, now: Date): Promise<boolean> {
  const changed = thingsIn(found, form)
  if (changed.includes('name') && !(await rename(tx, found.id, form.name))) return false
  if (changed.length === 0) return true
  await tx
    .updateTable('membership')
    .set({ agency_id: form.agency, job: form.job, team: form.team })
    .where('committee_id', '=', by.committeeId)
    .where('person_id', '=', found.id)
    .execute()
  for (const thing of changed) await audit(tx, by, 'act', corrected[thing], null, now, { upon: { person: found.id } })
  const values = {
    ...(await said(tx, by, found, now)),
    changed: changed.map((thing) => things[thing]).join(', '),
  }
  await writeLetters(tx, by.committeeId, null, [{ letter: 'details-changed', to: { person: found.id }, values }], now)
  return true
}

/** As the audit says it: which thing, never what it says. */
const corrected = {
  name: 'corrected-name',
  job: 'corrected-job',
  team: 'corrected-team',
  agency: 'corrected-agency',
} as const

async function rename(tx: Tx, personId: string, name: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select rename_person(${personId}, ${name}) as done`.execute(tx)
  return rows[0]?.done ?? false
}

const said = async (tx: Tx, by: Person, { id }: Colleague, now: Date) => ({
  sender_name: by.name,
  decided_on: formatDate(now, 'day'),
  contact: await whomToTell(tx, id, [by.personId], now),
})

/** A letter to the new address, with the link that only this person can use, and one to the address that stands there. One question at a time. */
export async function askForAddress(tx: Tx, by: Person, found: Colleague, email: string, now: Date): Promise<void> {
  const link = newSecret()
  const ends = linkEnds(now)
  await takeAddressBack(tx, by, found.id)
  await tx
    .insertInto('address_change')
    .values({
      ...{ committee_id: by.committeeId, person_id: found.id, email, link_hash: hashOf(link) },
      ...{ made_by: by.personId, made_at: now, expires_at: ends },
    })
    .execute()
  await audit(tx, by, 'act', 'ask-address', null, now, { upon: { person: found.id } })
  const values = { ...(await said(tx, by, found, now)), due_date: formatDate(ends, 'day') }
  const orders = [
    { letter: 'address-new', to: { name: found.name, address: email }, values, link: `/address/${link}` },
    { letter: 'address-asked', to: { person: found.id }, values },
  ]
  await writeLetters(tx, by.committeeId, null, orders, now)
}

export async function takeAddressBack(tx: Tx, by: Person, personId: string): Promise<void> {
  await tx
    .deleteFrom('address_change')
    .where('committee_id', '=', by.committeeId)
    .where('person_id', '=', personId)
    .execute()
}

export interface AddressAsked {
  readonly email: string
  readonly until: Date
}

/** The new address somebody was asked to take and has not; null where there is none. */
export async function addressAsked(tx: Tx, personId: string, now: Date): Promise<AddressAsked | null> {
  const { rows } = await sql<AddressAsked>`select email, expires_at as until from address_change
    where committee_id = committee_now() and person_id = ${personId} and expires_at >= ${now}`.execute(tx)
  return rows[0] ?? null
}
