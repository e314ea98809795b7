/** The room's pages, its operations and its small acts. Each form leads back to the board it was sent from. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { Discussion } from '../../discussion.ts'
import { act, type Outcome } from '../../kit/act.ts'
import { isId, newId } from '../../kit/id.ts'
import type { AnyStep } from '../../kit/step.ts'
import { postedFrom } from '../../kit/step-pages.ts'
import {
  answer,
  type Fields,
  field,
  fieldsOf,
  type House,
  personOf,
  seeOther,
  shellOf,
  signedIn,
  type Web,
} from '../../kit/web.ts'
import { bringIn, familyIn } from '../../room/family-import.ts'
import { leads } from '../../room/leads.ts'
import { type LiveRoom, liveRoom } from '../../room/live-room.ts'
import type { Taken } from '../../room/operations.ts'
import { cornerFrom } from '../../room/prompts.ts'
import { seenRoom } from '../../room/seen-room.ts'
import { type Place, places } from '../../room/sheet.model.ts'
import { placeForPart } from '../../room/view/agenda-of.ts'
import { addressOf } from '../../room/view/room-props.ts'
import { boardPlaces } from '../../room/view/room-view.tsx'
import { openDiscussion, openKind } from '../../trust/access.ts'
import { nextPart } from './next-part.ts'
import { PackPage } from './pack.page.tsx'
import { givePart, letExpertIn } from './parts-in-room.ts'
import { addPerson, agreeRules, markPerson } from './people-here.ts'
import { RoomPage } from './room.page.tsx'
import type { RoomView } from './room.view.ts'
import { type RoomOver, RoomOverPage, roomOver } from './room-over.page.tsx'
import { StopPage, StoppedPage } from './stop.page.tsx'
import { stopMeeting } from './stop-meeting.ts'

type RoomPageName = Place | 'stop' | 'pack'

function pageOf(name: RoomPageName, view: RoomView): VNode {
  if (name === 'pack') return <PackPage view={view} />
  if (name !== 'stop') return <RoomPage view={view} place={name} />
  return view.query.reason ? <StoppedPage view={view} reason={view.query.reason} /> : <StopPage view={view} />
}

interface RoomAct {
  readonly part: string
  readonly step: AnyStep
  /** The board the form stands on. */
  readonly from: (fields: Fields) => RoomPageName
  /** Where to go when done; default: the same board. */
  readonly to?: (base: string, fields: Fields) => string
}

const acts: readonly RoomAct[] = [
  { part: 'promise', step: agreeRules, from: () => 'welcome' },
  { part: 'people', step: markPerson, from: () => 'welcome', to: (base) => `${base}#people` },
  { part: 'newcomers', step: addPerson, from: () => 'welcome', to: (base) => `${base}#people` },
  { part: 'parts', step: givePart, from: () => 'welcome', to: (base) => `${base}#people` },
  { part: 'expert', step: letExpertIn, from: placeIn },
  {
    part: 'part',
    step: nextPart,
    from: placeIn,
    to: (base, fields) => addressIn(base, placeForPart(field(fields, 'part'))),
  },
  // What to say and do comes next; the reason stands in the address alone and is kept nowhere (P4).
  {
    part: 'stop',
    step: stopMeeting,
    from: () => 'stop',
    to: (base, fields) => `${base}/stop?reason=${encodeURIComponent(field(fields, 'reason'))}`,
  },
]

export function roomRoutes(app: Web, house: House): void {
  const live = liveRoom(app, house)
  for (const name of [...boardPlaces, 'stop', 'pack'] as const)
    app.get(addressIn('/discussions/:id/meeting', name), { preHandler: signedIn }, (request, reply) =>
      show(house, live, request, reply, name),
    )
  for (const one of acts)
    app.post(`/discussions/:id/meeting/${one.part}`, { preHandler: signedIn }, (request, reply) =>
      carryOut(house, live, one, request, reply),
    )
  const few = { perMinute: 10 }
  app.post(
    '/discussions/:id/meeting/family',
    { preHandler: signedIn, bodyLimit: 262_144, config: few },
    (request, reply) => bringFamily(house, live, request, reply),
  )
  app.post('/discussions/:id/meeting/operations', { preHandler: signedIn, bodyLimit: 65_536 }, (request, reply) =>
    operate(house, live, request, reply),
  )
}

