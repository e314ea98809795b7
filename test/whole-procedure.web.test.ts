import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { procedure } from '../src/procedure.ts'
import { type TestHouse, testHouse } from './set-up/house.ts'
import { actsInModel, leadsTo } from './set-up/procedure.model.ts'
import type { Moment } from './set-up/procedure.moments.ts'
import { type Move, Run, type Seen, tell } from './set-up/procedure.run.ts'
import { watchRows } from './set-up/procedure.view.ts'

/**
 * The whole procedure as one machine, on a real database: anybody tries anything at any time, with good forms and spoilt ones. A second
 * writing of the rules (test/set-up/procedure.model.ts) says what may come of it. A failure prints its seed and the shortest way there.
 */
let house: TestHouse
const stories: Moment[][] = []
let ran = 0
const seen: Seen = { acts: new Map(), statuses: new Set() }
beforeAll(async () => {
  house = await testHouse()
  await watchRows(house.owner)
  stories.push(await tell(house, 'isla', 1, seen), await tell(house, 'catriona', 2, seen))
}, 60_000)
afterAll(() => house.close())

// Without bias: small numbers are no simpler dice than others.
const number = (max: number) => fc.noBias(fc.nat({ max }))
const on = number(2)
const dice = number(0x7fffffff)
const moves: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ move: fc.constant('goes-on' as const), times: fc.integer({ min: 1, max: 3 }), on, dice }),
  },
  { weight: 10, arbitrary: fc.record({ move: fc.constant('side-path' as const), on, dice }) },
  { weight: 8, arbitrary: fc.record({ move: fc.constant('anything' as const), on, dice }) },
  {
    weight: 2,
    arbitrary: fc.record({ move: fc.constant('days' as const), days: fc.constantFrom(1, 3, 8, 16, 40, 100) }),
  },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('leaves' as const), dice }) },
)
/** Begun anew, or one of two discussions that have come some way already. */
type Beginning =
  | { readonly who: string; readonly byManager: boolean }
  | { readonly story: number; readonly moment: number }
const beginnings: fc.Arbitrary<Beginning[]> = fc.uniqueArray(
  fc.oneof(
    { weight: 1, arbitrary: fc.record({ who: fc.constantFrom('isla', 'catriona', 'calum'), byManager: fc.boolean() }) },
    { weight: 5, arbitrary: fc.record({ story: number(1), moment: number(999) }) },
  ),
  { minLength: 1, maxLength: 3, selector: (begun) => ('story' in begun ? begun.story : `${begun.who}`) },
)

test('the model and the procedure know the same acts and events', () => {
  const steps = procedure.map(({ step }) => step)
  expect(new Set(steps.map(({ name }) => name))).toEqual(actsInModel)
  expect(new Set(steps.flatMap((step) => Object.keys(step.leadsTo)))).toEqual(new Set(Object.keys(leadsTo)))
})

/** More of them by night: PROCEDURE_RUNS=2000. */
const runsWanted = Number(process.env.PROCEDURE_RUNS ?? 120)

test('whoever tries whatever, the procedure holds', { timeout: 120_000 + runsWanted * 1000 }, async () => {
  await fc.assert(
    fc.asyncProperty(beginnings, fc.array(moves, { minLength: 6, maxLength: 24, size: 'max' }), async (begun, path) => {
      const run = new Run(house, seen)
      ran += 1
      try {
        for (const beginning of begun) {
          const moments = 'story' in beginning ? (stories[beginning.story] ?? []) : []
          const moment = 'story' in beginning ? moments[beginning.moment % moments.length] : null
          if (moment) await run.beginAt(moment)
          if ('who' in beginning) await run.begin(beginning.who, beginning.byManager)
        }
        for (const move of path) await run.make(move)
        await run.readByThoseItIsFor()
      } finally {
        await run.tidy()
      }
    }),
    { numRuns: runsWanted, interruptAfterTimeLimit: runsWanted * 500, markInterruptAsFailure: false },
  )
  // It came far enough to mean something, on a machine that was fast enough to run them all: a slow one has seen less.
  expect(seen.statuses.size).toBeGreaterThan(Math.min(18, ran / 5))
  expect(seen.acts.size).toBeGreaterThan(Math.min(28, ran / 4))
})
