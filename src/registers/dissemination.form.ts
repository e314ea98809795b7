import { z } from 'zod'
import { entriesOf, namesOf, sayAny, dissemination as words } from '#content'
import { choice, date, id, text } from '../kit/form.ts'
import { dateIn, errorsIn, type Read } from '../kit/posted-form.ts'
import { type Fields, field } from '../kit/web.ts'

const [group, agency, way, day, , version, by, questions] = words.fields
const { page } = words

const groups = words.groups.map((one) => one.id)
const ways = entriesOf(words.ways).map(([key]) => key)
const long = (max: number) => sayAny(page.long, namesOf(), { max })

const schema = z.object({
  group: choice(atLeastOne(groups), group.error),
  agency: id(agency.error),
  way: choice(atLeastOne(ways), way.error),
  date: date(day.error),
  'how-many': z.preprocess(
    (value) => (typeof value === 'string' && value.trim() !== '' ? Number(value.trim()) : null),
    z
      .number({ error: page.number_wrong })
      .int(page.number_wrong)
      .min(1, page.number_wrong)
      .max(100_000, page.number_wrong)
      .nullable(),
  ),
  version: z.string({ error: version.error }),
  by: text({ max: by.max, required: false, empty: '', long: long(by.max) }),
  questions: text({ max: questions.max, required: false, empty: '', long: long(questions.max) }),
})
export type BriefingForm = z.infer<typeof schema>

export interface BriefingChoices {
  /** Ids. */
  readonly agencies: readonly string[]
  /** Versions of the procedure people can have been told about. */
  readonly versions: readonly string[]
}

/** `today`: 'YYYY-MM-DD', for a briefing lies in the past. */
export function readBriefing(
  fields: Fields,
  { agencies, versions }: BriefingChoices,
  today: string,
): Read<BriefingForm> {
  const parsed = schema.safeParse({ ...fields, date: dateIn(fields, 'date') })
  const errors = errorsIn(parsed.error)
  if (parsed.data && parsed.data.date > today) errors.date = page.future
  if (parsed.data && !agencies.includes(parsed.data.agency)) errors.agency = agency.error
  if (!versions.includes(field(fields, 'version'))) errors.version = version.error
  return parsed.data && Object.keys(errors).length === 0 ? { form: parsed.data } : { errors }
}

/** A choice needs something to choose from. */
function atLeastOne<Item extends string>([first, ...others]: readonly Item[]): [Item, ...Item[]] {
  if (first === undefined) throw new Error('a list of the content is empty')
  return [first, ...others]
}
