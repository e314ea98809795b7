/**
 * A released report of the evaluation (P26): figures as they stood, frozen. An answer stands in one released report at most: each form
 * goes on where the last report ended, and only quarters that are over are counted, so no two reports laid over each other show a few.
 */
import { nextQuarter, quartersBetween } from '../kit/quarter.ts'
import { type Asked, rateOf } from './asked-and-answered.ts'
import {
  type AgencyRow,
  type EvaluationFigures,
  evaluationFigures,
  type Middle,
  type Months,
  quartersWith,
  type StoredAnswer,
} from './evaluation-figures.ts'
import { type Form, forms } from './report-question.ts'

/** What one form stands on. Null: fewer than five, so not shown. */
export interface FormCounted extends Months {
  readonly form: Form
  readonly asked: number | null
  readonly answered: number | null
  readonly answers: number
}

/** As it is stored. A form that had too few answers is not in `counted`: they wait for the next report. */
export interface ReleasedFigures {
  readonly counted: readonly FormCounted[]
  readonly middles: readonly (Middle & { readonly id: string })[]
  readonly byAgency: readonly AgencyRow[]
}

/** Form → the first quarter no released report is about. */
type Starts = Readonly<Record<Form, string>>

export interface Evaluated {
  readonly answers: readonly StoredAnswer[]
  /** Settled (asked-and-answered.ts). */
  readonly asked: readonly Asked[]
}

/** Quarters a new report may be about up to and with, oldest first: over, after the last report, and with something to say. */
export function quartersToRelease(evaluated: Evaluated, before: readonly ReleasedFigures[], now: string): string[] {
  const first = evaluated.answers.map(({ quarter }) => quarter).sort()[0] ?? now
  const over = quartersBetween(first, now).filter((quarter) => quarter < now)
  return over.filter((quarter) => figuresUpTo(evaluated, before, quarter).counted.some(({ to }) => to === quarter))
}

export function figuresUpTo({ answers, asked }: Evaluated, before: readonly ReleasedFigures[], upto: string) {
  const starts = startsAfter(before)
  const quarters = quartersWith(answers, upto)
  return released(
    evaluationFigures(answers, quarters, (form) => ({ from: starts[form], to: upto })),
    asked,
  )
}

function startsAfter(before: readonly ReleasedFigures[]): Starts {
  const start = (form: Form): string => {
    const ends = before.flatMap(({ counted }) => counted.filter((one) => one.form === form).map(({ to }) => to)).sort()
    const last = ends.at(-1)
    return last === undefined ? '' : nextQuarter(last)
  }
  return { before: start('before'), after: start('after'), 'three-months': start('three-months') }
}

const released = ({ counted, middles, byAgency }: EvaluationFigures, asked: readonly Asked[]): ReleasedFigures => ({
  counted: forms.flatMap((form) => {
    const found = counted[form]
    if (!found) return []
    const { from, to, answers } = found
    const rate = rateOf(asked, form, found)
    return [{ form, from, to, asked: rate?.asked ?? null, answered: rate?.answered ?? null, answers: answers.length }]
  }),
  middles: [...middles].map(([id, middle]) => ({ id, ...middle })),
  byAgency,
})

/** The months a report is about: from the first to the last that one of its forms counts. */
export function monthsOfReport({ counted }: ReleasedFigures): Months {
  const all = counted.flatMap(({ from, to }) => [from, to]).sort()
  return { from: all[0] ?? '', to: all.at(-1) ?? '' }
}
