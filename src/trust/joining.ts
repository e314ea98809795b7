import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Door } from './door.ts'
import type { Enrolment } from './enrolment.rows.ts'

/** After the right code there is this long to set up a way to sign in, in this browser. */
export const joiningMinutes = 20

const carriedJoining = z.strictObject({ enrolment: z.string() })

/** Whether the code of this invitation was given in this browser a short while ago. */
export function isJoining(door: Door, request: FastifyRequest, { id }: Pick<Enrolment, 'id'>): boolean {
  const carried = carriedJoining.safeParse(door.carried(request, 'joining'))
  return carried.success && carried.data.enrolment === id
}
