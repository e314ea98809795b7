/** Two at the words of one card: whoever saves second is asked whose stand, and writes over nothing they have not read. Pure. */
import { isCardBoard } from './card-boxes.ts'
import { type CardState, wordFields } from './card-state.ts'
import type { FieldsSeen } from './changed-only.ts'
import { type Body, textIn } from './operation.ts'
import type { RoomState } from './room-state.ts'

/** A key of interface.yaml, refusals. */
export const wordsChanged = 'words-changed'

/** Which writing of its words somebody reads: the number of the operation that brought the newest. */
export const wordsRead = ({ fields }: Pick<CardState, 'fields'>): number =>
  Math.max(0, ...wordFields.map((field) => fields[field]?.number ?? 0))

/** Whether a change would write over words that came after those its writer read. `read` undefined: nobody said what was read. */
export function writesOverUnread({ cards }: RoomState, board: string, body: Body, read: number | undefined): boolean {
  if (read === undefined || body.type !== 'edit' || !isCardBoard(board)) return false
  const { fields = {} } = cards.cards[textIn(body, 'card') ?? ''] ?? {}
  return wordFields.some((field) => {
    const [own, there] = [textIn(body, field), fields[field]]
    return own !== undefined && there !== undefined && there.number > read && there.value !== own
  })
}

/** As its writer decided. Null: the other's words stand, and nothing is sent. `seen`: the other's, as they were shown. */
export function asDecided<B extends Body>(body: B, seen: FieldsSeen, whose: string): B | null {
  if (whose === 'theirs') return null
  if (whose !== 'both') return body
  const joined = wordFields.flatMap((field) => {
    const [own, theirs = ''] = [textIn(body, field), seen[field]]
    return own === undefined || theirs === '' ? [] : [[field, [theirs, own].join(between[field])] as const]
  })
  return { ...body, ...Object.fromEntries(joined) }
}
/** What would move a card is one line. */
const between = { text: '\n', wouldMove: ' ' } as const satisfies Record<(typeof wordFields)[number], string>
