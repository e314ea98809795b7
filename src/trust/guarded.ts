/**
 * The guard on the way to others (P22). A step says which of its words others read; `act` asks here before anything is decided. The names the
 * guard knows beforehand come from the sealed note and stay on the server. Writers may say "not an identifier" with a reason, for this text
 * only; what a number, an address or the note itself gives away is no matter of opinion. No word found is logged or mailed.
 */
import { createHash } from 'node:crypto'
import { guard as words } from '#content'
import { findIdentifiers } from '#guard'
import type { Discussion } from '../discussion.ts'
import type { Finding, Kind } from '../guard/finding.ts'
import { mayBeKept } from '../guard/keeping.ts'
import type { Tx } from '../kit/database.ts'
import type { AskGuard, Findings, Guarded, GuardedTexts, Kept, Marked, OpenFindings } from '../kit/guarding.ts'
import { type CommitteeWords, committeeWords } from './committee-words.ts'
import { choicesIn, remember } from './guard-choices.ts'
import { type Known, knownToGuard } from './guard-knows.ts'

type About = Pick<Discussion, 'committeeId' | 'id'>
export type Texts = Readonly<Record<string, string>>

/** For a step: `guard: { ask: askGuard, texts: ({ comment }) => ({ comment }) }`. What was kept before, or is kept now with a reason, is no finding. */
export const askGuard: AskGuard = async (tx, discussion, place, texts, kept, by, now) => {
  const findings = await findingsIn(tx, discussion, texts)
  if (Object.keys(findings).length === 0) return null
  const before = await choicesIn(tx, discussion)
  const asked = pick(findings, (field, { mark, mayKeep }) => !mayKeep || !before.isKept(`${place}.${field}`, mark))
  const answered = Object.fromEntries(
    Object.entries(asked).map(([field, marked]) => [
      field,
      marked.map((one) =>
        before.isRefused(`${place}.${field}`, one.mark)
          ? { ...one, mayKeep: false }
          : withReason(one, kept[field]?.[one.mark]),
      ),
    ]),
  )
  const open = pick(answered, (_field, { reason }) => reason === undefined)
  if (Object.keys(open).length > 0) return { errors: errorsOf(open), findings: answered }
  await remember(tx, discussion, place, findings, kept, before, by, now)
  return null
}

/** Without a discussion: what belongs to no case, or to one that must not be known here. Nothing is remembered. */
export const openWithout = async (tx: Tx, texts: GuardedTexts, kept: Kept): Promise<OpenFindings | null> =>
  openIn(answeredIn(texts, await committeeWords(tx), kept))

/** Every finding, with the reason for which its writer keeps it. */
export function answeredIn(texts: GuardedTexts, known: CommitteeWords & Partial<Known>, kept: Kept): Findings {
  const marked = Object.entries(texts).map(([field, guarded]) => {
    const found = foundIn(guarded, known)
    return [field, found.map((one) => withReason(one, kept[field]?.[one.mark]))] as const
  })
  return pick(Object.fromEntries(marked), () => true)
}

/** What of them waits for an answer; null: nothing. */
export function openIn(findings: Findings): OpenFindings | null {
  const open = pick(findings, (_field, { reason }) => reason === undefined)
  return Object.keys(open).length > 0 ? { errors: errorsOf(open), findings } : null
}

/** Which of these texts still hold something to look at. For a last look before they leave: keys as `step.place.field`. */
export async function openTexts(tx: Tx, discussion: About, texts: GuardedTexts): Promise<string[]> {
  const findings = await findingsIn(tx, discussion, texts)
  const before = await choicesIn(tx, discussion)
  return Object.keys(pick(findings, (place, { mark }) => !before.isKept(place, mark)))
}

