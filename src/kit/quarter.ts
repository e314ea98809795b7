/** Quarters of a calendar year, as figures are grouped: '2026-Q4'. Their order as text is their order in time. */

export const quarterOf = (date: Date): string => `${date.getUTCFullYear()}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`

export const isQuarter = (text: unknown): text is string => typeof text === 'string' && /^[0-9]{4}-Q[1-4]$/.test(text)

/** The last `count` quarters up to and with that of `date`, oldest first. */
export const quartersUpTo = (date: Date, count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    quarterOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - 3 * (count - 1 - at), 1))),
  )

/** Every quarter from `first` to `last`, with both. */
export function quartersBetween(first: string, last: string): string[] {
  const list: string[] = []
  for (let quarter = first; quarter <= last; quarter = next(quarter)) list.push(quarter)
  return list
}

function next(quarter: string): string {
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
