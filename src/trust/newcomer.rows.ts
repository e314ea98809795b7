/** What somebody is asked who was invited to work with another committee: read and answered by themselves alone (decision 0041). */
import { sql } from 'kysely'
import { audit } from '../kit/audit.ts'
import type { Database, Tx } from '../kit/database.ts'
import { forgetAreas } from '../kit/other-areas.ts'
import type { Enrolment } from './enrolment.rows.ts'
import { personAs } from './sessions.ts'

declare module '../kit/tables.ts' {
  interface Tables {
    newcomer: {
      committee_id: string
      id: string
      name: string
      email: string
      agency_id: string
      team: string
      job: string
      line_manager_id: string | null
      link_hash: string
      code_hash: string
      tries: import('kysely').Generated<number>
      made_by: string
      made_at: Date
      expires_at: Date
      refused_at: import('kysely').Generated<Date | null>
    }
  }
}

export interface InvitationOfMine {
  readonly id: string
  readonly committeeId: string
  readonly agency: string
  readonly job: string
  readonly team: string
  readonly askedBy: string
  readonly expiresAt: Date
}

/** Open ones to the address of the person signed in, from whichever committee. */
export async function invitationsOfMine(tx: Tx, now: Date): Promise<InvitationOfMine[]> {
  const { rows } = await sql<InvitationOfMine>`
    select id, committee_id as "committeeId", agency, job, team, asked_by as "askedBy", expires_at as "expiresAt"
    from invitations_of_mine(${now})`.execute(tx)
  return rows
}

/** In the committee that asks, whose audit says it. False where the invitation is over. */
export async function answerInvitation(
  database: Database,
  personId: string,
  { id, committeeId }: Pick<InvitationOfMine, 'id' | 'committeeId'>,
  accepted: boolean,
  now: Date,
): Promise<boolean> {
  const person = personAs(personId, committeeId)
  const answered = await database.withActor(person, async (tx) => {
    const { rows } = await sql<{ done: boolean }>`select answer_invitation(${id}, ${accepted}, ${now}) as done`.execute(
      tx,
    )
    if (!rows[0]?.done) return false
    const kind = accepted ? 'accept-invitation' : 'refuse-invitation'
    await audit(tx, person, 'act', kind, null, now, { upon: { person: id } })
    return true
  })
  if (answered) forgetAreas(database, personId)
  return answered
}

/** By whoever holds the link. */
export async function refuseByLink(database: Database, { committeeId, linkHash }: Enrolment, now: Date): Promise<void> {
  const link = { kind: 'ticket', committeeId, ticketHash: linkHash } as const
  await database.withActor(link, async (tx) => {
    const { rows } = await sql<{ id: string | null }>`select refuse_invitation(${now}) as id`.execute(tx)
    const id = rows[0]?.id
    if (id) await audit(tx, link, 'act', 'refuse-invitation', null, now, { upon: { person: id } })
  })
}
