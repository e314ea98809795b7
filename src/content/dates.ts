/** Dates as people here read them, and working days: Monday to Friday without Scottish bank holidays (calendar.yaml). */
import { calendar } from '../../.generated/content/en.ts'

export const homeTimeZone = 'Europe/London'

const styles = {
  /** Wednesday 25 November 2026 */
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  /** Wed 25 Nov */
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  /** Wed 25 Nov 2026 */
  dated: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  /** 25 November 2026 */
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  /** November 2026 */
  month: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
export type DateStyle = keyof typeof styles

/** Making a formatter costs more than using it a thousand times. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', options)
  formats.set(key, format)
  return format
}

/** The day of a moment, in words, where people are. Without the comma some versions of the calendar data put after the weekday. */
export function formatDate(moment: Date, style: DateStyle = 'short', timeZone = homeTimeZone): string {
  const format = formatOf(`${style} ${timeZone}`, { ...styles[style], timeZone })
  return format
    .format(moment)
    .replace(',', '')
    .replace(/\bSept\b/, 'Sep')
}

/** Wed 25 Nov; with the year where it is another one than now, so that last year's day is not taken for last week's. */
export const formatDateSeenFrom = (moment: Date, now: Date): string =>
  formatDate(moment, dayOf(moment).slice(0, 4) === dayOf(now).slice(0, 4) ? 'short' : 'dated')

/** 13:30, on the clock people have on the wall. */
export function formatTime(moment: Date, timeZone = homeTimeZone): string {
  return formatOf(`time ${timeZone}`, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(moment)
}

/** The calendar day of a moment where people are: 'YYYY-MM-DD'. */
export function dayOf(moment: Date, timeZone = homeTimeZone): string {
  const known = daysIn(timeZone)
  const quarter = Math.floor(moment.getTime() / quarterOfAnHour)
  const day = known.get(quarter)
  if (day !== undefined) return day
  if (known.size > 10_000) known.clear()
  const written = dayAsWritten(moment, timeZone)
  known.set(quarter, written)
  return written
}

/** Wherever people are, midnight comes with a quarter of an hour. A page asks for the same few days dozens of times. */
const quarterOfAnHour = 900_000
const days = new Map<string, Map<number, string>>()

function daysIn(timeZone: string): Map<number, string> {
  const known = days.get(timeZone) ?? new Map<number, string>()
  days.set(timeZone, known)
  return known
}

function dayAsWritten(moment: Date, timeZone: string): string {
  const format = formatOf(`day parts ${timeZone}`, { year: 'numeric', month: '2-digit', day: '2-digit', timeZone })
  const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]))
  return `${part.year}-${part.month}-${part.day}`
}

/** Calendar days from one moment to another, where people are: 0 on the same day, 1 for tomorrow, however the clocks change. */
export function daysBetween(from: Date, to: Date, timeZone = homeTimeZone): number {
  return Math.round((noonOf(dayOf(to, timeZone)).getTime() - noonOf(dayOf(from, timeZone)).getTime()) / dayLength)
}

const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' })
/** 'today', 'tomorrow', 'in 3 days', '2 days ago'. */
export const inDays = (days: number): string => relative.format(days, 'day')

const holidays: ReadonlySet<string> = new Set(Object.values(calendar.holidays.days).flat())

export const isWorkingDay = (moment: Date, timeZone = homeTimeZone): boolean => isWorking(dayOf(moment, timeZone))

/** Working days after `from` up to and with `to`: from a Friday to the next Monday is 1. Negative when `to` is earlier. */
export function workingDays(from: Date, to: Date, timeZone = homeTimeZone): number {
  if (to < from) return -workingDays(to, from, timeZone) || 0
  const first = dayOf(from, timeZone)
  const last = dayOf(to, timeZone)
  const off = weekdayHolidays.filter((day) => day > first && day <= last)
  return weekdaysUntil(last) - weekdaysUntil(first) - off.length
}

/** Mondays to Fridays up to and with this day, counted from a Monday long ago: years are counted as quickly as days. */
function weekdaysUntil(day: string): number {
  const days = Math.round((noonOf(day).getTime() - noonOf('1900-01-01').getTime()) / dayLength) + 1
  return Math.floor(days / 7) * 5 + Math.min(days % 7, 5)
}

/**
 * The moment `count` ≥ 0 working days later, at the same time on the wall clock. From a weekend, 1 working day later is Monday.
 * A time the spring clock leaves out (01:30 on the last Sunday of March) cannot come up: that day is no working day.
 */
export function addWorkingDays(from: Date, count: number, timeZone = homeTimeZone): Date {
  const start = dayOf(from, timeZone)
  let day = start
  for (let left = count; left > 0; ) {
    day = dayAfter(day)
    if (isWorking(day)) left -= 1
  }
  return day === start ? from : sameWallClock(from, day, timeZone)
}

const dayLength = 86_400_000
/** Days are counted at noon UTC, which is the same calendar day in Scotland in summer and in winter. */
const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)
const dayAfter = (day: string): string => new Date(noonOf(day).getTime() + dayLength).toISOString().slice(0, 10)
const isWorking = (day: string): boolean => {
  const weekday = noonOf(day).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.has(day)
}

const weekdayHolidays: readonly string[] = [...holidays].filter((day) => ![0, 6].includes(noonOf(day).getUTCDay()))

/** `moment` moved to another day; corrected when summer time began or ended in between. */
function sameWallClock(moment: Date, day: string, timeZone: string): Date {
  const days = Math.round((noonOf(day).getTime() - noonOf(dayOf(moment, timeZone)).getTime()) / dayLength)
  const moved = new Date(moment.getTime() + days * dayLength)
  return new Date(moved.getTime() + offsetOf(moment, timeZone) - offsetOf(moved, timeZone))
}

/** How far the wall clock is ahead of UTC, in milliseconds. */
function offsetOf(moment: Date, timeZone: string): number {
  const minute = Math.floor(moment.getTime() / 60_000) * 60_000
  return Date.parse(`${dayOf(moment, timeZone)}T${formatTime(moment, timeZone)}:00Z`) - minute
}
