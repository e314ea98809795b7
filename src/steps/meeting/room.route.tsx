/** The room's pages and its small acts. Each form leads back to the board it was sent from. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { act, type Outcome } from '../../kit/act.ts'
import { idParam } from '../../kit/parameters.ts'
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
  signedIn,
  type Web,
} from '../../kit/web.ts'
import { type LiveRoom, liveRoom } from '../../room/live-room.ts'
import { type Place, places } from '../../room/sheet.model.ts'
import { placeForPart } from '../../room/view/agenda-of.ts'
import { bringFamily } from './family.route.ts'
import { nextPart } from './next-part.ts'
import { givePart, letExpertIn } from './parts-in-room.ts'
import { addPerson, agreeRules, markPerson } from './people-here.ts'
import type { RoomView } from './room.view.ts'
import { addressIn, elsewhere, isElse, look, pageOf, type RoomPageName } from './room-looked-at.tsx'
import { operate } from './room-operations.route.ts'
import { stopMeeting } from './stop-meeting.ts'

interface RoomAct {
  readonly part: string
  readonly step: AnyStep
  /** The board the form stands on. */
  readonly from: (fields: Fields) => RoomPageName
  /** Where to go when done; default: the same board. */
  readonly to?: (base: string, fields: Fields) => string
}

const acts: readonly RoomAct[] = [
  { part: 'promise', step: agreeRules, from: placeIn },
  { part: 'people', step: markPerson, from: placeIn, to: (base, fields) => backToList(base, placeIn(fields)) },
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

const backToList = (base: string, place: Place): string =>
  place === 'welcome' ? `${base}#people` : addressIn(base, place)

export function roomRoutes(app: Web, house: House): void {
  const live = liveRoom(app, house)
  for (const name of [...places, 'stop', 'pack'] as const)
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

async function show(house: House, live: LiveRoom, request: FastifyRequest, reply: FastifyReply, name: RoomPageName) {
  const view = await look(house, live, request, reply, name)
  if (view === 'not-opened') return seeOther(reply, `/discussions/${idParam(request)}/meeting/opening`)
  return isElse(view) ? elsewhere(house, request, reply, view) : answer(reply, pageOf(name, view))
}

async function carryOut(house: House, live: LiveRoom, one: RoomAct, request: FastifyRequest, reply: FastifyReply) {
  const id = idParam(request)
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

function placeIn(fields: Fields): Place {
  return places.find((place) => place === field(fields, 'place')) ?? 'welcome'
}
