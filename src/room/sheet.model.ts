/**
 * The run sheet of the meeting (P18–P20): where the group is, how long each part may take, what the facilitator is looking at, who has
 * a hand up, whether there is a pause. Pure. What changes the discussion itself (opening, stopping, ending) is no operation: it goes
 * through `act`, which then tells the room.
 */
import { type BoardModel, newer, type Operation, textIn, type Written } from './operation.ts'

export const parts = ['welcome', 'experience', 'reflection', 'analysis', 'planning', 'themes', 'close'] as const
export type Part = (typeof parts)[number]

export const places = ['welcome', 'four', 'matrix', 'kolb', 'gibbs', 'genogram', 'ecomap', 'notes'] as const
export type Place = (typeof places)[number]

export interface SheetState {
  /** Null before the facilitator went on for the first time. */
  readonly part: (Written<Part> & { readonly at: string }) | null
  /** Minutes the facilitator gave a part; the content's otherwise. */
  readonly minutes: Readonly<Record<string, Written<number>>>
  /** What the facilitator is looking at: an address below the room, such as 'four?stage=analysis'. */
  readonly look: Written<string> | null
  readonly follow: Written<boolean> | null
  /** Person → hand up, and since when: the order is the order to speak in. */
  readonly hands: Readonly<Record<string, Written<boolean>>>
  readonly paused: Written<boolean> | null
  /** Cards may be written without showing who wrote them. */
  readonly unsigned: Written<boolean> | null
}

const empty: SheetState = {
  part: null,
  minutes: {},
  look: null,
  follow: null,
  hands: {},
  paused: null,
  unsigned: null,
}

export const sheetModel: BoardModel<SheetState> = {
  empty,
  apply(state, operation) {
    if (operation.board !== 'sheet') return state
    return { ...state, ...changes(state, operation) }
  },
}

function changes(state: SheetState, { number, body, at }: Operation): Partial<SheetState> {
  const on = body.on === 'yes'
  switch (body.type) {
    case 'part': {
      const part = parts.find((one) => one === body.part)
      return part && number >= (state.part?.number ?? 0) ? { part: { value: part, number, at } } : {}
    }
    case 'minutes': {
      const part = parts.find((one) => one === body.part)
      const minutes = Number(textIn(body, 'minutes'))
      if (!part || !Number.isInteger(minutes)) return {}
      return { minutes: { ...state.minutes, [part]: newer(state.minutes[part], minutes, number) } }
    }
    case 'look':
      return { look: newer(state.look, textIn(body, 'at') ?? '', number) }
    case 'follow':
      return { follow: newer(state.follow, on, number) }
    case 'hand': {
      const person = textIn(body, 'person')
      return person ? { hands: { ...state.hands, [person]: newer(state.hands[person], on, number) } } : {}
    }
    case 'pause':
      return { paused: newer(state.paused, on, number) }
    case 'unsigned':
      return { unsigned: newer(state.unsigned, on, number) }
    default:
      return {} // 'people' and 'status' say only that something else is to be read again
  }
}

/** Those with a hand up, in the order in which they raised it. */
export const handsUp = ({ hands }: SheetState): readonly string[] =>
  Object.entries(hands)
    .filter(([, hand]) => hand.value)
    .sort(([, a], [, b]) => a.number - b.number)
    .map(([person]) => person)
