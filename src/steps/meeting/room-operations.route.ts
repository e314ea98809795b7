/** Operations of the room as they are posted: by the browser's program, or by a form. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { isKeptField } from '../../kit/guarding.ts'
import { isId, newId } from '../../kit/id.ts'
import { idParam } from '../../kit/parameters.ts'
import { answer, type Fields, field, fieldsOf, type House, personOf, seeOther } from '../../kit/web.ts'
import { isCardBoard } from '../../room/card-boxes.ts'
import { changedOnly, fieldsSeen, seenBesides } from '../../room/changed-only.ts'
import type { LiveRoom } from '../../room/live-room.ts'
import type { Taken } from '../../room/operations.ts'
import { cornerFrom } from '../../room/prompts.ts'
import { type Place, places } from '../../room/sheet.model.ts'
import { boardHeading } from '../../room/view/board-heading.tsx'
import { addressOf, cardPlace } from '../../room/view/room-props.ts'
import { asDecided, wordsChanged } from '../../room/whose-words.ts'
import { elsewhere, isElse, look, pageOf } from './room-looked-at.tsx'

/** One operation: as JSON from the browser's program, which gets JSON; as a form without it, which leads back to the board. */
export async function operate(house: House, live: LiveRoom, request: FastifyRequest, reply: FastifyReply) {
  const id = idParam(request)
  if (!id) return reply.callNotFound()
  if (request.headers['content-type']?.startsWith('application/json')) {
    const { body } = request
    const sent = typeof body === 'object' && body !== null ? body : {}
    const taken = await live.take(personOf(request), id, { id: null, board: null, body: null, ...sent })
    return reply.code(statusOf(taken)).header('cache-control', 'no-store').send(answerOf(taken))
  }
  const fields = fieldsOf(request)
  const { _csrf, _key, _version, _back, _seen, _read, _whose, board, ...shown } = fields
  const [kept, typed] = partedBy(shown, isKeptField)
  const seen = fieldsSeen(field(fields, '_seen'))
  const changed = { ...changedOnly(typed, seenBesides(seen, kept)), type: field(fields, 'type') }
  const body = asDecided(changed, seen, field(fields, '_whose'))
  if (body === null) return seeOther(reply, backTo(`/discussions/${id}/meeting`, fields))
  const key = field(fields, '_key')
  const read = field(fields, '_read')
  const sent = { id: isId(key) ? key : newId(), board, body, kept, ...(read ? { read: Number(read) } : {}) }
  const taken = await live.take(personOf(request), id, sent)
  const stands = taken.done === 'taken' || taken.done === 'repeated'
  const again = stands ? taken.look : ''
  if (stands && again === '') return seeOther(reply, backTo(`/discussions/${id}/meeting`, fields))
  const view = await look(house, live, request, reply)
  if (isElse(view)) return elsewhere(house, request, reply, view, fields)
  if (taken.done === 'not-found') return reply.callNotFound()
  const { place, query } = shownIn(fields)
  // The words go into no address: the board is shown at once, and a second send of the form has no second effect.
  if (stands) return answer(reply, pageOf(place, { ...view, query, look: again }))
  const wrong = {
    errors: taken.done === 'invalid' ? taken.errors : {},
    refusal:
      taken.done === 'refused'
        ? { refused: taken.refused }
        : taken.done === 'too-fast'
          ? { refused: 'too-fast' }
          : null,
  }
  // What stands in the card now is shown beside what was typed, and the form says that it was read.
  const asksWhose = taken.done === 'refused' && taken.refused === wordsChanged
  const values = asksWhose ? { ...body, board: field(fields, 'board') } : { ...fields, ...body }
  const findings = taken.done === 'invalid' ? (taken.findings ?? {}) : {}
  return answer(reply, pageOf(place, { ...view, query, values, findings, ...wrong }), statusOf(taken))
}

/** Fields whose names are so, and the others. */
function partedBy(fields: Fields, isSo: (name: string) => boolean): readonly [Fields, Fields] {
  const entries = Object.entries(fields)
  return [
    Object.fromEntries(entries.filter(([name]) => isSo(name))),
    Object.fromEntries(entries.filter(([name]) => !isSo(name))),
  ]
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
  if (taken.done === 'taken' || taken.done === 'repeated') {
    const { number } = taken.done === 'taken' ? taken.operation : taken
    return { number, ...(taken.look ? { look: taken.look } : {}) }
  }
  if (taken.done === 'invalid') return { errors: taken.errors, findings: taken.findings }
  if (taken.done === 'too-fast') return { refused: 'too-fast' }
  return { refused: taken.done === 'refused' ? taken.refused : 'not-now' }
}

/** The board an operation's form stood on, and the corner and the view in which it was shown there. */
function shownIn(fields: Fields): { readonly place: Place; readonly query: Readonly<Record<string, string>> } {
  const [name, query] = field(fields, '_back').split('?')
  const chosen = ['function', 'seat'].flatMap((one) => (fields[one] ? [[one, field(fields, one)]] : []))
  const goesTo = ['add', 'move'].includes(field(fields, 'type')) ? { stage: field(fields, 'box') } : {}
  return {
    place: places.find((place) => place === name) ?? 'welcome',
    query: { ...Object.fromEntries(new URLSearchParams(query)), ...Object.fromEntries(chosen), ...goesTo },
  }
}

/** Back to the corner and to the card; where the card is gone, to its board. */
function backTo(base: string, fields: Fields): string {
  const { place, query } = shownIn(fields)
  const address = addressOf(base, { place, corner: cornerFrom(query, 'experience'), screen: query.view === 'screen' })
  const card = field(fields, 'card')
  if (!isCardBoard(field(fields, 'board')) || !isId(card)) return address
  return `${address}#${field(fields, 'type') === 'remove' ? boardHeading : cardPlace(card)}`
}
