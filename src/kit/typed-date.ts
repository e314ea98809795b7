/** Dates as people type them, in three fields. Kept as 'YYYY-MM-DD'; what is no date stays as it was typed, part by part. */
import { interfaceWords, namesOf, sayAny } from '#content'

/** Of twelve months, as people here write them: "January" first. */
const months = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2026, month, 1)).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' }),
)

/**
 * Joins the three typed parts: 'YYYY-MM-DD', '' where nothing was typed. A month may be a name or its beginning ("nov", "Sept."), a year
 * two digits of this century. Anything else stays as it is, so that `date` refuses it and the fields show it again.
 */
export function dateFrom(day: string, month: string, year: string): string {
  const parts = [inFull(year.trim()), twoDigits(monthNumber(month.trim())), twoDigits(day.trim())]
  return parts.every((part) => part === '') ? '' : parts.join('-')
}

/** 'YYYY-MM-DD' of a day that exists, from 1900 on: 2026-02-31 does not. */
export function isCalendarDay(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (!match) return false
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value && Number(match[1]) >= 1900
}

/** What is wrong with a typed date: that there is no such day in that month ("31 February is not a date"), or else `otherwise`. */
export function faultOfDate(value: string, otherwise: string): string {
  const [, month = '', day = ''] = /^\d{4}-(\d{2})-(\d{2})$/.exec(value) ?? []
  const name = months[Number(month) - 1]
  if (!name || Number(day) < 1 || isCalendarDay(value)) return otherwise
  return sayAny(interfaceWords.forms.date_unreal, namesOf(), { day_month: `${Number(day)} ${name}` })
}

/** A date that is none yet, as it was typed: "12 Novvember 2026". */
export const asTyped = (value: string): string => value.split('-').toReversed().filter(Boolean).join(' ')

function monthNumber(typed: string): string {
  const name = typed.toLowerCase().replace(/\.$/, '')
  const at = name.length < 3 ? -1 : months.findIndex((month) => month.toLowerCase().startsWith(name))
  return at < 0 ? typed : `${at + 1}`
}

const inFull = (year: string): string => (/^\d\d$/.test(year) ? `20${year}` : year)
const twoDigits = (part: string): string => (/^\d$/.test(part) ? `0${part}` : part)
