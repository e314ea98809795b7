/** How sure the guard is of what it finds: full names and structured identifiers should be *must*, not *check*. */
import type { Note } from './note-draw.ts'
import type { Found } from './score.ts'

export interface Sureness {
  readonly must: number
  readonly check: number
  readonly missed: number
}
type Judged = Found & { readonly severity: string }
const classes = ['full names', 'structured'] as const
export type Severities = Readonly<Record<(typeof classes)[number], Sureness>>

/** What has a form of its own, whatever its words. A day that is no birthday and the name of a body may be harmless. */
const structured =
  /^(?:DOB|DATE_OF_BIRTH|ADDRESS|POSTCODE|PHONE|EMAIL|URL|HANDLE|VEHICLE|CHI|NHS|NINO|SCN|UPN|REFERENCE|CASE_ID|POLICE_REF|COURT_REF|BANK|ID|OTHER_ID)$/

export function severities(notes: readonly Note[], find: (note: Note) => readonly Judged[]): Severities {
  const counts = { 'full names': count(), structured: count() }
  for (const note of notes) {
    const findings = find(note).filter(({ kind }) => kind !== 'combination')
    const all = marks(note.text, findings)
    const sure = marks(
      note.text,
      findings.filter(({ severity }) => severity === 'must'),
    )
    for (const span of note.spans) {
      const words = [...note.text.slice(span.start, span.end).matchAll(/[\p{L}\p{N}]+/gu)]
      const isFullName = span.kind === 'PERSON' && words.filter(([word]) => word.length > 1).length > 1
      if (!isFullName && !structured.test(span.kind)) continue
      const lies = (within: Uint8Array): boolean =>
        words.every(({ 0: word, index }) => isWithin(within, span.start + index, word.length))
      counts[isFullName ? 'full names' : 'structured'][lies(sure) ? 'must' : lies(all) ? 'check' : 'missed']++
    }
  }
  return counts
}

const count = () => ({ must: 0, check: 0, missed: 0 })

function marks({ length }: string, spans: readonly { start: number; end: number }[]): Uint8Array {
  const marked = new Uint8Array(length)
  for (const { start, end } of spans) marked.fill(1, start, end)
  return marked
}

const isWithin = (marked: Uint8Array, start: number, length: number): boolean =>
  marked.subarray(start, start + length).every(Boolean)

/** "full names: 41 must, 2 check, 0 missed" */
export const severityLines = (counts: Severities): string[] =>
  classes
    .filter((one) => Object.values(counts[one]).some((many) => many > 0))
    .map((one) => `${one}: ${counts[one].must} must, ${counts[one].check} check, ${counts[one].missed} missed`)
