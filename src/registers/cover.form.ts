/** What is asked for a cover (P10): who is away, who covers, from which day to which. */
import { z } from 'zod'
import { agreement } from '#content'
import type { Person } from '../discussion.ts'
import { date, id } from '../kit/form.ts'
import { dateIn, errorsIn, type Read } from '../kit/posted-form.ts'
import { type Fields, field } from '../kit/web.ts'
import type { Listed } from './cover.rows.ts'

const { errors } = agreement.cover

export interface CoverForm {
  readonly who: string
  /** Name of whoever is away. */
  readonly name: string
  readonly person: string
  /** 'YYYY-MM-DD', as `to`. */
  readonly from: string
  readonly to: string
}

const schema = z.object({
  who: id(errors.who),
  person: id(errors.person),
  from: date(errors.from),
  to: date(errors.to),
})

const mostDays = 93
const daysIn = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1

/** `here`: who can be named. Nobody names themselves; only an administrator names cover for somebody else. */
export function readCover(fields: Fields, by: Person, here: readonly Listed[], today: string): Read<CoverForm> {
  const who = by.duties.includes('administrator') ? field(fields, 'who') : by.personId
  const dates = { from: dateIn(fields, 'from'), to: dateIn(fields, 'to') }
  const parsed = schema.safeParse({ who, person: fields.person, ...dates })
  const found = errorsIn(parsed.error)
  const absent = here.find(({ id: one }) => one === who)
  if (!parsed.data || !absent) return { errors: { ...(absent ? {} : { who: errors.who }), ...found } }
  const { person, from, to } = parsed.data
  const wrong = {
    ...(here.some((one) => one.id === person) && person !== who && person !== by.personId
      ? {}
      : { person: errors.person }),
    ...(to < from ? { to: errors.to } : to < today ? { to: errors.past } : {}),
    ...(to >= from && daysIn(from, to) > mostDays ? { to: errors.long } : {}),
  }
  return Object.keys(wrong).length > 0 ? { errors: wrong } : { form: { ...parsed.data, name: absent.name } }
}
