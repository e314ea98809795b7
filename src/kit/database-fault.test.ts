import { expect, test } from 'vitest'
import { isDatabaseAway, isWorthRetrying, triedAgain } from './database-fault.ts'

const coded = (code: string) => Object.assign(new Error('said by the database'), { code })

test.each(['57014', '55P03', '25P03', '57P01', '08006', '53300', 'ECONNRESET'])('%s: come again', (code) => {
  expect(isDatabaseAway(coded(code))).toBe(true)
})

test.each([
  'timeout expired',
  'Connection terminated due to connection timeout',
  'Client was closed and is not queryable',
  'Cannot use a pool after calling end on the pool',
])('%s: come again', (message) => {
  expect(isDatabaseAway(new Error(message))).toBe(true)
})

test('a rule of the database that was broken is a fault of the program', () => {
  expect(['23505', '42501', '22P02', '40P01'].filter((code) => isDatabaseAway(coded(code)))).toEqual([])
  expect(isDatabaseAway(new Error('the timeout expired for this meeting'))).toBe(false)
})

test('what was in the way for a moment is tried again, so many times; anything else is not', async () => {
  let times = 0
  const work = (fails: readonly string[]) => async () => {
    const code = fails[times++]
    if (code) throw coded(code)
    return times
  }
  expect(await triedAgain(work(['40P01', '40001']))).toBe(3)
  times = 0
  await expect(triedAgain(work(['40P01', '23505']))).rejects.toMatchObject({ code: '23505' })
  times = 0
  await expect(triedAgain(work(Array(9).fill('40P01')), isWorthRetrying, 4)).rejects.toMatchObject({ code: '40P01' })
  expect(times).toBe(4)
})
