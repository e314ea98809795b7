/**
 * The first administrator of a committee, and a way back in for the only one: made on the machine itself, by whoever may run commands
 * there. Gives the link and the code once; whoever runs the command sends the one and reads out the other.
 */

import { sql } from 'kysely'
import pg from 'pg'
import type { DatabaseServer } from './database-server.ts'
import type { Sector } from './discussion.ts'
import { audit } from './kit/audit.ts'
import { CannotStart } from './kit/cannot-start.ts'
import { openDatabase, type Tx } from './kit/database.ts'
import { newId } from './kit/id.ts'
import { makeInvitation } from './trust/enrolment.rows.ts'
import type { Sealer } from './trust/sealed-token.ts'

export interface AdministratorWanted {
  /** Short name in small letters; the committee is made where there is none of it. */
  readonly committee: string
  /** What the committee sets: area, mailbox, telephone numbers (words.yaml, names). Put over what is there. */
  readonly names: Readonly<Record<string, string>>
  /** The body the administrator works for; made where it is not there. */
  readonly agency: string
  readonly name: string
  readonly email: string
}

export async function makeAdministrator(
  { ownerUrl, application }: Pick<DatabaseServer, 'ownerUrl' | 'application'>,
  seal: Sealer,
  wanted: AdministratorWanted,
  now: Date,
) {
  const committeeId = await committeeFor(ownerUrl, wanted)
  const database = openDatabase({ ...application, connections: 1 })
  try {
    const actor = { kind: 'system', committeeId } as const
    return await database.withActor(actor, async (tx) => {
      const personId = await administratorIn(tx, committeeId, wanted)
      const upon = { person: personId, given: ['administrator'] }
      await audit(tx, actor, 'act', 'first-administrator', null, now, { upon })
      const { rows } = await sql<{ ready: boolean }>`
        select passkeys + identities > 0 or authenticator as ready from ways_here() where person_id = ${personId}`.execute(
        tx,
      )
      const recovers = rows[0]?.ready ?? false
      const made = await makeInvitation(tx, seal, { personId, committeeId, by: null, recovers, delayed: false }, now)
      return { ...made, recovers }
    })
  } finally {
    await database.close()
  }
}

/** Committees belong to nobody's row-level security: the owner makes them. */
async function committeeFor(ownerUrl: string, { committee, names }: AdministratorWanted): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin; set local role common_ground_owner')
    const { rows } = await client.query<{ id: string }>(
      `insert into common_ground.committee (id, slug, names) values ($1, $2, $3)
       on conflict (slug) do update set names = committee.names || excluded.names returning id`,
      [newId(), committee, JSON.stringify(names)],
    )
    await client.query('commit')
    if (!rows[0]) throw new Error('the committee was not made')
    return rows[0].id
  } finally {
    await client.end()
  }
}

async function administratorIn(tx: Tx, committeeId: string, wanted: AdministratorWanted): Promise<string> {
  const agencyId = await agencyFor(tx, committeeId, wanted.agency)
  const { rows } = await sql<{ id: string | null }>`
    select add_person(${newId()}, ${wanted.name}, ${wanted.email}) as id`.execute(tx)
  const personId = rows[0]?.id
  if (!personId) throw new CannotStart(`${wanted.email} belongs to somebody who has left.`)
  await tx
    .insertInto('membership')
    .values({
      committee_id: committeeId,
      person_id: personId,
      agency_id: agencyId,
      team: '',
      job: '',
      line_manager_id: null,
      left_at: null,
    })
    .onConflict((conflict) => conflict.columns(['committee_id', 'person_id']).doNothing())
    .execute()
  await tx
    .insertInto('duty')
    .values({ committee_id: committeeId, person_id: personId, duty: 'administrator' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return personId
}

async function agencyFor(tx: Tx, committeeId: string, name: string): Promise<string> {
  const known = await tx
    .selectFrom('agency')
    .select('id')
    .where('committee_id', '=', committeeId)
    .where('name', '=', name)
    .executeTakeFirst()
  if (known) return known.id
  const id = newId()
  const sector: Sector = 'office'
  await tx.insertInto('agency').values({ committee_id: committeeId, id, name, sector }).execute()
  return id
}