/** A family from another program, pasted as text: all of it, or a page that says line by line why not. */
async function bringFamily(house: House, live: LiveRoom, request: FastifyRequest, reply: FastifyReply) {
  const id = idIn(request)
  if (!id) return reply.callNotFound()
  const fields = fieldsOf(request)
  const read = familyIn(field(fields, 'gedcom'))
  const sent = field(fields, 'family')
  const refused =
    'family' in read
      ? await bringIn(
          house.database,
          personOf(request),
          id,
          { family: read.family, id: isId(sent) ? sent : newId() },
          live.hub.logOf(id),
          house.clock.now(),
        )
      : null
  if ('family' in read && refused === null) {
    live.hub.changed(id)
    return seeOther(reply, `/discussions/${id}/meeting/genogram`)
  }
  const view = await look(house, live, request, reply)
  if (isElse(view)) return elsewhere(house, request, reply, view, fields)
  const errors: Record<string, string> = 'wrong' in read ? { gedcom: read.wrong } : {}
  const wrong = { errors, refusal: refused ? { refused } : null }
  return answer(reply, pageOf('genogram', { ...view, values: fields, ...wrong }), refused ? 409 : 422)
}

/** One operation: as JSON from the browser's program, which gets JSON; as a form without it, which leads back to the board. */
async function operate(house: House, live: LiveRoom, request: FastifyRequest, reply: FastifyReply) {
  const id = idIn(request)
  if (!id) return reply.callNotFound()
  if (request.headers['content-type']?.startsWith('application/json')) {
    const { body } = request
    const sent = typeof body === 'object' && body !== null ? body : {}
    const taken = await live.take(personOf(request), id, { id: null, board: null, body: null, ...sent })
    return reply.code(statusOf(taken)).header('cache-control', 'no-store').send(answerOf(taken))
  }
  const fields = fieldsOf(request)
  const { _csrf, _key, _version, _back, board, ...body } = fields
  const key = field(fields, '_key')
  const taken = await live.take(personOf(request), id, { id: isId(key) ? key : newId(), board, body })
  const again = taken.done === 'taken' ? taken.look : ''
  if ((taken.done === 'taken' && again === '') || taken.done === 'repeated')
    return seeOther(reply, backTo(`/discussions/${id}/meeting`, fields))
  const view = await look(house, live, request, reply)
  if (isElse(view)) return elsewhere(house, request, reply, view, fields)
  if (taken.done === 'not-found') return reply.callNotFound()
  // The words go into no address: the board is shown at once, and a second send of the form has no second effect.
  if (taken.done === 'taken')
    return answer(reply, pageOf(backIn(fields), { ...view, query: cornerOf(fields), look: again }))
  const wrong = {
    errors: taken.done === 'invalid' ? taken.errors : {},
    refusal:
      taken.done === 'refused'
        ? { refused: taken.refused }
        : taken.done === 'too-fast'
          ? { refused: 'too-fast' }
          : null,
  }
  return answer(reply, pageOf(backIn(fields), { ...view, values: fields, ...wrong }), statusOf(taken))
}

const statuses: Readonly<Record<Taken['done'], number>> = {
  taken: 200,
  repeated: 200,
  invalid: 422,
  refused: 409,
  'too-fast': 429,
  'not-found': 404,
}
const statusOf = ({ done }: Taken): number => statuses[done]

/** To whoever sent it: the number it got, or why not. */
function answerOf(taken: Taken): object {
  if (taken.done === 'taken') return { number: taken.operation.number, ...(taken.look ? { look: taken.look } : {}) }
  if (taken.done === 'repeated') return { number: taken.number }
  if (taken.done === 'invalid') return { errors: taken.errors }
  if (taken.done === 'too-fast') return { refused: 'too-fast' }
  return { refused: taken.done === 'refused' ? taken.refused : 'not-now' }
}

function addressIn(base: string, name: RoomPageName): string {
  return name === 'welcome' ? base : `${base}/${name}`
}

async function show(house: House, live: LiveRoom, request: FastifyRequest, reply: FastifyReply, name: RoomPageName) {
  const view = await look(house, live, request, reply)
  if (view === 'not-opened') return seeOther(reply, `/discussions/${idIn(request)}/meeting/opening`)
  return isElse(view) ? elsewhere(house, request, reply, view) : answer(reply, pageOf(name, view))
}

