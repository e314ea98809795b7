/** The questions about when and where, shared by offering times, setting the time and moving the meeting. */

import { z } from 'zod'
import { arranging as words } from '#content'
import { choice, text } from '../../kit/form.ts'
import { isCalendarDay } from '../../kit/typed-date.ts'
import { lengths, momentOf, timeFrom, type WhichHour } from './wall-clock.ts'

const { errors } = words

export const hows = ['in-person', 'online', 'mixed'] as const
const lengthIds = ['short', 'usual', 'long'] as const

/** As typed: a day 'YYYY-MM-DD', a time of day, and which of two equal hours where the clocks go back. */
export const typedTime = z.object({
  date: z.string().default(''),
  time: z.string().default(''),
  which: z.enum(['', 'first', 'second']).catch('').default(''),
})
export type TypedTime = z.infer<typeof typedTime>

/** Minutes. */
export const lengthField = choice(lengthIds, errors.length).transform((length) => lengths[length])
export const howField = choice(hows, errors.how)
export const placeField = text({ max: 120, required: false, empty: '', long: errors.place_long })
export const linkField = text({
  max: 500,
  required: false,
  empty: '',
  long: errors.link_long,
  fits: { holds: isWebAddress, otherwise: errors.link },
})

/** Why a typed time is no moment, as field name → text; or the moment. */
export type ReadTime = { readonly at: Date } | { readonly errors: Readonly<Record<string, string>> }

export function readTime(typed: TypedTime): ReadTime {
  const time = timeFrom(typed.time)
  const wrong = {
    ...(isCalendarDay(typed.date) ? {} : { date: typed.date === '' ? errors.date : errors.date_unreal }),
    ...(time === null ? { time: errors.time } : {}),
  }
  if (time === null || Object.keys(wrong).length > 0) return { errors: wrong }
  return onTheClock(typed.date, time, typed.which)
}

function onTheClock(day: string, time: string, which: WhichHour): ReadTime {
  const moment = momentOf(day, time, which)
  if ('at' in moment) return moment
  return { errors: moment.problem === 'missing' ? { time: errors.time_missing } : { which: errors.time_doubled } }
}

/** A room is needed where people meet in a room, a link where they meet online. */
export function placeErrors(where: {
  how: (typeof hows)[number]
  place: string
  link: string
}): Record<string, string> {
  return {
    ...(where.how !== 'online' && where.place === '' ? { place: errors.place } : {}),
    ...(where.how !== 'in-person' && where.link === '' ? { link: errors.link_needed } : {}),
  }
}

function isWebAddress(text: string): boolean {
  return /^https:\/\/[^\s]+$/.test(text) && URL.canParse(text)
}
