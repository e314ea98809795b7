/** The key of an authenticator app, sealed for its person, and the links it is used together with. */
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Database, Tx } from '../kit/database.ts'
import { hashOf, newSecret } from '../kit/id.ts'
import { stepOfCode } from './authenticator.ts'
import { forEver, type Sealer } from './sealed-token.ts'

/** One purpose a person: a sealed key moved to another row opens nothing. */
const purposeOf = (personId: string) => `authenticator of ${personId}`

export async function keepKey(
  tx: Tx,
  seal: Sealer,
  person: Person,
  key: Buffer,
  step: number,
  now: Date,
): Promise<void> {
  await tx.deleteFrom('authenticator').where('person_id', '=', person.personId).execute()
  await tx
    .insertInto('authenticator')
    .values({
      person_id: person.personId,
      sealed_key: seal.seal(purposeOf(person.personId), key.toString('base64url'), forEver),
      last_step: step,
      added_at: now,
      last_used_at: null,
    })
    .execute()
  await audit(tx, person, 'act', 'add-authenticator', null, now)
}

/** The step of a right code; null for a wrong one, and for one that was used. */
export function stepOfSealed(
  seal: Sealer,
  {
    personId,
    sealedKey,
    lastStep,
  }: { readonly personId: string; readonly sealedKey: string; readonly lastStep: number },
  typed: string,
  now: Date,
): number | null {
  const key = seal.open(purposeOf(personId), sealedKey, now)
  return typeof key === 'string' ? stepOfCode(Buffer.from(key, 'base64url'), typed, now, lastStep) : null
}

/** Only one of two who come with the same code is taken. */
export async function codeUsed(tx: Tx, personId: string, step: number, now: Date): Promise<boolean> {
  const used = await tx
    .updateTable('authenticator')
    .set({ last_step: step, last_used_at: now })
    .where('person_id', '=', personId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return used.numUpdatedRows > 0n
}

export const linkMinutes = 15

/** Whoever has an app and this address, with a link made for them; null where there is nobody. */
export async function makeLink(database: Database, address: string, now: Date) {
  const [row] = await database.ask<{ person_id: string; committee_id: string }>(
    'select * from common_ground.authenticator_of($1)',
    [address],
  )
  if (!row) return null
  const link = newSecret()
  await database.ask(
    `with past as (delete from common_ground.sign_in_link where expires_at < $3)
     insert into common_ground.sign_in_link (hash, person_id, made_at, expires_at) values ($1, $2, $3, $4)`,
    [hashOf(link), row.person_id, now, new Date(now.getTime() + linkMinutes * 60_000)],
  )
  return { path: `/sign-in/code/${link}`, personId: row.person_id, committeeId: row.committee_id }
}

/** Whether a link can still be used; looking consumes nothing. */
export async function linkIsOpen(database: Database, link: string, now: Date): Promise<boolean> {
  const rows = await database.ask(
    'select 1 from common_ground.sign_in_link where hash = $1 and used_at is null and tries < 5 and expires_at >= $2',
    [hashOf(link), now],
  )
  return rows.length > 0
}

/** One of five tries. */
export async function tryLink(database: Database, link: string, now: Date) {
  const [row] = await database.ask<{ person_id: string; sealed_key: string; last_step: number }>(
    'select * from common_ground.try_sign_in_link($1, $2)',
    [hashOf(link), now],
  )
  return row ? { personId: row.person_id, sealedKey: row.sealed_key, lastStep: row.last_step } : null
}

/** False where it was used meanwhile. */
export async function useLink(database: Database, link: string, now: Date): Promise<boolean> {
  const rows = await database.ask(
    'update common_ground.sign_in_link set used_at = $2 where hash = $1 and used_at is null returning hash',
    [hashOf(link), now],
  )
  return rows.length > 0
}
