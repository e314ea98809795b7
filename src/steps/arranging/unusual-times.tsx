/** Times that few people can come at are pointed out once, kindly, before anybody is asked; the facilitator knows best (P16). */
import { dayOf, formatDate, formatTime, isWorkingDay, type Names, sayAny, arranging as words } from '#content'
import { Notice } from '../../design/design.ts'
import { type Fields, field } from '../../kit/web.ts'
import { endOf } from './wall-clock.ts'

const { unusual } = words

/** Hours people are usually at work, on the clock on the wall. */
const usual = { from: '08:00', until: '18:00' }

/** Why a time is unusual, or null. */
export function whyUnusual(startsAt: Date, minutes: number): keyof typeof unusual.why | null {
  const weekday = new Date(`${dayOf(startsAt)}T12:00:00Z`).getUTCDay()
  if (weekday === 0 || weekday === 6) return 'weekend'
  if (!isWorkingDay(startsAt)) return 'holiday'
  return formatTime(startsAt) < usual.from || formatTime(endOf(startsAt, minutes)) > usual.until ? 'hours' : null
}

/** One line for each unusual time; null where there is none, or where exactly these have been pointed out in this form. */
export function unusualTimes(starts: readonly Date[], minutes: number, fields: Fields): readonly string[] | null {
  const lines = starts.flatMap((startsAt) => {
    const why = whyUnusual(startsAt, minutes)
    return why ? [`${formatDate(startsAt, 'long')}, ${formatTime(startsAt)}: ${unusual.why[why]}`] : []
  })
  return lines.length === 0 || field(fields, meant) === lines.join(between) ? null : lines
}

const meant = '_meant'
const between = ' · '

/** In the form: sent once more as it is, it is done. */
export const UnusualTimes = ({ lines, names }: { lines: readonly string[] | null; names: Names }) =>
  lines && (
    <>
      <input type="hidden" name={meant} value={lines.join(between)} />
      <Notice kind="look" title={unusual.title} live>
        <ul class="cg-sentences">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>{sayAny(unusual.text, names)}</p>
      </Notice>
    </>
  )
