/** Periods as privacy.yaml words them: "60 days", "6 months", "3 years". */
export interface Period {
  readonly count: number
  readonly unit: 'day' | 'month' | 'year'
}

/** Throws on words that are no period: a class without an end must not be counted. */
export function periodIn(words: string): Period {
  const [, count, unit] = /^(\d{1,3}) (day|month|year)s?$/.exec(words) ?? []
  if (count === undefined) throw new Error(`"${words}" is no period`)
  return { count: Number(count), unit: unit as Period['unit'] }
}

export const timeAfter = (from: Date, period: Period): Date => moved(from, period, 1)
/** The newest beginning whose period has just ended. */
export const timeBefore = (to: Date, period: Period): Date => moved(to, period, -1)

/** The first moment at which it is over by `timeBefore`: what began on the 31st of March is over after six months on the 1st of October. */
export function overAt(from: Date, period: Period): Date {
  let at = timeAfter(from, period)
  while (timeBefore(at, period) < from) at = timeAfter(at, { count: 1, unit: 'day' })
  return at
}

/** Calendar months and years; the 31st of a shorter month is its last day. */
function moved(from: Date, { count, unit }: Period, sign: 1 | -1): Date {
  const then = new Date(from)
  if (unit === 'day') then.setUTCDate(then.getUTCDate() + sign * count)
  else {
    const day = then.getUTCDate()
    then.setUTCDate(1)
    then.setUTCMonth(then.getUTCMonth() + sign * count * (unit === 'year' ? 12 : 1))
    const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate()
    then.setUTCDate(Math.min(day, last))
  }
  return then
}
