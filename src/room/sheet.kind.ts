/** The run sheet as the server takes it: what the facilitator sets for everybody, and a hand that goes up. */
import { z } from 'zod'
import { meeting as words } from '#content'
import { choice } from '../kit/form.ts'
import type { Author, BoardKind } from './board-kind.ts'
import type { Body } from './operation.ts'
import { parts } from './sheet.model.ts'

const { errors } = words.pages
const on = choice(['yes', 'no'], errors.board)
const minutes = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim() : value),
  z.string().regex(/^\d{1,3}$/, errors.minutes),
)
/** An address below the room: a board, and for the 4x4x4 model the corner. */
const look = z
  .string()
  .max(200)
  .regex(/^[a-z]+(\?[a-z0-9=&-]*)?$/, errors.board)

const schema: z.ZodType<Body> = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('minutes'), part: choice(parts, errors.part), minutes }),
    z.strictObject({ type: z.literal('look'), at: look }),
    z.strictObject({ type: z.literal('follow'), on }),
    z.strictObject({ type: z.literal('hand'), on, person: z.uuid().optional() }),
    z.strictObject({ type: z.literal('pause'), on }),
    z.strictObject({ type: z.literal('unsigned'), on }),
  ],
  { error: errors.board },
)

export const sheetKind: BoardKind = {
  boards: ['sheet'],
  schema: () => schema,
  refuse(_state, body, by) {
    if (body.type === 'hand') return body.person === undefined || mayLower(body, by) ? null : 'facilitator-only'
    if (body.type === 'pause' && body.on === 'yes') return null // anyone may ask to stop
    return by.leading ? null : 'facilitator-only'
  },
  complete: (body, by) => (body.type === 'hand' ? { ...body, person: body.person ?? by.personId } : body),
  subject: () => null,
  words: [],
  // Who is here and the status of the discussion are read anew: they are not in the operation (operations.rows.ts, tellRoom).
  resets: ({ type }) => type === 'people' || type === 'status',
}

/** One's own hand at any time; the facilitator lowers the hand of whoever has spoken. */
const mayLower = (body: Body, by: Author): boolean => body.person === by.personId || (by.leading && body.on === 'no')
