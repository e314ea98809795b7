/** People's own words in what they sent, so that they can be given back where it was not taken. Pure. */
import { isCardBoard } from './card-boxes.ts'
import { wordFields } from './card-state.ts'
import { ecomapWords } from './ecomap/ecomap-operations.ts'
import type { Draft } from './room-line.ts'
import type { RoomState } from './room-state.ts'

/** Without those that stand in the room already: a form for changing a card brings what others wrote along. */
export const ownWordsIn = (sent: Sent, state: RoomState): string[] => [...wordsByField(sent, state).values()]

/** Changed words by what they are about and which of its fields they stand in; nothing for what is no change of words. */
export function wordsChanged(sent: Sent, state: RoomState): ReadonlyMap<string, string> {
  const { board, body } = sent
  if (!['edit', 'edit-person', 'edit-system', 'household'].includes(body.type)) return new Map()
  const about = [body.card, body.person, body.system].find((id) => typeof id === 'string') ?? ''
  return new Map([...wordsByField(sent, state)].map(([field, own]) => [`${board} ${about} ${field}`, own]))
}

function wordsByField({ board, body }: Sent, state: RoomState): ReadonlyMap<string, string> {
  const fields: readonly string[] = isCardBoard(board) ? wordFields : ecomapWords
  const known = fieldsThere(state, { board, body })
  return new Map(
    fields.flatMap((field) => {
      const { [field]: value } = body
      const own = typeof value === 'string' ? value.trim() : ''
      return own === '' || own === known[field]?.value ? [] : [[field, own]]
    }),
  )
}

type Sent = Pick<Draft, 'board' | 'body'>
type Fields = Readonly<Record<string, { readonly value: string } | undefined>>

function fieldsThere({ cards, genogram, ecomap }: RoomState, { board, body }: Sent): Fields {
  const id = (field: string): string => (typeof body[field] === 'string' ? body[field] : '')
  if (isCardBoard(board)) return cards.cards[id('card')]?.fields ?? {}
  if (board === 'genogram') return genogram.people[id('person')]?.fields ?? {}
  if (body.type === 'household') return ecomap.household ? { label: ecomap.household } : {}
  return ecomap.systems[id('system')]?.fields ?? {}
}
