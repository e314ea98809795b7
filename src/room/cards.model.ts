/**
 * Cards on boards (P5, P20, P21): one contribution each, in one box of one board. Every field is its own last-writer-wins value,
 * a removed card is a tombstone, and a move is kept because the move is the learning. Structure, never pixels. Pure.
 */
import { type CardBoard, isCardBoard } from './card-boxes.ts'
import { type CardState, type CardsState, cardFields, wordFields } from './card-state.ts'
import { type BoardModel, newer, type Operation, textIn, type Viewer } from './operation.ts'

export const cardsModel: BoardModel<CardsState> = {
  empty: { cards: {}, silent: {}, shown: {} },
  apply(state, operation) {
    if (isSilence(operation)) return beSilent(state, operation)
    const card = cardAfter(state, operation)
    return card ? { ...state, cards: { ...state.cards, [card.id]: card } } : state
  },
  applyAll(state, operations) {
    let cards: Record<string, CardState> = { ...state.cards }
    let after: CardsState = { ...state, cards }
    for (const operation of operations) {
      const card = cardAfter(after, operation)
      if (card) cards[card.id] = card
      if (!isSilence(operation)) continue
      after = beSilent(after, operation)
      cards = { ...after.cards }
      after = { ...after, cards }
    }
    return after
  },
  seen(state, viewer) {
    const cards = Object.values(state.cards).filter((card) => card.held === null || card.held === viewer.sector)
    return { ...state, cards: Object.fromEntries(cards.map((card) => [card.id, seenCard(card, state, viewer)])) }
  },
}

const isSilence = ({ board, body }: Operation): boolean => isCardBoard(board) && body.type === 'silent'

/** The card an operation is about, as it is then; null where nothing changes. */
function cardAfter(state: CardsState, operation: Operation): CardState | null {
  const id = textIn(operation.body, 'card')
  if (!isCardBoard(operation.board) || id === undefined) return null
  const before = state.cards[id] ?? ghost(id, operation.board)
  const after = changed(before, operation)
  return after === before ? null : shownIn(state, after)
}

const ghost = (id: string, board: CardBoard): CardState => ({
  id,
  board,
  added: 0,
  by: null,
  sector: null,
  unsigned: false,
  held: null,
  fields: {},
  places: [],
  sorts: {},
  gone: null,
})

function changed(card: CardState, { number, body, by, sector, held }: Operation): CardState {
  const fields = { ...card.fields }
  for (const field of cardFields) {
    const value = textIn(body, field)
    if (value !== undefined) fields[field] = newer(fields[field], value, number)
  }
  const box = textIn(body, 'box')
  switch (body.type) {
    case 'add':
      return {
        ...card,
        ...(card.added === 0 || number < card.added
          ? { added: number, by, sector, held, unsigned: body.unsigned === 'yes' }
          : {}),
        fields,
        places: placed(card.places, box, number),
      }
    case 'edit':
    case 'keep':
      return { ...card, fields }
    case 'move':
      return { ...card, places: placed(card.places, box, number, body.back === 'yes') }
    case 'sort':
      if (box === undefined || sector === null) return card
      return { ...card, sorts: { ...card.sorts, [sector]: newer(card.sorts[sector], box, number) } }
    case 'remove':
      return { ...card, gone: newer(card.gone, true, number), fields: emptied(fields, number) }
    case 'restore':
      return { ...card, gone: newer(card.gone, false, number), fields }
    default:
      return card
  }
}

/** The words go at once; the empty card stays until disposal. */
function emptied(fields: CardState['fields'], number: number): CardState['fields'] {
  const left = { ...fields }
  for (const field of wordFields) left[field] = newer(left[field], '', number)
  return left
}

function placed(
  places: CardState['places'],
  box: string | undefined,
  number: number,
  back = false,
): CardState['places'] {
  if (box === undefined || places.some((place) => place.number === number)) return places
  return [...places, { value: box, number, ...(back ? { back } : {}) }].sort((a, b) => a.number - b.number)
}

/** Everybody writes or sorts first, seen by their own kind of agency only; then all is shown at the same moment. */
function beSilent(state: CardsState, { board, number, body }: Operation): CardsState {
  const on = body.on === 'yes'
  const after = { ...state, silent: { ...state.silent, [board]: newer(state.silent[board], on, number) } }
  if (on) return after
  const shown = { ...state.shown, [board]: Math.max(state.shown[board] ?? 0, number) }
  const cards = Object.values(state.cards).map((card) => shownIn({ shown }, card))
  return { ...after, shown, cards: Object.fromEntries(cards.map((card) => [card.id, card])) }
}

const shownIn = ({ shown }: Pick<CardsState, 'shown'>, card: CardState): CardState =>
  card.held !== null && (shown[card.board] ?? 0) > card.added ? { ...card, held: null } : card

function seenCard(card: CardState, { shown }: CardsState, viewer: Viewer): CardState {
  const sorts = Object.entries(card.sorts).filter(
    ([sector, { number }]) => sector === viewer.sector || (shown[card.board] ?? 0) > number,
  )
  return {
    ...card,
    by: card.by === viewer.personId ? 'me' : null,
    sector: card.unsigned ? null : card.sector,
    sorts: Object.fromEntries(sorts),
  }
}
