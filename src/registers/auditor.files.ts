/** Entries of the audit that leave: a table for people, or lines with their hashes for whoever follows the chain outside. Coded words and names only. */
import { csv } from '../documents/csv.ts'
import type { AuditLine } from './auditor.rows.ts'

/** Entries that leave in one file. */
export const mostTaken = 50_000

const head = [
  'entry',
  'at',
  'who',
  'agency',
  'person',
  'actor',
  'did',
  'what',
  'number',
  'discussion',
  'listed',
  'upon',
  'upon_person',
  'given',
  'taken',
  'sealed_at',
]

export const auditAsCsv = (lines: readonly AuditLine[]): string =>
  csv([
    head,
    ...lines.map((one) => [
      one.seq,
      one.at.toISOString(),
      one.name,
      one.agency,
      one.personId,
      one.actorKind,
      one.verb,
      one.kind,
      one.reference,
      one.pseudonym,
      one.shown.length,
      one.aboutName,
      one.aboutPerson,
      one.given.join(' '),
      one.taken.join(' '),
      one.sealedAt.toISOString(),
    ]),
  ])

/** One JSON object a line. */
export const auditAsLines = (lines: readonly AuditLine[]): string =>
  lines.map((one) => `${JSON.stringify(one)}\n`).join('')
