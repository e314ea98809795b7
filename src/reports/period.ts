/** The months a report is about, as the address says them: whole quarters. */
import { formatDate } from '#content'
import { isQuarter, monthsOf, quarterLabel } from '../kit/quarter.ts'
import type { Months } from './evaluation-figures.ts'

/** Up to a year by itself. Anything the list does not hold is ignored; the wrong way round is turned. */
export function monthsIn(query: unknown, quarters: readonly string[]): Months {
  const [oldest = '', newest = ''] = [quarters.at(-Math.min(4, quarters.length)), quarters.at(-1)]
  const from = wanted(query, 'from', quarters) ?? oldest
  const to = wanted(query, 'to', quarters) ?? newest
  return from <= to ? { from, to } : { from: to, to: from }
}

function wanted(query: unknown, name: string, quarters: readonly string[]): string | null {
  const value = typeof query === 'object' && query !== null ? new Map(Object.entries(query)).get(name) : null
  return isQuarter(value) && quarters.includes(value) ? value : null
}

/** "January 2026 – March 2026" */
export const monthsLabel = ({ from, to }: Months): string =>
  `${formatDate(monthsOf(from).first, 'month')} – ${formatDate(monthsOf(to).last, 'month')}`

/** "Q1 2026" or "Q1 2026 – Q3 2026" */
export const quartersLabel = ({ from, to }: Months): string =>
  from === to ? quarterLabel(from) : `${quarterLabel(from)} – ${quarterLabel(to)}`
