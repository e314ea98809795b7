/**
 * What may be done once only, and what only so often. In PostgreSQL, so that a restart forgets nothing. A limit never stands before a
 * passkey or a provider's answer: those cannot be guessed, and a stranger must not be able to lock anybody out by trying.
 */
import type { Database } from '../kit/database.ts'
import { hashOf } from '../kit/id.ts'
import type { Sealer } from './sealed-token.ts'

/** Takes an answer that may be taken once. False where it was taken before. */
export async function takeOnce(database: Database, answer: string, until: Date, now: Date): Promise<boolean> {
  const rows = await database.ask(
    `with past as (delete from common_ground.used_once where until < $3)
     insert into common_ground.used_once (hash, until) values ($1, $2) on conflict do nothing returning hash`,
    [hashOf(answer), until, now],
  )
  return rows.length > 0
}

export interface Limit {
  readonly what: string
  readonly most: number
  readonly minutes: number
}

/** Letters with a link for one address, for those who ask from one block of addresses, and for everybody. */
export const lettersToOneAddress: Limit = { what: 'letter-to-address', most: 3, minutes: 15 }
export const lettersFromOneBlock: Limit = { what: 'letter-from-block', most: 100, minutes: 15 }
export const lettersOfOneCommittee: Limit = { what: 'letter-of-committee', most: 500, minutes: 15 }
/** Wrong answers from one block: more are still looked at, but the log says so. */
export const wrongFromOneBlock: Limit = { what: 'wrong-from-block', most: 100, minutes: 15 }
/** Codes of an authenticator app tried by somebody who is signed in, to confirm who they are. */
export const codesOfOnePerson: Limit = { what: 'code-of-person', most: 5, minutes: 15 }

/** Counts one more, and says whether that was still within the limit. */
export async function withinLimit(
  database: Database,
  seal: Sealer,
  { what, most, minutes }: Limit,
  key: string,
  now: Date,
): Promise<boolean> {
  const [row] = await database.ask<{ count: number }>(
    `insert into common_ground.attempt as a (what, key, since) values ($1, $2, $3)
     on conflict (what, key) do update set
       count = case when a.since <= $3::timestamptz - make_interval(mins => $4) then 1 else a.count + 1 end,
       since = case when a.since <= $3::timestamptz - make_interval(mins => $4) then $3 else a.since end
     returning count`,
    [what, seal.keyed(what, key), now, minutes],
  )
  return (row?.count ?? 1) <= most
}

/** The neighbourhood of an address: what one attacker has many of. 192.0.2.7 → 192.0.2.0/24, 2001:db8:1:2::3 → 2001:db8:1::/48. */
export function blockOf(address: string): string {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (mapped.includes('.')) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`
  const [head = ''] = mapped.split('::')
  const groups = head.split(':').filter((group) => group !== '')
  return `${[...groups, '0', '0', '0'].slice(0, 3).join(':')}::/48`
}
