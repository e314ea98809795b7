/** A new work address that an administrator entered: taken by the person themselves, who holds the account and the new mailbox (decision 0042). */
import { sql } from 'kysely'
import { formatDate } from '#content'
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { hashOf } from '../kit/id.ts'
import { writeLetters } from '../kit/letters.ts'
import { whomToTell } from './watchers.rows.ts'

declare module '../kit/tables.ts' {
  interface Tables {
    address_change: {
      committee_id: string
      person_id: string
      email: string
      link_hash: string
      made_by: string
      made_at: Date
      expires_at: Date
    }
  }
}

export interface NewAddress {
  readonly email: string
  readonly askedBy: string
  readonly askedByName: string
  /** Where it was asked; there it is taken. */
  readonly committeeId: string
}

/** What the link asks the person signed in; null where it is over, or asks somebody else. */
export async function newAddressIn(tx: Tx, link: string, now: Date): Promise<NewAddress | null> {
  const { rows } = await sql<NewAddress>`
    select email, asked_by as "askedBy", asked_by_name as "askedByName", committee_id as "committeeId" from address_asked(${hashOf(link)}, ${now})`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** Everything the person has open ends with it, and both addresses hear of it. `taken`: it is somebody else's. */
export async function takeAddress(
  tx: Tx,
  person: Person,
  link: string,
  { askedBy }: NewAddress,
  now: Date,
): Promise<'done' | 'taken' | 'over'> {
  const { email, name } = await tx
    .selectFrom('person')
    .select(['email', 'name'])
    .where('id', '=', person.personId)
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{
    how: 'done' | 'taken' | 'over'
  }>`select take_address(${hashOf(link)}, ${now}) as how`.execute(tx)
  const how = rows[0]?.how ?? 'over'
  if (how !== 'done') return how
  await audit(tx, person, 'act', 'take-address', null, now, { upon: { person: person.personId } })
  const values = {
    decided_on: formatDate(now, 'day'),
    contact: await whomToTell(tx, person.personId, [askedBy], now),
  }
  const orders = [{ name, address: email }, { person: person.personId }].map((to) => ({
    letter: 'address-changed',
    to,
    values,
  }))
  await writeLetters(tx, person.committeeId, null, orders, now)
  return how
}
