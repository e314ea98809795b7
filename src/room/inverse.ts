/** The operation that takes another one back. Words that were removed come from this browser's own memory: the server has none. Pure. */
import { type CardField, type CardState, cardFields, wordFields } from './card-state.ts'
import { boxOf, fieldOf } from './cards-read.ts'
import { inverseEcomap } from './ecomap/ecomap-operations.ts'
import { inverseGenogram } from './genogram/inverse-genogram.ts'
import type { Body } from './operation.ts'
import type { RoomState } from './room-state.ts'

export interface Done {
  readonly board: string
  readonly body: Body
}

/** Made from the state before; null where there is nothing to take back. */
export function inverseOf(before: RoomState, { board, body }: Done): Body | null {
  if (board === 'genogram') return inverseGenogram(before.genogram, body)
  if (board === 'ecomap') return inverseEcomap(before.ecomap, body)
  const card = typeof body.card === 'string' ? before.cards.cards[body.card] : undefined
  switch (body.type) {
    case 'add':
    case 'restore':
      return { type: 'remove', card: body.card }
    case 'move':
      return card
        ? { type: 'move', card: body.card, box: boxOf(card), ...(body.back === 'yes' ? {} : { back: 'yes' }) }
        : null
    case 'edit':
      return card
        ? {
            type: 'edit',
            card: body.card,
            ...valuesOf(
              card,
              cardFields.filter((field) => field in body),
            ),
          }
        : null
    case 'remove':
      return card ? { type: 'restore', card: body.card, ...valuesOf(card, wordFields) } : null
    default:
      return null
  }
}

const valuesOf = (card: CardState, fields: readonly CardField[]): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field, fieldOf(card, field)]))
