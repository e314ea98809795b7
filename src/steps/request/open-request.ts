/** Opening the request's pages: for the two who may write it, audited like every reading of content. */

import type { FastifyRequest } from 'fastify'
import type { Discussion, Person } from '../../discussion.ts'
import { isId } from '../../kit/id.ts'
import { paramOf } from '../../kit/parameters.ts'
import { type House, personOf } from '../../kit/web.ts'
import { openDiscussion, openKind } from '../../trust/access.ts'
import { mayWrite, type RequestKnowledge, requestSeen } from './request.knowledge.ts'

export interface OpenRequest {
  readonly discussion: Discussion
  readonly person: Person
  readonly known: RequestKnowledge
  readonly now: Date
}

/** Runs `work` with the request of the address; null where it is not there or not this person's to write (the same answer). */
export async function openRequest<T>(
  house: House,
  request: FastifyRequest,
  work: (open: OpenRequest) => Promise<T | null>,
): Promise<T | null> {
  const person = personOf(request)
  const id = paramOf(request, 'id')
  if (!isId(id)) return null
  const now = house.clock.now()
  return house.database.withActor(person, async (tx) => {
    const opened = await openDiscussion(tx, person, id, now)
    if (!opened || !mayWrite(opened.discussion, person)) return null
    const access = await openKind(opened, person, 'request', now)
    if (!access) return null
    return work({ discussion: access.discussion, person, now, known: await requestSeen(access, now) })
  })
}
