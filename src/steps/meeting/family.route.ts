import type { FastifyReply, FastifyRequest } from 'fastify'
import { isId, newId } from '../../kit/id.ts'
import { idParam } from '../../kit/parameters.ts'
import { answer, field, fieldsOf, type House, personOf, seeOther } from '../../kit/web.ts'
import { askedOf } from '../../room/family-asked.ts'
import { bringIn, textMark } from '../../room/family-import.ts'
import type { LiveRoom } from '../../room/live-room.ts'
import { elsewhere, isElse, look, pageOf } from './room-looked-at.tsx'

/** A family from another program, pasted as text: first its numbers, then all of it; or a page that says line by line why not. */
export async function bringFamily(house: House, live: LiveRoom, request: FastifyRequest, reply: FastifyReply) {
  const id = idParam(request)
  if (!id) return reply.callNotFound()
  const fields = fieldsOf(request)
  const sent = field(fields, 'family')
  const gedcom = field(fields, 'gedcom')
  const not = await bringIn(
    house.database,
    personOf(request),
    id,
    { gedcom, id: isId(sent) ? sent : newId(), agreed: field(fields, 'counted') },
    () => live.hub.logOf(id),
    house.clock.now(),
  )
  if (not === null) {
    live.hub.changed(id)
    return seeOther(reply, `/discussions/${id}/meeting/genogram`)
  }
  const view = await look(house, live, request, reply)
  if (isElse(view)) return elsewhere(house, request, reply, view, fields)
  if ('asked' in not) {
    const values = { ...fields, asked: askedOf(not.asked), counted: textMark(gedcom) }
    return answer(reply, pageOf('genogram', { ...view, values }))
  }
  const errors: Record<string, string> = 'wrong' in not ? { gedcom: not.wrong } : {}
  const refusal = 'refused' in not ? { refused: not.refused } : null
  return answer(reply, pageOf('genogram', { ...view, values: fields, errors, refusal }), refusal ? 409 : 422)
}
