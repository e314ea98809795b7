/**
 * Invitations to set up a way to sign in (R3, R4). The link goes in a letter to the person's own address; the code is read out by whoever
 * made the invitation. Neither is kept, only their hashes. Looking at the link consumes nothing; five tries at the code.
 */
import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { formatDate } from '#content'
import type { Person } from '../discussion.ts'
import type { Database, Tx } from '../kit/database.ts'
import { hashOf, newId, newSecret } from '../kit/id.ts'
import { writeLetters } from '../kit/letters.ts'
import type { Sealer } from './sealed-token.ts'
import { whomToTell } from './watchers.rows.ts'

declare module '../kit/tables.ts' {
  interface Tables {
    enrolment: {
      committee_id: string
      id: string
      person_id: string
      link_hash: string
      code_hash: string
      tries: import('kysely').Generated<number>
      recovers: boolean
      made_by: string | null
      made_at: Date
      valid_from: Date
      expires_at: Date
      used_at: import('kysely').Generated<Date | null>
      ended_at: import('kysely').Generated<Date | null>
    }
  }
}

const linkHours = 72
/** Somebody with a duty whose ways are being replaced has a day to say that it was not them. */
export const privilegedDelayHours = 24
export const mostTries = 5
const codeLength = 8
/** Without what sounds or looks like another. */
const codeAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

const newCode = (): string =>
  Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')

/** As it is read out: in two halves. */
export const codeInHalves = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

const asTyped = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')

const codeHash = (seal: Sealer, linkHash: string, code: string): string =>
  seal.keyed('enrolment code', `${linkHash} ${code}`)

export interface Invitation {
  readonly personId: string
  readonly committeeId: string
  /** Null: on the machine itself. */
  readonly by: Person | null
  /** The old ways end when the new one is there. */
  readonly recovers: boolean
  /** Waits a day before it can be used. */
  readonly delayed: boolean
}

/** Both secrets, once: the link for a letter, the code for the one who reads it out. Earlier invitations of this person end. */
export async function makeInvitation(tx: Tx, seal: Sealer, invitation: Invitation, now: Date) {
  const { personId, committeeId, by, recovers, delayed } = invitation
  await endInvitations(tx, committeeId, personId, now)
  const [link, code] = [newSecret(), newCode()]
  const validFrom = new Date(now.getTime() + (delayed ? privilegedDelayHours * 3_600_000 : 0))
  const expiresAt = new Date(validFrom.getTime() + linkHours * 3_600_000)
  await tx
    .insertInto('enrolment')
    .values({
      committee_id: committeeId,
      id: newId(),
      person_id: personId,
      link_hash: hashOf(link),
      code_hash: codeHash(seal, hashOf(link), code),
      recovers,
      made_by: by?.personId ?? null,
      made_at: now,
      valid_from: validFrom,
      expires_at: expiresAt,
    })
    .execute()
  return { path: `/join/${link}`, code, validFrom, expiresAt }
}

/** The invitation with its letter. Gives the code, which is in no letter, to be shown once. */
export async function invite(
  tx: Tx,
  seal: Sealer,
  invitation: Invitation & { readonly by: Person },
  now: Date,
): Promise<string> {
  const { path, code, validFrom, expiresAt } = await makeInvitation(tx, seal, invitation, now)
  const values = { sender_name: invitation.by.name, due_date: formatDate(expiresAt, 'day') }
  const to = { person: invitation.personId }
  if (invitation.recovers) await tellElsewhere(tx, invitation, validFrom, now)
  await writeLetters(
    tx,
    invitation.committeeId,
    null,
    [
      invitation.recovers
        ? {
            letter: 'account-recovery',
            to,
            values: {
              ...values,
              decided_on: formatDate(validFrom, 'day'),
              contact: await whomToTell(tx, invitation.personId, [invitation.by.personId], now),
            },
            link: path,
          }
        : { letter: 'account-invitation', to, values, link: path },
    ],
    now,
  )
  return code
}

/** Whoever works in several committees has one account: the others' administrators and auditors hear of its recovery. */
async function tellElsewhere(tx: Tx, { personId, by }: Invitation & { readonly by: Person }, from: Date, now: Date) {
  const { name } = await tx.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirstOrThrow()
  const values = { sender_name: by.name, colleague_name: name, decided_on: formatDate(from, 'day') }
  await sql`select tell_of_recovery_elsewhere(${personId}, ${JSON.stringify(values)}::jsonb, ${now})`.execute(tx)
}

export async function endInvitations(tx: Tx, committeeId: string, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('enrolment')
    .set({ ended_at: now })
    .where('committee_id', '=', committeeId)
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}

export interface Enrolment {
  readonly committeeId: string
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly state: 'open' | 'early' | 'used' | 'ended'
  readonly validFrom: Date
}

/** What a link leads to; null where it never led anywhere. */
export async function enrolmentWith(database: Database, link: string, now: Date): Promise<Enrolment | null> {
  const [row] = await database.ask<{
    committee_id: string
    id: string
    person_id: string
    name: string
    email: string
    state: Enrolment['state']
    valid_from: Date
  }>('select * from common_ground.enrolment_with($1, $2)', [hashOf(link), now])
  if (!row) return null
  const { committee_id, id, person_id, name, email, state, valid_from } = row
  return { committeeId: committee_id, id, personId: person_id, name, email, state, validFrom: valid_from }
}

/** One of five tries. */
export async function codeIsRight(
  database: Database,
  seal: Sealer,
  link: string,
  typed: string,
  now: Date,
): Promise<boolean> {
  const linkHash = hashOf(link)
  const [row] = await database.ask<{ right: boolean }>('select common_ground.try_enrolment_code($1, $2, $3) as right', [
    linkHash,
    codeHash(seal, linkHash, asTyped(typed)),
    now,
  ])
  return row?.right ?? false
}

/** Uses it up; false where somebody was faster. The person's old ways end with it where it recovers an account. */
export async function useInvitation(
  tx: Tx,
  person: Person,
  { committeeId, id }: Enrolment,
  now: Date,
): Promise<boolean> {
  const used = await tx
    .updateTable('enrolment')
    .set({ used_at: now })
    .where('committee_id', '=', committeeId)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .returning('recovers')
    .executeTakeFirst()
  if (!used) return false
  if (used.recovers) {
    await tx.deleteFrom('passkey').where('person_id', '=', person.personId).execute()
    await tx.deleteFrom('authenticator').where('person_id', '=', person.personId).execute()
  }
  return true
}
