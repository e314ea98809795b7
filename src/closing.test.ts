import { expect, test } from 'vitest'
import { closing } from './closing.ts'

test('what was opened is closed in the opposite order, past failures and things that hang', async () => {
  const closed: string[] = []
  const failures: unknown[] = []
  const opened = closing((error) => failures.push(error))
  opened.add(() => closed.push('database'))
  opened.add(() => Promise.reject(new Error('mail')))
  opened.add(() => new Promise(() => {}), 10)
  opened.add(() => closed.push('web'))
  await opened.all()
  expect(closed).toEqual(['web', 'database'])
  expect(failures).toEqual([new Error('mail')])
  await opened.all()
  expect(closed).toHaveLength(2)
})
