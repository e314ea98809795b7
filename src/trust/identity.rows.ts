/** Who somebody is at a provider: issuer and subject, to one person. Linked by that person's own act only. */
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Database, Tx } from '../kit/database.ts'
import type { Identity } from './provider.ts'

declare module '../kit/tables.ts' {
  interface Tables {
    identity: { issuer: string; subject: string; person_id: string; linked_at: Date; last_used_at: Date | null }
    authenticator: {
      person_id: string
      sealed_key: string
      last_step: import('kysely').Generated<number>
      added_at: Date
      last_used_at: Date | null
    }
    sign_in_link: {
      hash: string
      person_id: string
      made_at: Date
      expires_at: Date
      tries: import('kysely').Generated<number>
      used_at: import('kysely').Generated<Date | null>
    }
  }
}

export async function personAt(database: Database, { issuer, subject }: Identity): Promise<string | null> {
  const [row] = await database.ask<{ person: string | null }>('select common_ground.person_at($1, $2) as person', [
    issuer,
    subject,
  ])
  return row?.person ?? null
}

/** False where it belongs to somebody else. Linked before to the same person: nothing to do. */
export async function linkIdentity(tx: Tx, person: Person, { issuer, subject }: Identity, now: Date): Promise<boolean> {
  await tx
    .insertInto('identity')
    .values({ issuer, subject, person_id: person.personId, linked_at: now, last_used_at: null })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .execute()
  const theirs = await tx
    .selectFrom('identity')
    .select('linked_at')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('person_id', '=', person.personId)
    .executeTakeFirst()
  if (!theirs) return false
  await audit(tx, person, 'act', 'link-identity', null, now)
  return true
}
