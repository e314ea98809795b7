/**
 * Cards on boards (P5, P20, P21): one contribution each, in one box of one board. Every field is its own last-writer-wins value,
 * a removed card is a tombstone, and a move is kept because the move is the learning. Structure, never pixels. Pure.
 */
import type { Sector } from '../discussion.ts'
import { type BoardModel, newer, type Operation, textIn, type Viewer, type Written } from './operation.ts'

export const stages = ['experience', 'reflection', 'analysis', 'planning'] as const
export const functions = ['management', 'support', 'development', 'mediation'] as const
export const seats = ['child-and-family', 'practitioner', 'own-agency', 'partner-agencies'] as const
export const cells = ['evidence', 'ambiguous', 'assumption', 'missing'] as const
export const gibbsSteps = ['description', 'feelings', 'evaluation', 'analysis', 'conclusion', 'looking-ahead'] as const
export const waysOfKnowing = ['seen', 'told', 'record', 'guess'] as const
export const strengths = ['low', 'middle', 'high'] as const
export const takeBacks = ['to-supervision', 'my-practice', 'to-learn', 'to-forum'] as const

/** Boards and their boxes. The Kolb cycle is the cards of `four` under other names (meeting-prompts.yaml, kolb.same_as). */
export const boxesOf = {
  four: stages,
  matrix: cells,
  gibbs: gibbsSteps,
  notes: ['notes'],
} as const satisfies Record<string, readonly string[]>
export type CardBoard = keyof typeof boxesOf
export const cardBoards: readonly CardBoard[] = ['four', 'matrix', 'gibbs', 'notes']
export const isCardBoard = (board: string): board is CardBoard => board in boxesOf

export type Stage = (typeof stages)[number]
export type SupervisionFunction = (typeof functions)[number]
export type Seat = (typeof seats)[number]
export type Cell = (typeof cells)[number]
export type WayOfKnowing = (typeof waysOfKnowing)[number]
export type TakeBack = (typeof takeBacks)[number]

/** What a card may say, besides where it lies. */
export const cardFields = ['text', 'function', 'seat', 'known', 'sure', 'wouldMove', 'takeBack', 'kept'] as const
export type CardField = (typeof cardFields)[number]
/** Fields with people's own words: the guard reads them, and earlier words go when new ones come (operations.rows.ts). */
export const wordFields = ['text', 'wouldMove'] as const satisfies readonly CardField[]

export interface CardState {
  readonly id: string
  readonly board: CardBoard
  /** Number of the operation that added it; 0 while that has not arrived. */
  readonly added: number
  readonly by: string | null
  readonly sector: Sector | null
  readonly unsigned: boolean
  /** While its board is silent: seen by this kind of agency only. */
  readonly held: Sector | null
  readonly fields: { readonly [field in CardField]?: Written<string> }
  /** Everywhere it has lain, oldest first. */
  readonly places: readonly Written<string>[]
  /** Where each kind of agency put it, silently, before the boxes were compared. */
  readonly sorts: Readonly<Record<string, Written<string>>>
  readonly gone: Written<boolean> | null
}

export interface CardsState {
  readonly cards: Readonly<Record<string, CardState>>
  readonly silent: Readonly<Record<string, Written<boolean>>>
  /** Board → number of the operation that last showed everything. */
  readonly shown: Readonly<Record<string, number>>
}

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
      return { ...card, places: placed(card.places, box, number) }
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

function placed(places: CardState['places'], box: string | undefined, number: number): CardState['places'] {
  if (box === undefined || places.some((place) => place.number === number)) return places
  return [...places, { value: box, number }].sort((a, b) => a.number - b.number)
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

/** The cards of one board that are there to read, oldest first. */
export const cardsOn = (state: CardsState, board: CardBoard): readonly CardState[] =>
  Object.values(state.cards)
    .filter((card) => card.board === board && isThere(card))
    .sort((a, b) => a.added - b.added)

/** Those in one box, in the order in which they came into it. */
export const cardsIn = (state: CardsState, board: CardBoard, box: string): readonly CardState[] =>
  cardsOn(state, board)
    .filter((card) => boxOf(card) === box)
    .sort((a, b) => (a.places.at(-1)?.number ?? 0) - (b.places.at(-1)?.number ?? 0))

export const isThere = (card: CardState): boolean => card.added > 0 && card.gone?.value !== true
export const boxOf = (card: CardState): string => card.places.at(-1)?.value ?? boxesOf[card.board][0]
export const fieldOf = (card: CardState, field: CardField): string => card.fields[field]?.value ?? ''
export const isSilent = (state: CardsState, board: string): boolean => state.silent[board]?.value === true

/** The box a card came from last, or null where it has not moved. */
export const movedFrom = (card: CardState): string | null =>
  card.places.findLast((place) => place.value !== boxOf(card))?.value ?? null

/** Words of the cards that the facilitator marked as material for the record, oldest first. */
export const markedForRecord = ({ cards }: CardsState): string[] =>
  Object.values(cards)
    .filter(({ fields, gone, held }) => fields.kept?.value === 'yes' && !gone?.value && held === null)
    .sort((a, b) => a.added - b.added)
    .flatMap(({ fields }) => (fields.text?.value ? [fields.text.value] : []))

/** How often cards of the matrix went to another box: what is kept of the moves when the words go. */
export const movesOf = (state: CardsState): number =>
  cardsOn(state, 'matrix').reduce((sum, card) => sum + movesOfCard(card), 0)

export const movesOfCard = ({ places }: Pick<CardState, 'places'>): number =>
  places.filter((place, at) => at > 0 && place.value !== places[at - 1]?.value).length

/** The boxes in which the kinds of agencies put it, where these are not all the same; otherwise null. */
export function differences(card: CardState): readonly (readonly [sector: string, box: string])[] | null {
  const sorts = Object.entries(card.sorts).map(([sector, { value }]) => [sector, value] as const)
  return new Set(sorts.map(([, box]) => box)).size > 1 ? sorts : null
}
