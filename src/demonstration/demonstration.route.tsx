/** The demonstration's own page: switch person, read every letter, move the clock, begin again. Registered in a demonstration only. */

import type { MovableClock } from '../kit/clock.ts'
import { pageIn } from '../kit/paging.ts'
import { idParam } from '../kit/parameters.ts'
import { answer, field, fieldsOf, type House, seeOther, shellOf, type Web } from '../kit/web.ts'
import { ClockAndResetPage } from './demonstration.page.tsx'
import { goneLately } from './gone.rows.ts'
import { LetterPage } from './letter.page.tsx'
import { kindsWritten, type LetterKind } from './letter-kinds.rows.ts'
import { findLetter, type LookedFor, lettersWritten } from './letters.rows.ts'

/** Milliseconds the clock can be moved by. */
export const clockSteps = {
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
  month: 30 * 86_400_000,
  quarter: 91 * 86_400_000,
} as const
type ClockStep = keyof typeof clockSteps
const isClockStep = (step: string): step is ClockStep => Object.hasOwn(clockSteps, step)

export interface DemonstrationParts {
  readonly clock: MovableClock
  /** Everything that days going by bring: reminders, follow-ups, endings. */
  readonly chase: () => Promise<void>
  /** Follows the audit's chain, where a day has gone since it was followed. */
  readonly check: () => Promise<void>
  readonly reset: () => Promise<void>
}

export function demonstrationRoutes(app: Web, house: House, { clock, chase, check, reset }: DemonstrationParts): void {
  app.get('/demonstration', async (request, reply) => {
    const shell = await shellOf(house, request, reply)
    const kinds = await kindsWritten(house)
    const lookedFor = lookedForIn(request.query, kinds)
    const letters = await lettersWritten(house, pageIn(request.query), lookedFor)
    const found = { ...letters, lookedFor, kinds, gone: await goneLately(house) }
    return answer(reply, <ClockAndResetPage shell={shell} {...found} done={doneIn(request.query)} />)
  })

  app.get('/demonstration/letters/:letter', async (request, reply) => {
    const letter = idParam(request, 'letter')
    const found = letter ? await findLetter(house, letter) : null
    if (!found) return reply.callNotFound()
    return answer(reply, <LetterPage shell={await shellOf(house, request, reply)} letter={found} />)
  })

  app.post('/demonstration/clock', async (request, reply) => {
    const step = field(fieldsOf(request), 'step')
    if (isClockStep(step)) {
      await move(house, clock, clockSteps[step], chase)
      await check()
    }
    return seeOther(reply, '/demonstration?done=clock')
  })

  app.post('/demonstration/reset', async (request, reply) => {
    if (field(fieldsOf(request), 'sure') !== 'yes') return seeOther(reply, '/demonstration')
    await reset()
    clock.ahead = 0 // what came back happened around the real day
    return seeOther(reply, '/demonstration?done=reset')
  })
}

/** A day at a time, so that what is due on the way happens on its day. */
async function move(house: House, clock: MovableClock, by: number, chase: () => Promise<void>): Promise<void> {
  const until = clock.ahead + by
  while (clock.ahead < until) {
    clock.ahead = Math.min(until, clock.ahead + clockSteps.day)
    await chase()
  }
  await house.database.pool.query(
    `update common_ground.demonstration_clock set ahead = make_interval(secs => $1::double precision / 1000)`,
    [clock.ahead],
  )
}

function doneIn(query: unknown): 'clock' | 'reset' | null {
  if (typeof query !== 'object' || query === null || !('done' in query)) return null
  return query.done === 'clock' || query.done === 'reset' ? query.done : null
}

/** A kind that nobody has written is none. */
function lookedForIn(query: unknown, kinds: readonly LetterKind[]): LookedFor {
  const asked = new Map(Object.entries(query ?? {}))
  const word = (name: string) => {
    const value: unknown = asked.get(name)
    return typeof value === 'string' ? value.trim().slice(0, 100) : ''
  }
  const kind = word('kind')
  return { to: word('to'), kind: kinds.some(({ value }) => value === kind) ? kind : '' }
}
