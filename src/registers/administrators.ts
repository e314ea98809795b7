import type { FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../kit/web.ts'
import { signedInLately } from '../trust/step-up.ts'

/** For everybody else there is no such page. Comes after `signedIn`. */
export async function administrators(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.person && !request.person.duties.includes('administrator')) reply.callNotFound()
}

/** Options of a route for administrators who have shown who they are lately. */
export const lately = { ...signedInLately, preHandler: [signedIn, administrators] }
