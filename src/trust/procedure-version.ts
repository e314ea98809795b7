/**
 * Versions of the procedure (P27). The first is the document of the content; a committee's later ones are kept word for word
 * (db/0060-procedure-versions.sql). A discussion keeps the one that was in use on the day it began.
 */
import { type DateStyle, dayOf, formatDate, type Names, procedure } from '#content'

export interface ProcedureVersion {
  /** 1, 2, … in the order they were agreed; their address. */
  readonly number: number
  /** As people call it: V2. */
  readonly label: string
  readonly approvedBy: string
  /** Days 'YYYY-MM-DD', or a month 'YYYY-MM' where the document names only that. */
  readonly approvedOn: string
  readonly effectiveOn: string
  readonly reviewOn: string
  /** What has changed, as the owner says it. */
  readonly what: string
}

const { control, amendments } = procedure

export const firstVersion: ProcedureVersion = {
  number: 1,
  label: control.version,
  approvedBy: control.approved_by,
  approvedOn: control.approved_on,
  effectiveOn: control.effective,
  reviewOn: control.review,
  what: amendments.at(-1)?.what ?? '',
}

/** Counted on from the first: after V2 comes V3. */
export const labelOf = (number: number): string => `V${Number(/\d+/.exec(control.version)?.[0] ?? 1) + number - 1}`

/** The version in use on a day 'YYYY-MM-DD'; before any was, the first. `versions`: oldest first. */
export const inUseOn = (versions: readonly ProcedureVersion[], day: string): ProcedureVersion =>
  versions.findLast(({ number, effectiveOn }) => number === 1 || effectiveOn <= day) ?? firstVersion

/** The one a discussion began under, and keeps. */
export const versionOf = (versions: readonly ProcedureVersion[], { begunAt }: { readonly begunAt: Date }) =>
  inUseOn(versions, dayOf(begunAt))

/** A date of the document in words: a month stays a month. */
export const dateInWords = (date: string, style: DateStyle = 'day'): string =>
  formatDate(new Date(`${date.length === 7 ? `${date}-15` : date}T12:00:00Z`), date.length === 7 ? 'month' : style)

/** What stands at the foot of a Word document. */
export const imprintOf = (names: Names, { label, reviewOn }: ProcedureVersion) => ({
  names,
  version: label,
  reviewDate: dateInWords(reviewOn),
})

export const versionAddress = ({ number }: Pick<ProcedureVersion, 'number'>): string => `/procedure/versions/${number}`
