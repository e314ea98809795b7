/** How the procedure is used (P30), with small numbers hidden or joined. */
import { hideSmall, joinSmall, leastShown } from '../kit/small-numbers.ts'
import type { Months } from './evaluation-figures.ts'
import type { Count, Measure } from './impact.rows.ts'

export interface Impact {
  readonly requests: readonly Joined[]
  readonly held: readonly Joined[]
  /** Somebody could have been recognised, and it was noticed. */
  readonly nearMisses: readonly Joined[]
  readonly sectors: readonly Shown[]
  readonly outcomes: readonly Shown[]
  /** Middle number of days from request to meeting, and of how many; null where they are few. */
  readonly toMeeting: { readonly days: number; readonly count: number } | null
}

export interface Joined extends Months {
  readonly count: number
}

export interface Shown {
  readonly item: string
  readonly count: number | null
}

export function impactOf(counts: readonly Count[], quarters: readonly string[]): Impact {
  const of = (measure: Measure) => counts.filter((count) => count.measure === measure)
  const byQuarter = (measure: Measure) =>
    withoutEmptyBeginning(
      joinSmall(
        quarters.map((quarter) => ({ quarter, count: of(measure).find(({ item }) => item === quarter)?.figure ?? 0 })),
      ),
    )
  const byItem = (measure: Measure, together?: number) => {
    const items = [...of(measure)].sort((a, b) => b.figure - a.figure)
    const shown = hideSmall(
      items.map(({ figure }) => figure),
      together === undefined ? {} : { together },
    )
    return items.map(({ item }, at) => ({ item, count: shown[at] ?? null }))
  }
  const waited = of('to-meeting')
  const count = waited.find(({ item }) => item === 'asked')?.figure ?? 0
  const middle = waited.find(({ item }) => item === 'middle')
  return {
    requests: byQuarter('requests'),
    held: byQuarter('held'),
    nearMisses: byQuarter('near-miss'),
    sectors: byItem('sector'),
    outcomes: byItem('outcome', 0), // not every request is screened yet: their total is not shown
    toMeeting: middle && count >= leastShown ? { days: Math.round(middle.figure), count } : null,
  }
}

/** Quarters from before anybody asked say nothing. */
const withoutEmptyBeginning = (joined: readonly Joined[]): readonly Joined[] =>
  joined.some(({ count }) => count > 0) ? joined.slice(joined.findIndex(({ count }) => count > 0)) : []
