import { expect, test } from 'vitest'
import { turns } from './turns.ts'

test('no more than so many run at once, everyone gets a turn in order, and a failure holds nobody up', async () => {
  const inTurn = turns(3)
  let [running, most] = [0, 0]
  const done: number[] = []
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, at) =>
      inTurn(async () => {
        running += 1
        most = Math.max(most, running)
        await new Promise((resolve) => setTimeout(resolve, 1))
        running -= 1
        done.push(at)
        if (at % 7 === 0) throw new Error('no')
        return at
      }),
    ),
  )
  expect(most).toBe(3)
  expect(done).toEqual(Array.from({ length: 20 }, (_, at) => at))
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(3)
  expect(running).toBe(0)
})