/** Every finding of these texts, answered or not. */
export async function findingsIn(tx: Tx, discussion: About, texts: GuardedTexts): Promise<Findings> {
  const written = Object.entries(texts).filter(([, guarded]) => plain(guarded).text.trim() !== '')
  if (written.length === 0) return {}
  const known = await knownToGuard(tx, discussion)
  const found = written.map(([field, guarded]) => [field, foundIn(guarded, known)] as const)
  return Object.fromEntries(found.filter(([, marked]) => marked.length > 0))
}

/** The text with `instead` where the guard finds something: for words that must arrive at once and may not be sent back for a name in them. */
export async function withoutFindings(tx: Tx, discussion: About, text: string, instead: string): Promise<string> {
  if (text === '') return text
  const { left, from } = findIdentifiers(text, await knownToGuard(tx, discussion))
    .filter(({ kind }) => kind !== 'combination')
    .toSorted((one, other) => one.start - other.start)
    .reduce(
      ({ left, from }, { start, end }) => ({
        left: start < from ? left : left + text.slice(from, start) + instead,
        from: Math.max(from, end),
      }),
      { left: '', from: 0 },
    )
  return left + text.slice(from)
}

function foundIn(guarded: Guarded, known: CommitteeWords & Partial<Known>): Marked[] {
  const { text, may, leaves, firm } = plain(guarded)
  const found = markedIn(text, known).filter(notOf(may))
  return leaves || firm ? found.map((one) => withoutReason(one, leaves)) : found
}

/** What must change is changed. `leaves`: or two people agree that it is harmless. */
const withoutReason = (one: Marked, leaves?: true): Marked =>
  one.severity === 'must' && one.mayKeep ? { ...one, mayKeep: false, ...(leaves ? { needsTwo: leaves } : {}) } : one

const plain = (guarded: Guarded): Exclude<Guarded, string> =>
  typeof guarded === 'string' ? { text: guarded, may: [] } : guarded

/** What may stand in a text is no finding, unless the sealed note says that it is about the child. */
const notOf =
  (may: readonly Kind[]) =>
  (one: Marked): boolean =>
    !may.includes(one.kind) || (mayBeKept(one) && !one.mayKeep)

const nothingKnown: CommitteeWords = { schools: [], places: [], organisations: [], safeWords: [] }

/** What the guard finds in a text, each once however often it stands there. */
export function markedIn(text: string, known: CommitteeWords & Partial<Known> = nothingKnown): Marked[] {
  const findings = findIdentifiers(text, known)
  const fromNote = new Set(known.note?.length ? namesFromNote(text, { ...known, note: known.note }, findings) : [])
  const marked = findings.map((finding): Marked => {
    const said = text.slice(finding.start, finding.end)
    return { ...finding, words: said, mark: markOf(finding, said), mayKeep: mayBeKept(finding) && !fromNote.has(said) }
  })
  return [...new Map(marked.toReversed().map((one) => [one.mark, one])).values()].sort((a, b) => a.start - b.start)
}

/** What the sealed note names, in whatever form: nobody can say it is something else. `findings`: those with the note's names. */
function namesFromNote(
  text: string,
  known: Pick<Known, 'note'> & Partial<Known>,
  findings: readonly Finding[],
): string[] {
  const named = new Set(wordsOf(known.note.join(' ')))
  const without = new Set(findIdentifiers(text, { ...known, roster: known.team ?? [] }).map(({ start }) => start))
  return findings
    .map((finding) => ({ ...finding, said: text.slice(finding.start, finding.end) }))
    .filter(
      ({ kind, start, said }) =>
        kind === 'PERSON' && (!without.has(start) || wordsOf(said).some((word) => named.has(word))),
    )
    .map(({ said }) => said)
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{2,}/gu) ?? []

/** Tells findings of one text apart in the form that is shown again. It is kept only under a key (guard-choices.ts). */
export const markOf = ({ kind }: Finding, said: string): string =>
  createHash('sha256').update(`${kind} ${said.toLowerCase()}`).digest('hex').slice(0, 6)

function pick(findings: Findings, isOpen: (field: string, one: Marked) => boolean | undefined): Findings {
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
