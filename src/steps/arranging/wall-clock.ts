/**
 * From what people type (a day and a time on the clock on the wall) to a moment. Twice a year that is not plain: an hour is left out
 * in March and comes twice in October. Then people are asked; nothing is guessed (P16).
 */
import { dayOf, formatTime } from '#content'

export type WallClock = { readonly at: Date } | { readonly problem: 'missing' | 'doubled' }

/** Which of two: the hour before the clocks went back, or the one after. '' when nobody had to say. */
export type WhichHour = '' | 'first' | 'second'

/** Summer time and winter time in Scotland, in minutes ahead of UTC; the larger one comes first on the day the clocks go back. */
const offsets = [60, 0] as const

/** `day` is 'YYYY-MM-DD', `time` 'HH:MM'; both must exist as such. */
export function momentOf(day: string, time: string, which: WhichHour = ''): WallClock {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`)
  const moments = offsets
    .map((minutes) => new Date(asIfUtc - minutes * 60_000))
    .filter((moment) => dayOf(moment) === day && formatTime(moment) === time)
  const [first, second] = moments
  if (!first) return { problem: 'missing' }
  if (!second) return { at: first }
  if (which === '') return { problem: 'doubled' }
  return { at: which === 'first' ? first : second }
}

/** 'HH:MM' from what people type for a time of day (9.30, 09:30, 14:00), or null. */
export function timeFrom(typed: string): string | null {
  const match = /^(\d{1,2})[:.](\d{2})$/.exec(typed.trim())
  const [hours, minutes] = [Number(match?.[1] ?? 99), Number(match?.[2] ?? 99)]
  if (hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

export const lengths = { short: 60, usual: 90, long: 120 } as const

/** The end of a meeting: its length in minutes that really pass, whatever the clocks do meanwhile. */
export const endOf = (startsAt: Date, minutes: number): Date => new Date(startsAt.getTime() + minutes * 60_000)
