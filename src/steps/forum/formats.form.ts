/** What somebody asks for: a format or language, of which page or document, and how to reach them. */

import { z } from 'zod'
import { entriesOf, namesOf, sayAny, statements } from '#content'
import { choice, date, text } from '../../kit/form.ts'
import { dateIn, errorsIn } from '../../kit/posted-form.ts'
import { isCalendarDay } from '../../kit/typed-date.ts'
import { type Fields, field } from '../../kit/web.ts'

const { form, choices, long, date_wrong, area } = statements.formats
const [what, which, otherWhich, , reach] = form

export const formats = entriesOf(choices).map(([id]) => id)
const [first = 'other', ...others] = formats
const tooLong = (max: number): string => sayAny(long, namesOf(), { max })

const schema = z.object({
  what: choice([first, ...others], what.error),
  which: text({ max: which.max, required: true, empty: which.error, long: tooLong(which.max) }),
  'other-which': text({ max: otherWhich.max, required: false, empty: '', long: tooLong(otherWhich.max) }),
  'by-when': date(date_wrong, { required: false }),
  reach: text({ max: reach.max, required: true, empty: reach.error, long: tooLong(reach.max) }),
  area: z.string(),
})
export type AskedFormat = z.infer<typeof schema>

export type Read = { readonly asked: AskedFormat } | { readonly errors: Readonly<Record<string, string>> }

/** Reads the form. `areas`: the committees one can choose from; with a single one nothing is asked. `today`: 'YYYY-MM-DD'. */
export function readFormat(fields: Fields, areas: readonly string[], today: string): Read {
  const parsed = schema.safeParse({
    what: field(fields, 'what'),
    which: field(fields, 'which'),
    'other-which': field(fields, 'other-which'),
    'by-when': dateIn(fields, 'by-when'),
    reach: field(fields, 'reach'),
    area: areas.length === 1 ? areas[0] : field(fields, 'area'),
  })
  const errors = errorsIn(parsed.error)
  const { 'by-when': byWhen } = parsed.data ?? { 'by-when': '' }
  if (isCalendarDay(byWhen) && byWhen < today) errors['by-when'] = date_wrong
  const chosen = areas.length === 1 ? areas[0] : field(fields, 'area')
  if (!chosen || !areas.includes(chosen)) errors.area = area.error
  return parsed.success && Object.keys(errors).length === 0 ? { asked: parsed.data } : { errors }
}
