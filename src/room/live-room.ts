/** The room's live side, put together once a program: operations come in, go to the hub, and out to everybody who watches. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import { isOutOfReach, isWorthRetrying, triedAgain } from '../kit/database-fault.ts'
import { idParam } from '../kit/parameters.ts'
import { turns } from '../kit/turns.ts'
import { type House, personOf, sessionClockOf, signedIn, type Web } from '../kit/web.ts'
import { openDiscussion, openKind } from '../trust/access.ts'
import { onAccessChanged } from '../trust/access-changes.ts'
import { meetingReaders } from './operations.rows.ts'
import { type Sent, type Taken, takeOperation } from './operations.ts'
import { pace } from './pace.ts'
import { type Hub, openHub } from './room-hub.ts'
import { streamTo } from './room-stream.ts'
import { seenRoom } from './seen-room.ts'
import type { RoomsParts } from './watched-rooms.ts'

export interface LiveRoom {
  readonly hub: Hub
  /** Accepts an operation and sends it to everybody who watches. */
  take(person: Person, discussionId: string, sent: Sent): Promise<Taken>
}

interface LiveParts extends Pick<RoomsParts, 'snapshot'> {
  readonly hub: Hub
  /** For a browser that has the room up to a number: whether they may go on from there. */
  readonly mayWatchOn: (person: Person, discussionId: string) => Promise<boolean>
}

export function liveRoom(app: Web, house: House): LiveRoom {
  const { database, clock } = house
  // After a restart everybody comes back at once: the first of a room reads its operations, the others find them read.
  const inTurn = turns(6)
  const snapshot: RoomsParts['snapshot'] = (person, discussionId) =>
    inTurn(() =>
      database.withActor(
        person,
        async (tx) => {
          const summary = await openDiscussion(tx, person, discussionId, clock.now())
          const access = summary && (await openKind(summary, person, 'meeting', clock.now()))
          return access ? ((await seenRoom(access, person, hub.logOf(discussionId)))?.seen ?? null) : null
        },
        discussionId,
      ),
    )
  const hub = openHub({ database, clock: sessionClockOf(house), log: house.log, snapshot })
  // As `hub` looks at everybody who watches, and with less to read than a page: a thousand come back at once after a restart.
  const mayWatchOn: LiveParts['mayWatchOn'] = (person, discussionId) =>
    inTurn(() =>
      database.withActor(
        person,
        async (tx) => {
          const readers = (await meetingReaders(tx, [discussionId])).get(discussionId)
          const may = readers?.has(person.personId) ?? false
          await audit(tx, person, may ? 'read' : 'refused', 'meeting', discussionId, clock.now())
          if (may && !hub.isWatched(discussionId)) await hub.logOf(discussionId).catchUp(tx)
          return may
        },
        discussionId,
      ),
    )
  const mayGo = pace(120, 2)
  app.addHook('preClose', async () => hub.close())
  // "May I?", without a read of content: for a browser whose line broke and that wants to know whether the room is over.
  app.head('/discussions/:id/meeting/stream', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const id = idParam(request)
    const readers = id ? await database.withActor(person, (tx) => meetingReaders(tx, [id]), id) : null
    const may = id !== null && readers?.get(id)?.has(person.personId)
    return may ? reply.code(204).header('cache-control', 'no-store').send() : reply.callNotFound()
  })
  app.get('/discussions/:id/meeting/stream', { preHandler: signedIn }, (request, reply) =>
    watch({ hub, snapshot, mayWatchOn }, request, reply),
  )
  return {
    hub,
    async take(person, discussionId, sent) {
      const now = clock.now()
      if (!mayGo(person.personId, now)) return { done: 'too-fast' }
      const taken = await triedAgain(
        () =>
          database.withActor(
            person,
            (tx) => takeOperation(tx, person, discussionId, sent, () => hub.logOf(discussionId), now),
            discussionId,
          ),
        // Whose access ended between the check and the writing is checked once more, and gets the answer of whoever has none.
        (error) => isWorthRetrying(error) || isOutOfReach(error),
      )
      if (taken.done === 'taken') hub.taken(discussionId, taken.operation, taken.readers)
      return taken
    },
  }
}

/**
 * Opens after the same check as the page, and is looked at again with every sending. Asked without `Accept: text/event-stream` it gives
 * the whole state once, for whatever stands behind a proxy that holds streams back.
 */
async function watch(live: LiveParts, request: FastifyRequest, reply: FastifyReply) {
  const person = personOf(request)
  const id = idParam(request)
  if (!id) return reply.callNotFound()
  const streams = request.headers.accept?.includes('text/event-stream') ?? false
  const after = lastNumberIn(request)
  const goesOn = streams && after >= 0
  const whole = goesOn ? null : await live.snapshot(person, id)
  if (!(goesOn ? await live.mayWatchOn(person, id) : whole)) return reply.callNotFound()
  if (!streams) return reply.header('cache-control', 'no-store').send(whole)
  const headers = Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
  reply.hijack()
  const stream = streamTo(reply.raw, headers, person, request.session?.id ?? '', after)
  if (whole) stream.renew(whole, whole.number)
  stream.onEnd(onAccessChanged(person.personId, () => live.hub.recheck(id)))
  live.hub.watch(id, stream)
}

/** What the browser has already: it says so itself when it comes back. -1: nothing yet. */
function lastNumberIn({ headers, query }: FastifyRequest): number {
  const asked = typeof query === 'object' && query !== null && 'after' in query ? query.after : undefined
  const said = headers['last-event-id'] ?? asked
  const number = said === undefined || said === '' ? -1 : Number(said)
  return Number.isSafeInteger(number) && number >= 0 ? number : -1
}