/** What there is for somebody who has no room to look at: a kind end where they were in it, else nothing. */
async function elsewhere(house: House, request: FastifyRequest, reply: FastifyReply, none: NoRoom, typed?: Fields) {
  if (none === null || none === 'not-opened') return reply.callNotFound()
  const shell = await shellOf(house, request, reply)
  return answer(reply, <RoomOverPage shell={shell} {...none} typed={typed ?? {}} />, typed ? 409 : 200)
}

async function carryOut(house: House, live: LiveRoom, one: RoomAct, request: FastifyRequest, reply: FastifyReply) {
  const id = idIn(request)
  if (!id) return reply.callNotFound()
  const fields = fieldsOf(request)
  const { place: _place, ...typed } = fields
  const outcome = await act(house, one.step, id, postedFrom(typed), personOf(request))
  live.hub.changed(id)
  const base = `/discussions/${id}/meeting`
  if (outcome.done === 'acted' || outcome.done === 'repeated')
    return seeOther(reply, one.to?.(base, fields) ?? addressIn(base, one.from(fields)))
  const view = await look(house, live, request, reply)
  if (isElse(view)) return elsewhere(house, request, reply, view, fields)
  if (outcome.done === 'not-found') return reply.callNotFound()
  return answer(
    reply,
    pageOf(one.from(fields), { ...view, values: fields, ...wrong(outcome) }),
    outcome.done === 'invalid' ? 422 : 409,
  )
}

const wrong = (outcome: Outcome): Pick<RoomView, 'errors' | 'refusal' | 'stale'> => ({
  errors: outcome.done === 'invalid' ? outcome.errors : {},
  refusal: outcome.done === 'refused' ? outcome.refusal : null,
  stale: outcome.done === 'stale',
})

/** Null: not there or not for this person. 'not-opened': the facilitator comes before the meeting was opened. Else they have a part in it. */
type NoRoom = 'not-opened' | { readonly discussion: Discussion; readonly over: RoomOver } | null
const isElse = (view: RoomView | NoRoom): view is NoRoom => view === null || view === 'not-opened' || 'over' in view

async function look(
  house: House,
  live: LiveRoom,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<RoomView | NoRoom> {
  const person = personOf(request)
  const id = idIn(request)
  if (!id) return null
  const now = house.clock.now()
  const found = await house.database.withActor(person, async (tx) => {
    const summary = await openDiscussion(tx, person, id, now)
    const access = summary && (await openKind(summary, person, 'meeting', now))
    const over = summary && !access && roomOver(summary.discussion, person)
    if (over) return { discussion: summary.discussion, over }
    if (!access) return null
    return { discussion: access.discussion, content: await seenRoom(access, person, live.hub.logOf(id)) }
  })
  if (!found) return null
  if (found.over) return found
  const { discussion, content } = found
  if (!content || discussion.status === 'time-set') return discussion.status === 'time-set' ? 'not-opened' : null
  const shell = await shellOf(house, request, reply)
  const nothing = { values: {}, errors: {}, refusal: null, stale: false, look: '' }
  return {
    ...content,
    ...nothing,
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

function idIn({ params }: FastifyRequest): string | null {
  return typeof params === 'object' && params !== null && 'id' in params && isId(params.id) ? params.id : null
}

function placeIn(fields: Fields): Place {
  return places.find((place) => place === field(fields, 'place')) ?? 'welcome'
}

/** The board an operation's form stood on, and whether in the view for a shared screen. */
function backIn(fields: Fields): Place {
  const [name] = field(fields, '_back').split('?')
  return places.find((place) => place === name) ?? 'welcome'
}

const cornerOf = (fields: Fields) => ({
  stage: field(fields, 'box'),
  function: field(fields, 'function'),
  seat: field(fields, 'seat'),
})

/** Back to the corner the thought was written in. */
function backTo(base: string, fields: Fields): string {
  const place = backIn(fields)
  const texts = cornerOf(fields)
  const screen = field(fields, '_back').endsWith('view=screen')
  return addressOf(base, { place, corner: cornerFrom(texts, 'experience'), screen })
}
