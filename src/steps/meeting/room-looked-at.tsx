/** The room as somebody finds it: its page, or a kind end where they have no room to look at. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { Discussion } from '../../discussion.ts'
import { withGuard } from '../../kit/guarding.ts'
import { idParam } from '../../kit/parameters.ts'
import { answer, type Fields, type House, personOf, shellOf } from '../../kit/web.ts'
import { leads } from '../../room/leads.ts'
import type { LiveRoom } from '../../room/live-room.ts'
import { seenRoom } from '../../room/seen-room.ts'
import type { Place } from '../../room/sheet.model.ts'
import { nothingUnsure, unsureSeen } from '../../room/unsure-words.ts'
import { isWriting } from '../../room/view/room-props.ts'
import { openDiscussion, openKind } from '../../trust/access.ts'
import { PackPage } from './pack.page.tsx'
import { RoomPage } from './room.page.tsx'
import type { RoomView } from './room.view.ts'
import { type RoomOver, RoomOverPage, roomOver } from './room-over.page.tsx'
import { StopPage, StoppedPage } from './stop.page.tsx'

export type RoomPageName = Place | 'stop' | 'pack'

export function pageOf(name: RoomPageName, view: RoomView): VNode {
  if (name === 'pack') return <PackPage view={view} />
  if (name !== 'stop') return withGuard(<RoomPage view={view} place={name} />, isWriting(view))
  return view.query.reason ? <StoppedPage view={view} reason={view.query.reason} /> : <StopPage view={view} />
}

export function addressIn(base: string, name: RoomPageName): string {
  return name === 'welcome' ? base : `${base}/${name}`
}

/** Null: not there or not for this person. 'not-opened': the facilitator comes before the meeting was opened. Else they have a part in it. */
type NoRoom = 'not-opened' | { readonly discussion: Discussion; readonly over: RoomOver } | null
export const isElse = (view: RoomView | NoRoom): view is NoRoom =>
  view === null || view === 'not-opened' || 'over' in view

/** `name`: the page it is looked at for, where that needs more than the room. */
export async function look(
  house: House,
  live: LiveRoom,
  request: FastifyRequest,
  reply: FastifyReply,
  name?: RoomPageName,
): Promise<RoomView | NoRoom> {
  const person = personOf(request)
  const id = idParam(request)
  if (!id) return null
  const now = house.clock.now()
  const found = await house.database.withActor(person, async (tx) => {
    const summary = await openDiscussion(tx, person, id, now)
    const access = summary && (await openKind(summary, person, 'meeting', now))
    const over = summary && !access && roomOver(summary.discussion, person)
    if (over) return { discussion: summary.discussion, over }
    if (!access) return null
    const content = await seenRoom(access, person, live.hub.logOf(id))
    const unsure = content && name === 'pack' ? await unsureSeen(access, content.seen.state) : nothingUnsure
    return { discussion: access.discussion, content, unsure }
  })
  if (!found) return null
  if (found.over) return found
  const { discussion, content, unsure } = found
  if (!content || discussion.status === 'time-set') return discussion.status === 'time-set' ? 'not-opened' : null
  const shell = await shellOf(house, request, reply)
  const nothing = { values: {}, errors: {}, findings: {}, refusal: null, stale: false, look: '' }
  return {
    ...content,
    ...nothing,
    unsure,
    shell,
    person,
    discussion,
    leading: leads(discussion, person),
    query: queryOf(request.query),
  }
}

function queryOf(query: unknown): Readonly<Record<string, string>> {
  if (typeof query !== 'object' || query === null) return {}
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** What there is for somebody who has no room to look at: a kind end where they were in it, else nothing. */
export async function elsewhere(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  none: NoRoom,
  typed?: Fields,
) {
  if (none === null || none === 'not-opened') return reply.callNotFound()
  const shell = await shellOf(house, request, reply)
  return answer(reply, <RoomOverPage shell={shell} {...none} typed={typed ?? {}} />, typed ? 409 : 200)
}
