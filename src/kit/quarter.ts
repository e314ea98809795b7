/**
 * Quarters of a calendar year, as figures are grouped: '2026-Q4'. Their order as text is their order in time. Days are those on the wall
 * in Scotland: the first hour of July is July's (db/0042, quarter_of).
 */
import { dayOf } from '#content'

export function quarterOf(date: Date): string {
  const [year = '', month = ''] = dayOf(date).split('-')
  return `${year}-Q${Math.ceil(Number(month) / 3)}`
}

export const isQuarter = (text: unknown): text is string => typeof text === 'string' && /^[0-9]{4}-Q[1-4]$/.test(text)

/** The last `count` quarters up to and with that of `date`, oldest first. */
export function quartersUpTo(date: Date, count: number): string[] {
  const list = [quarterOf(date)]
  while (list.length < count) list.unshift(previous(list[0] ?? ''))
  return list
}

/** The last one that is over. */
export const lastQuarterOver = (date: Date): string => previous(quarterOf(date))

function previous(quarter: string): string {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))]
  return number === 1 ? `${year - 1}-Q4` : `${year}-Q${number - 1}`
}

/** Every quarter from `first` to `last`, with both. */
export function quartersBetween(first: string, last: string): string[] {
  const list: string[] = []
  for (let quarter = first; quarter <= last; quarter = nextQuarter(quarter)) list.push(quarter)
  return list
}

/** '2026-Q4' → '2027-Q1' */
export function nextQuarter(quarter: string): string {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))]
  return number === 4 ? `${year + 1}-Q1` : `${year}-Q${number + 1}`
}

/** Months of a quarter in the year's order, for words such as "October to December 2026". */
export function monthsOf(quarter: string): { readonly first: Date; readonly last: Date } {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))]
  return { first: new Date(Date.UTC(year, (number - 1) * 3, 15)), last: new Date(Date.UTC(year, number * 3 - 1, 15)) }
}

/** "Q4 2026", as headings of columns show it. */
export const quarterLabel = (quarter: string): string => `${quarter.slice(5)} ${quarter.slice(0, 4)}`
