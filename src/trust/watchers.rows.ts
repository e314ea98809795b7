/** Who is told of what an administrator does, and whom to turn to about one's sign-in: never only the one who did it (R4, R14). */
import { sql } from 'kysely'
import { account as words } from '#content'
import type { Tx } from '../kit/database.ts'

/** The committee's administrators and auditors without these people; where nobody is left, its Lead Officers. Ids. */
export async function watchersWithout(tx: Tx, without: readonly string[]): Promise<string[]> {
  const holders = await holdersOf(tx, without)
  const watching = holders.filter(({ duty }) => duty !== 'lead-officer')
  const chosen = watching.length > 0 ? watching : holders
  return [...new Set(chosen.map(({ id }) => id))]
}

/**
 * Name and address of somebody this person can turn to: an auditor, else a Lead Officer, else an administrator, and nobody who did it or made
 * an invitation for them within the last week.
 */
export async function whomToTell(tx: Tx, personId: string, did: readonly string[], now: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select distinct made_by as id from enrolment
    where person_id = ${personId} and made_by is not null and made_at > ${new Date(now.getTime() - week)}`.execute(tx)
  const [first] = await holdersOf(tx, [personId, ...did, ...rows.map(({ id }) => id)])
  return first ? `${first.name}, ${first.email}` : words.people.contact_otherwise
}

/** Name and address of each administrator who can put right what stands about this person: never themselves. */
export async function whoCorrects(tx: Tx, personId: string): Promise<string> {
  const holders = (await holdersOf(tx, [personId])).filter(({ duty }) => duty === 'administrator')
  return holders.map(({ name, email }) => `${name}, ${email}`).join('; ') || words.people.contact_otherwise
}

const week = 7 * 86_400_000

const holdersOf = async (tx: Tx, without: readonly string[]) =>
  (
    await sql<{ id: string; name: string; email: string; duty: string }>`
    select p.id, p.name, p.email, d.duty
    from duty d join membership m on m.committee_id = d.committee_id and m.person_id = d.person_id join person p on p.id = d.person_id
    where d.committee_id = committee_now() and d.duty in ('auditor', 'lead-officer', 'administrator')
      and m.left_at is null and p.left_at is null and p.id <> all (${without}::uuid[])
    order by array_position(array['auditor', 'lead-officer', 'administrator'], d.duty), p.name, p.id`.execute(tx)
  ).rows
