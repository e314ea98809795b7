/** One's own note on its page: as it is stored, or as it was typed with what to put right. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf } from '#content'
import { audit } from '../../kit/audit.ts'
import { type Findings, withGuard } from '../../kit/guarding.ts'
import { isId } from '../../kit/id.ts'
import { paramOf, queryParam } from '../../kit/parameters.ts'
import { answer, type Fields, field, type House, personOf, shellOf } from '../../kit/web.ts'
import { type LearningNote, ownNote } from './learning-note.rows.ts'
import { NotePage } from './note.page.tsx'
import { noteShapes, type ShapeId, shapeWith } from './note-shapes.ts'

interface Shown {
  readonly note: LearningNote | null
  readonly action: string
  readonly fields?: Fields
  readonly errors?: Readonly<Record<string, string>>
  /** What the guard found on the way out, and the shape it stands in. */
  readonly findings?: Findings
  readonly shape?: ShapeId
  readonly conflict?: boolean
}

export async function showNote(house: House, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const { note, action, fields, errors = {}, findings = {}, conflict = false } = shown
  const shell = await shellOf(house, request, reply)
  const asked = shown.shape ?? (fields ? field(fields, 'shape') : shapeAsked(request))
  const shape = shapeWith(asked || note?.shape || 'general')
  const values = fields?.shape === undefined ? storedValues(note, shell.now) : fields
  const status = conflict ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  const held = Object.keys(findings).length > 0
  const page = <NotePage view={{ shell, note, action, shape, values, errors, conflict, held }} />
  return answer(reply, withGuard(page, true, { findings }), status)
}

function storedValues(note: LearningNote | null, now: Date): Fields {
  const [year = '', month = '', day = ''] = (note?.writtenOn ?? dayOf(now)).split('-')
  return {
    title: note?.title ?? '',
    minutes: String(note?.minutes ?? ''),
    'minutes-together': String(note?.minutesTogether ?? ''),
    'written-on-day': day,
    'written-on-month': month,
    'written-on-year': year,
    ...note?.answers,
  }
}

export async function noteIn(house: House, request: FastifyRequest): Promise<LearningNote | null> {
  const person = personOf(request)
  const id = paramOf(request, 'note')
  if (!isId(id)) return null
  return house.database.withActor(person, async (tx) => {
    const note = await ownNote(tx, person, id)
    if (note) await audit(tx, person, 'read', 'learning-note', null, house.clock.now())
    return note
  })
}

function shapeAsked(request: FastifyRequest): string {
  const asked = queryParam(request, 'shape')
  return noteShapes.find((shape) => shape.id === asked)?.id ?? ''
}
