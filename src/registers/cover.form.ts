/** What is asked for a cover (P10): who is away, who covers, from which day to which. */
import { z } from 'zod'
import { agreement } from '#content'
import type { Person } from '../discussion.ts'
import { date, id, optionalChoice } from '../kit/form.ts'
import { dateIn, errorsIn, type Read } from '../kit/posted-form.ts'
import { type Fields, field } from '../kit/web.ts'
import { fitFor } from '../trust/line-of-management.ts'
import type { Listed } from './cover.rows.ts'

const { errors } = agreement.cover
const equivalents = ['no-other-manager', 'similar-duty', 'agencies-agreed'] as const

export interface CoverForm {
  readonly who: string
  /** Name of whoever is away. */
  readonly name: string
  readonly person: string
  /** 'YYYY-MM-DD', as `to`. */
  readonly from: string
  readonly to: string
  /** Why somebody covers who is no manager of the same agency; null: they are one. */
  readonly equivalent: (typeof equivalents)[number] | null
}

const schema = z.object({
  who: id(errors.who),
  person: id(errors.person),
  from: date(errors.from),
  to: date(errors.to),
  equivalent: optionalChoice(equivalents, errors.equivalent),
})

const mostDays = 93
const daysIn = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1

/**
 * `here`: who can be named. Nobody names themselves, nor anybody who reports to whoever is away; only an administrator names cover for somebody else.
 * A manager of the same agency covers without a reason, anybody else "or equivalent" (P8).
 */
export function readCover(fields: Fields, by: Person, here: readonly Listed[], today: string): Read<CoverForm> {
  const who = by.duties.includes('administrator') ? field(fields, 'who') : by.personId
  const dates = { from: dateIn(fields, 'from'), to: dateIn(fields, 'to') }
  const parsed = schema.safeParse({ who, person: fields.person, equivalent: fields.equivalent, ...dates })
  const found = errorsIn(parsed.error)
  const absent = here.find(({ id: one }) => one === who)
  if (!parsed.data || !absent) return { errors: { ...(absent ? {} : { who: errors.who }), ...found } }
  const { person, from, to, equivalent } = parsed.data
  const fits = fitFor(here, who)(person)
  const wrong = {
    ...(here.some((one) => one.id === person) && person !== who && person !== by.personId
      ? {}
      : { person: errors.person }),
    ...(fits === 'reports' ? { person: errors.reports } : {}),
    ...(fits === 'other' && !equivalent ? { equivalent: errors.equivalent } : {}),
    ...(to < from ? { to: errors.to } : to < today ? { to: errors.past } : {}),
    ...(to >= from && daysIn(from, to) > mostDays ? { to: errors.long } : {}),
  }
  if (Object.keys(wrong).length > 0) return { errors: wrong }
  return { form: { ...parsed.data, name: absent.name, equivalent: fits === 'other' ? equivalent : null } }
}
