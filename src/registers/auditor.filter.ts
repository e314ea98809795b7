/** Which entries of the audit an auditor asks for: from the address of the page, or from the form that takes them away. */
import { z } from 'zod'
import { privacy } from '#content'
import { date } from '../kit/form.ts'
import { isId } from '../kit/id.ts'
import { dateIn, errorsIn } from '../kit/posted-form.ts'
import { type Fields, field } from '../kit/web.ts'

const { errors } = privacy.audit

export const auditVerbs = ['read', 'read-in-emergency', 'act', 'export', 'refused', 'sign-in', 'sign-out'] as const

export interface AuditFilter {
  /** 'YYYY-MM-DD', or null. Both days belong to it. */
  readonly from: string | null
  readonly to: string | null
  readonly person: string | null
  /** Upon whom it was done or looked. */
  readonly upon: string | null
  readonly did: string | null
  /** The number or word pair of a discussion as typed; '' for any. */
  readonly discussion: string
  /** Entries before this number; null: from the newest. */
  readonly before: number | null
}

const days = z.object({ from: date(errors.date, { required: false }), to: date(errors.date, { required: false }) })

export function filterIn(fields: Fields): { filter: AuditFilter; errors: Record<string, string> } {
  const parsed = days.safeParse({ from: dateIn(fields, 'from'), to: dateIn(fields, 'to') })
  const wrong = errorsIn(parsed.error)
  const { from = '', to = '' } = parsed.data ?? {}
  if (from !== '' && to !== '' && to < from) wrong.to = errors.order
  const before = Number(field(fields, 'before'))
  return {
    filter: {
      from: from || null,
      to: to || null,
      person: idIn(fields, 'person'),
      upon: idIn(fields, 'upon'),
      did: auditVerbs.find((verb) => verb === field(fields, 'did')) ?? null,
      discussion: field(fields, 'discussion').trim().slice(0, 80),
      before: Number.isSafeInteger(before) && before > 0 ? before : null,
    },
    errors: wrong,
  }
}

function idIn(fields: Fields, name: string): string | null {
  const typed = field(fields, name)
  return isId(typed) ? typed : null
}

/** The same filter as names and values, without where the page begins. */
export const fieldsOfFilter = (filter: AuditFilter): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({
      ...partsOf('from', filter.from),
      ...partsOf('to', filter.to),
      person: filter.person ?? '',
      upon: filter.upon ?? '',
      did: filter.did ?? '',
      discussion: filter.discussion,
    }).filter(([, value]) => value !== ''),
  )

function partsOf(name: string, day: string | null): Record<string, string> {
  const [year = '', month = '', of = ''] = day?.split('-') ?? []
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year }
}
