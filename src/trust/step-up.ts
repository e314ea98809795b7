/**
 * Step-up (R8): what must not be done by whoever finds an open computer needs the person to have shown who they are within five minutes.
 * A route says so itself: `app.post(path, signedInLately, …)`. test/house/step-up.web.test.ts looks for routes that should and do not.
 */
import type { FastifyRequest } from 'fastify'
import { type House, seeOther, sessionClockOf, signedIn, type Web } from '../kit/web.ts'
import { safePath } from './safe-path.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Only for somebody who showed who they are at most `stepUpMinutes` ago; others are asked to, and come back. */
    stepUp?: boolean
  }
}

export const stepUpMinutes = 5

/** Options of a route for people signed in who have shown who they are lately. */
export const signedInLately = { preHandler: signedIn, config: { stepUp: true } } as const

/** Whether the person has to show who they are once more. Also true for nobody. */
export function needsStepUp(
  house: Pick<House, 'clock' | 'sessionClock'>,
  { session }: Pick<FastifyRequest, 'session'>,
): boolean {
  const clock = sessionClockOf(house)
  return session === null || clock.now().getTime() - session.confirmedAt.getTime() > stepUpMinutes * 60_000
}

/** Code of the error that answers a form sent too late after the person showed who they are; its page keeps what was typed. */
export const stepUpNeeded = 'STEP_UP_NEEDED'

/** Registered once, for every route that carries the option. */
export function requireStepUp(app: Web, house: House): void {
  app.addHook('preHandler', async (request, reply) => {
    if (!request.routeOptions.config.stepUp || !request.person || !needsStepUp(house, request)) return
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw Object.assign(new Error('the person has to show who they are'), { statusCode: 401, code: stepUpNeeded })
    const to = safePath(request.url, request.url.split('?')[0] ?? '/')
    await seeOther(reply, `/confirm?to=${encodeURIComponent(to)}`)
  })
}
