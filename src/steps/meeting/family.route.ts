import type { FastifyReply, FastifyRequest } from 'fastify'
import { isId, newId } from '../../kit/id.ts'
import { answer, field, fieldsOf, type House, personOf, seeOther } from '../../kit/web.ts'
import { bringIn, familyIn } from '../../room/family-import.ts'
import type { LiveRoom } from '../../room/live-room.ts'
import { elsewhere, idIn, isElse, look, pageOf } from './room-looked-at.tsx'

/** A family from another program, pasted as text: all of it, or a page that says line by line why not. */
export async function bringFamily(house: House, live: LiveRoom, request: FastifyRequest, reply: FastifyReply) {
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
