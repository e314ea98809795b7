import type { FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../kit/web.ts'
import { signedInLately } from '../trust/step-up.ts'

/** For everybody else there is no such page. Comes after `signedIn`. Waits until that is said: else the route would run beside it. */
export async function administrators(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.person?.duties.includes('administrator')) return
  reply.callNotFound()
  await reply
}

/** Options of a route for administrators who have shown who they are lately. */
export const lately = { ...signedInLately, preHandler: [signedIn, administrators] }
