import { expect, test } from 'vitest'
import { faultFacts, faultInWords, faultLines } from './fault.ts'

const lost = () =>
  Object.assign(new Error('Connection terminated'), {
    code: '57P01',
    client: { processID: 4711, secretKey: 1_234_567_890, connectionParameters: { host: 'db' } },
  })

test('a lost connection is said without what hangs on it: its cancel key stays inside', () => {
  for (const said of [faultLines(lost()), faultInWords(lost()), JSON.stringify(faultFacts(lost()))]) {
    expect(said).toContain('57P01')
    expect(said).toContain('fault.test.ts')
    expect(said).not.toMatch(/1234567890|secretKey|4711/)
  }
})

test('an address that cannot be read keeps its password', () => {
  const wrong = (() => {
    try {
      return new URL('postgres//owner:open-sesame@db/x')
    } catch (error) {
      return error
    }
  })()
  expect(faultInWords(wrong)).toContain('Invalid URL')
  expect(faultInWords(wrong)).not.toContain('open-sesame')
})

test('what somebody typed never comes out with its place, on whichever line of the message it stands', () => {
  const typed = new Error('invalid input:\nKirsty, seven\n    at Braeside Primary')
  expect(faultLines(typed)).not.toMatch(/Kirsty|Braeside/)
  expect(faultFacts(typed).stack).toMatch(/^ {4}at .*fault\.test\.ts/)
})

test('what is thrown and is no error is said by its kind', () => {
  expect(faultLines({ password: 'open-sesame' })).toBe('object')
  expect(faultLines('typed by somebody')).toBe('string')
  expect(faultInWords({ password: 'open-sesame' })).not.toContain('open-sesame')
})

test('a message that was changed after the stack was made shows no frame rather than a wrong one', () => {
  const changed = new Error('before\n    at Braeside Primary')
  expect(changed.stack).toContain('Braeside') // written down now
  changed.message = 'after'
  expect(faultLines(changed)).toBe('Error')
})
