/**
 * Invitations to set up a way to sign in (R3, R4). The link goes in a letter to the person's own address; the code is read out by whoever
 * made the invitation. Neither is kept, only their hashes. Looking at the link consumes nothing; five tries at the code.
 */
import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { formatDate } from '#content'
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
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

/** Both secrets, once: the link for a letter, the code for the one who reads it out. Kept are only the hashes. */
export function newSecrets(seal: Sealer) {
  const [link, code] = [newSecret(), newCode()]
  return { path: `/join/${link}`, code, link_hash: hashOf(link), code_hash: codeHash(seal, hashOf(link), code) }
}

/** From now, for a link that can be used at once. */
export const linkEnds = (now: Date): Date => new Date(now.getTime() + linkHours * 3_600_000)

/** Earlier invitations of this person end. */
export async function makeInvitation(tx: Tx, seal: Sealer, invitation: Invitation, now: Date) {
  const { personId, committeeId, by, recovers, delayed } = invitation
  await endInvitations(tx, committeeId, personId, now)
  const { path, code, ...hashes } = newSecrets(seal)
  const validFrom = new Date(now.getTime() + (delayed ? privilegedDelayHours * 3_600_000 : 0))
  const expiresAt = linkEnds(validFrom)
  await tx
    .insertInto('enrolment')
    .values({
      committee_id: committeeId,
      id: newId(),
      person_id: personId,
      ...hashes,
      recovers,
      made_by: by?.personId ?? null,
      made_at: now,
      valid_from: validFrom,
      expires_at: expiresAt,
    })
    .execute()
  return { path, code, validFrom, expiresAt }
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
  /** `known`: whoever it is for has an account, and answers with that. */
  readonly state: 'open' | 'early' | 'used' | 'ended' | 'known'
  readonly validFrom: Date
  /** They become a member of the committee by it; `personId` is then whom they become. */
  readonly newcomer: boolean
  readonly linkHash: string
}

/** What a link leads to; null where it never led anywhere. */
export async function enrolmentWith(database: Database, link: string, now: Date): Promise<Enrolment | null> {
  const linkHash = hashOf(link)
  const [row] = await database.ask<{
    committee_id: string
    id: string
    person_id: string
    name: string
    email: string
    state: Enrolment['state']
    valid_from: Date
    newcomer: boolean
  }>('select * from common_ground.enrolment_with($1, $2)', [linkHash, now])
  if (!row) return null
  const { committee_id, person_id, valid_from, ...rest } = row
  return { ...rest, committeeId: committee_id, personId: person_id, validFrom: valid_from, linkHash }
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

/** Uses it up; false where somebody was faster. The person's old ways end with it where it recovers an account, or where they come back to one. */
export async function useInvitation(tx: Tx, person: Person, enrolment: Enrolment, now: Date): Promise<boolean> {
  if (!enrolment.newcomer) return useEnrolment(tx, person, enrolment, now)
  const { rows } = await sql<{
    joined: boolean
  }>`select join_as_newcomer(${enrolment.linkHash}, ${now}) as joined`.execute(tx)
  if (!rows[0]?.joined) return false
  await endWays(tx, person)
  await tx.deleteFrom('identity').where('person_id', '=', person.personId).execute()
  await audit(tx, person, 'act', 'accept-invitation', null, now, { upon: { person: enrolment.id } })
  return true
}

async function useEnrolment(tx: Tx, person: Person, { committeeId, id }: Enrolment, now: Date): Promise<boolean> {
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
  if (used.recovers) await endWays(tx, person)
  return true
}

async function endWays(tx: Tx, { personId }: Person): Promise<void> {
  await tx.deleteFrom('passkey').where('person_id', '=', personId).execute()
  await tx.deleteFrom('authenticator').where('person_id', '=', personId).execute()
}
