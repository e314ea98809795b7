/** What is asked for as an exception, what the group thinks, and what the committee answered (P6). */
import { z } from 'zod'
import { namesOf, sayAny, dissemination as words } from '#content'
import { choice, date, text } from '../kit/form.ts'
import { dateIn, type Read, readForm } from '../kit/posted-form.ts'
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
  const dates = { from: dateIn(fields, 'from'), to: dateIn(fields, 'to') }
  return readForm(askForm, { ...fields, ...dates }, (form) => (form.to < form.from ? { to: exemption.end_first } : {}))
}

const groupForm = z.object({ 'group-view': choice(['supports', 'not', 'more'], exemption.choose) })
export type GroupView = z.infer<typeof groupForm>['group-view']

export function readGroupView(fields: Fields): Read<GroupView> {
  const read = readForm(groupForm, fields)
  return 'errors' in read ? read : { form: read.form['group-view'] }
}

const committeeForm = z.object({
  'committee-agreed': choice(['yes', 'no'], exemption.choose),
  'agreed-on': date(exemption.date_wrong),
})
export type CommitteeAnswer = z.infer<typeof committeeForm>

/** `today`: 'YYYY-MM-DD'; an answer is noted after it was given. */
export function readCommitteeAnswer(fields: Fields, today: string): Read<CommitteeAnswer> {
  const posted = { ...fields, 'agreed-on': dateIn(fields, 'agreed-on') }
  return readForm(
    committeeForm,
    posted,
    (form): Record<string, string> => (form['agreed-on'] > today ? { 'agreed-on': exemption.future } : {}),
  )
}
