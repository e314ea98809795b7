/**
 * Who is invited to work with a committee and has not answered (decision 0041): as an administrator typed it. Whether an address is known elsewhere is
 * not looked up here, so that nothing about another committee's people can be learned from inviting.
 */
import { sql } from 'kysely'
import { formatDate } from '#content'
import type { Person } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { newId } from '../kit/id.ts'
import { writeLetters } from '../kit/letters.ts'
import { linkEnds, mostTries, newSecrets } from '../trust/enrolment.rows.ts'
import type { Sealer } from '../trust/sealed-token.ts'

export interface Newcomer {
  readonly name: string
  readonly email: string
  readonly agency: string
  readonly job: string
  readonly team: string
  readonly manager: string | null
}

export interface NewcomerHere extends Newcomer {
  readonly id: string
  readonly agencyId: string
  readonly state: 'waiting' | 'refused' | 'ended'
  readonly until: Date
}

/** Whether this address is in this committee's register already (also of somebody who left), or has been invited to it. */
export async function isHere(tx: Tx, email: string): Promise<'here' | 'asked' | null> {
  const { rows } = await sql<{ here: boolean; asked: boolean }>`
    select exists (select from membership m join person p on p.id = m.person_id
        where m.committee_id = committee_now() and p.email = ${email}) as here,
      exists (select from newcomer n where n.committee_id = committee_now() and n.email = ${email}) as asked`.execute(
    tx,
  )
  return rows[0]?.here ? 'here' : rows[0]?.asked ? 'asked' : null
}

/** The invitation with its letter. Gives its id and the code, which is in no letter, to be shown once. */
export async function inviteNewcomer(
  tx: Tx,
  seal: Sealer,
  by: Person,
  newcomer: Newcomer,
  now: Date,
): Promise<{ readonly id: string; readonly code: string; readonly until: Date }> {
  const { path, code, ...hashes } = newSecrets(seal)
  const [id, until] = [newId(), linkEnds(now)]
  const { agency, manager, ...typed } = newcomer
  await tx
    .insertInto('newcomer')
    .values({
      ...{ committee_id: by.committeeId, id, ...typed, agency_id: agency, line_manager_id: manager },
      ...{ ...hashes, made_by: by.personId, made_at: now, expires_at: until },
    })
    .execute()
  const letter = {
    letter: 'committee-invitation',
    to: { name: newcomer.name, address: newcomer.email },
    values: { sender_name: by.name, due_date: formatDate(until, 'day') },
    link: path,
  }
  await writeLetters(tx, by.committeeId, null, [letter], now)
  return { id, code, until }
}

/** Everybody who is invited, or one of them; the newest first. */
export async function newcomersOf(tx: Tx, now: Date, only: string | null = null): Promise<NewcomerHere[]> {
  const { rows } = await sql<NewcomerHere & { tries: number; refusedAt: Date | null }>`
    select n.id, n.name, n.email, n.job, n.team, n.agency_id as "agencyId", a.name as agency, n.line_manager_id as manager,
      n.expires_at as until, n.tries, n.refused_at as "refusedAt"
    from newcomer n join agency a on a.committee_id = n.committee_id and a.id = n.agency_id
    where n.committee_id = committee_now() and (${only}::uuid is null or n.id = ${only}::uuid)
    order by n.made_at desc, n.id desc`.execute(tx)
  return rows.map(({ tries, refusedAt, ...one }) => {
    const isOver = one.until < now || tries >= mostTries
    return { ...one, state: refusedAt ? 'refused' : isOver ? 'ended' : 'waiting' }
  })
}

/** False where they have answered meanwhile. */
export async function takeBack(tx: Tx, by: Person, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('newcomer')
    .where('committee_id', '=', by.committeeId)
    .where('id', '=', id)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}
