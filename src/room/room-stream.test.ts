import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import type { Operation } from './operation.ts'
import { mostWaiting, streamTo } from './room-stream.ts'

const person = {
  kind: 'person',
  personId: 'p',
  committeeId: 'c',
  name: 'Isla',
  sector: 'social-work',
  duties: [],
} as unknown as Parameters<typeof streamTo>[2] // a stream asks only who it is and for which kind of agency
const operation = (number: number, text: string): Operation => ({
  number,
  id: `${number}`,
  board: 'notes',
  body: { type: 'add', text },
  by: null,
  sector: 'health',
  at: '',
  held: null,
})

test('a large room comes in, to a browser that takes nothing yet; too much after it cuts the line', () => {
  const raw = new ServerResponse(new IncomingMessage(new Socket()))
  const stream = streamTo(raw, {}, person, 'session', -1)
  stream.renew({ cards: 'x'.repeat(2 * mostWaiting) }, 1)
  stream.send(operation(2, 'A thought.'))
  expect(raw.destroyed).toBe(false)
  stream.send(operation(3, 'x'.repeat(mostWaiting)))
  expect(raw.destroyed).toBe(true)
  stream.cut()
})
