/**
 * The guard on the way to others (P22). A step says which of its words others read; `act` asks here before anything is decided. The names the
 * guard knows beforehand come from the sealed note and stay on the server. Writers may say "not an identifier" with a reason, for this text
 * only; what a number, an address or the note itself gives away is no matter of opinion. No word found is stored, logged or mailed.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { guard as words } from '#content'
import { findIdentifiers } from '#guard'
import { type Actor, type Discussion, personIdOf } from '../discussion.ts'
import type { Finding } from '../guard/finding.ts'
import { mayBeKept } from '../guard/keeping.ts'
import type { Tx } from '../kit/database.ts'
import type { AskGuard, Findings, Kept, Marked, OpenFindings } from '../kit/guarding.ts'
import { rosterOf } from './sealed-note.ts'

declare module '../kit/tables.ts' {
  interface Tables {
    guard_choice: {
      committee_id: string
      discussion_id: string
      place: string
      mark: string
      kind: string
      severity: 'must' | 'check' | 'together'
      reason: string
      person_id: string | null
      at: Date
    }
  }
}

type About = Pick<Discussion, 'committeeId' | 'id'>
export type Texts = Readonly<Record<string, string>>

/** For a step: `guard: { ask: askGuard, texts: ({ comment }) => ({ comment }) }`. What was kept before, or is kept now with a reason, is no finding. */
export const askGuard: AskGuard = async (tx, discussion, place, texts, kept, by, now) => {
  const findings = await findingsIn(tx, discussion, texts)
  const before = await keptBefore(tx, discussion, place)
  const asked = pick(findings, (field, { mark }) => !before.has(`${place}.${field} ${mark}`))
  const answered = Object.fromEntries(
    Object.entries(asked).map(([field, marked]) => [
      field,
      marked.map((one) => withReason(one, kept[field]?.[one.mark])),
    ]),
  )
  const open = pick(answered, (_field, { reason }) => reason === undefined)
  if (Object.keys(open).length > 0) return { errors: errorsOf(open), findings: answered }
  await remember(tx, discussion, place, findings, kept, before, by, now)
  return null
}

/** Without a discussion: what belongs to no case, or to one that must not be known here. Nothing is remembered. */
export function openWithout(texts: Texts, kept: Kept): OpenFindings | null {
  const marked = Object.entries(texts).map(
    ([field, text]) => [field, markedIn(text).map((one) => withReason(one, kept[field]?.[one.mark]))] as const,
  )
  const findings = pick(Object.fromEntries(marked), () => true)
  const open = pick(findings, (_field, { reason }) => reason === undefined)
  return Object.keys(open).length > 0 ? { errors: errorsOf(open), findings } : null
}

/** Which of these texts still hold something to look at. For a last look before they leave: keys as `step.place.field`. */
export async function openTexts(tx: Tx, discussion: About, texts: Texts): Promise<string[]> {
  const findings = await findingsIn(tx, discussion, texts)
  const before = await keptBefore(tx, discussion, '')
  return Object.keys(pick(findings, (place, { mark }) => !before.has(`${place} ${mark}`)))
}

/** Every finding of these texts, answered or not. */
export async function findingsIn(tx: Tx, discussion: About, texts: Texts): Promise<Findings> {
  const written = Object.entries(texts).filter(([, text]) => text.trim() !== '')
  if (written.length === 0) return {}
  const roster = await rosterOf(tx, discussion)
  const found = written.map(([field, text]) => [field, markedIn(text, roster)] as const)
  return Object.fromEntries(found.filter(([, marked]) => marked.length > 0))
}

/** What the guard finds in a text, each once however often it stands there. */
export function markedIn(text: string, roster: readonly string[] = []): Marked[] {
  const known = new Set(roster.length === 0 ? [] : namesFromNote(text, roster))
  const marked = findIdentifiers(text, { roster }).map((finding): Marked => {
    const said = text.slice(finding.start, finding.end)
    const mayKeep = mayBeKept(finding) && !known.has(said)
    return { ...finding, words: said, mark: markOf(finding, said), mayKeep }
  })
  return [...new Map(marked.toReversed().map((one) => [one.mark, one])).values()].reverse()
}

/** What the sealed note names, in whatever form: nobody can say it is something else. */
export function namesFromNote(text: string, roster: readonly string[]): string[] {
  const named = new Set(wordsOf(roster.join(' ')))
  const without = new Set(findIdentifiers(text).map(({ start }) => start))
  return findIdentifiers(text, { roster })
    .map((finding) => ({ ...finding, said: text.slice(finding.start, finding.end) }))
    .filter(
      ({ kind, start, said }) =>
        kind === 'PERSON' && (!without.has(start) || wordsOf(said).some((word) => named.has(word))),
    )
    .map(({ said }) => said)
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{2,}/gu) ?? []

/** Tells findings of one text apart; 24 bits, so that it does not give the words away. */
const markOf = ({ kind }: Finding, said: string): string =>
  createHash('sha256').update(`${kind} ${said.toLowerCase()}`).digest('hex').slice(0, 6)

function pick(findings: Findings, isOpen: (field: string, one: Marked) => boolean): Findings {
  const open = Object.entries(findings).map(
    ([field, marked]) => [field, marked.filter((one) => isOpen(field, one))] as const,
  )
  return Object.fromEntries(open.filter(([, marked]) => marked.length > 0))
}

const withReason = (one: Marked, reason = ''): Marked =>
  one.mayKeep && Object.hasOwn(words.reasons.choices, reason) ? { ...one, reason } : one

const errorsOf = (findings: Findings): Record<string, string> =>
  Object.fromEntries(Object.entries(findings).map(([field, { length }]) => [field, countOf(length)]))

const countOf = (count: number): string =>
  count === 1 ? words.page.count.one : words.page.count.many.replace('{count}', String(count))

/** Answers given before: "place.field mark". */
async function keptBefore(tx: Tx, { committeeId, id }: About, place: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ place: string; mark: string }>`
    select place, mark from guard_choice where committee_id = ${committeeId} and discussion_id = ${id}
      and starts_with(place, ${place})`.execute(tx)
  return new Set(rows.map((row) => `${row.place} ${row.mark}`))
}

async function remember(
  tx: Tx,
  discussion: About,
  at: string,
  findings: Findings,
  kept: Kept,
  before: ReadonlySet<string>,
  by: Actor,
  now: Date,
): Promise<void> {
  const rows = Object.entries(findings).flatMap(([field, marked]) =>
    marked
      .filter(({ mark }) => !before.has(`${at}.${field} ${mark}`))
      .map(({ mark, kind, severity }) => ({
        committee_id: discussion.committeeId,
        discussion_id: discussion.id,
        place: `${at}.${field}`,
        mark,
        kind,
        severity,
        reason: kept[field]?.[mark] ?? '',
        person_id: personIdOf(by),
        at: now,
      })),
  )
  if (rows.length > 0) await tx.insertInto('guard_choice').values(rows).execute()
}
