import { expect, test } from 'vitest'
import { pace } from './pace.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 27, 12, 0, seconds))

test('so many at once, then as many as time brings; each person for themselves', () => {
  const mayGo = pace(3, 2)
  expect([1, 2, 3, 4].map(() => mayGo('isla', at(0)))).toEqual([true, true, true, false])
  expect(mayGo('tom', at(0))).toBe(true)
  expect([1, 2, 3].map(() => mayGo('isla', at(1)))).toEqual([true, true, false])
  expect([1, 2, 3, 4].map(() => mayGo('isla', at(60)))).toEqual([true, true, true, false])
})

test('a clock that goes back gives nothing and takes nothing', () => {
  const mayGo = pace(1, 1)
  expect([mayGo('isla', at(30)), mayGo('isla', at(10)), mayGo('isla', at(11))]).toEqual([true, false, true])
})
