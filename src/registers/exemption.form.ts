/** What is asked for as an exception, what the group thinks, and what the committee answered (P6). */
import { z } from 'zod'
import { namesOf, sayAny, dissemination as words } from '#content'
import { choice, date, text } from '../kit/form.ts'
import { dateIn, errorsIn, type Read } from '../kit/posted-form.ts'
import type { Fields } from '../kit/web.ts'

const { exemption } = words
const [what, whoFor, why, from, to] = exemption.fields
const required = ({ max, error }: { max: number; error: string }) =>
  text({ max, required: true, empty: error, long: sayAny(exemption.long, namesOf(), { max }) })

const askForm = z.object({
  what: required(what),
  'who-for': required(whoFor),
  why: required(why),
  from: date(from.error),
  to: date(to.error),
})
export type ExemptionForm = z.infer<typeof askForm>

export function readExemption(fields: Fields): Read<ExemptionForm> {
  const parsed = askForm.safeParse({ ...fields, from: dateIn(fields, 'from'), to: dateIn(fields, 'to') })
  const errors = errorsIn(parsed.error)
  if (parsed.data && parsed.data.to < parsed.data.from) errors.to = exemption.end_first
  return parsed.data && Object.keys(errors).length === 0 ? { form: parsed.data } : { errors }
}

const groupForm = z.object({ 'group-view': choice(['supports', 'not', 'more'], exemption.choose) })
export type GroupView = z.infer<typeof groupForm>['group-view']

export function readGroupView(fields: Fields): Read<GroupView> {
  const parsed = groupForm.safeParse(fields)
  return parsed.success ? { form: parsed.data['group-view'] } : { errors: errorsIn(parsed.error) }
}

const committeeForm = z.object({
  'committee-agreed': choice(['yes', 'no'], exemption.choose),
  'agreed-on': date(exemption.date_wrong),
})
export type CommitteeAnswer = z.infer<typeof committeeForm>

/** `today`: 'YYYY-MM-DD'; an answer is noted after it was given. */
export function readCommitteeAnswer(fields: Fields, today: string): Read<CommitteeAnswer> {
  const parsed = committeeForm.safeParse({ ...fields, 'agreed-on': dateIn(fields, 'agreed-on') })
  const errors = errorsIn(parsed.error)
  if (parsed.data && parsed.data['agreed-on'] > today) errors['agreed-on'] = exemption.future
  return parsed.data && Object.keys(errors).length === 0 ? { form: parsed.data } : { errors }
}
