/**
 * Everything held about one person in one committee (subject access). The database decides who may ask (db/0041-subject-access.sql): the person
 * themselves, an administrator of the committee, the program for the command line. Words about a case and learning notes are never in it; what was said
 * for the facilitator alone is only in one's own (db/0061).
 */
import { sql } from 'kysely'
import type { Actor } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { type At, oneByOne, openWords } from '../trust/sealed-words.ts'

/** A colleague with an account here, or an address of somebody without one. */
export type Subject = { readonly personId: string } | { readonly address: string }

export interface HeldThing {
  /** Its table, or what the person did in it: a key of held.yaml, things. */
  readonly held: string
  readonly at: Date | null
  /** Number of the discussion it belongs to. */
  readonly reference: string | null
  /** Key of held.yaml, facts → code, words of their own, date as ISO text, number or yes and no. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** Written down as an export before anything is read. Empty where nothing is held, or where this actor may not ask. */
export async function heldAbout(tx: Tx, by: Actor, subject: Subject, now: Date): Promise<HeldThing[]> {
  const person = 'personId' in subject ? subject.personId : null
  await audit(tx, by, 'export', 'subject-access', null, now, person === null ? {} : { upon: { person } })
  const address = 'address' in subject ? subject.address.toLowerCase() : null
  const { rows } = await sql<HeldThing>`
    select held, at, reference, facts from held_about(${person}::uuid, ${address}::text)`.execute(tx)
  return oneByOne(rows, async (thing) => ({ ...thing, facts: await openFacts(tx, by, thing.facts) }))
}

/** Words of their own come from the database sealed, with where they stand (db/0044). */
interface SealedFact extends At {
  /** Text, or an answer that holds some. */
  readonly sealed: unknown
  readonly discussion: string
}
const isSealed = (fact: unknown): fact is SealedFact => typeof fact === 'object' && fact !== null && 'sealed' in fact

async function openFacts(tx: Tx, { committeeId }: Actor, facts: HeldThing['facts']): Promise<HeldThing['facts']> {
  const opened = await oneByOne(Object.entries(facts), async ([name, fact]) => [
    name,
    isSealed(fact) ? await openWords(tx, { committeeId, id: fact.discussion }, fact, fact.sealed) : fact,
  ])
  return Object.fromEntries(opened)
}

/** What only the person can see that they have: when, not what. Row-level security shows it to nobody else. */
export async function ownAlone(tx: Tx, personId: string): Promise<HeldThing[]> {
  const { rows } = await sql<HeldThing>`
    select 'learning_note' as held, changed_at as at, null as reference, '{}'::jsonb as facts from learning_note
      where committee_id = committee_now() and person_id = ${personId}
    union all select 'self_review', changed_at, null, '{}' from self_review where committee_id = committee_now() and person_id = ${personId}`.execute(
    tx,
  )
  return rows
}

/** The person of this committee with this address, so that everything tied to the account comes along. */
export async function subjectOf(tx: Tx, address: string): Promise<Subject> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p join membership m on m.person_id = p.id
    where m.committee_id = committee_now() and p.email = ${address.toLowerCase()}`.execute(tx)
  return rows[0] ? { personId: rows[0].id } : { address: address.toLowerCase() }
}

/** As a file: one object, without anything that the page does not say. */
export const heldAsJson = (
  things: readonly HeldThing[],
  made: { readonly committee: string; readonly at: Date },
): string => `${JSON.stringify({ committee: made.committee, made: made.at.toISOString(), things }, null, 1)}\n`
