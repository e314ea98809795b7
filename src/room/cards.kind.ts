/** Cards as the server takes them (P2, P5, P20–P22): no box for a decision or a task, words for the guard, who may change whose. */
import { z } from 'zod'
import { meeting as words } from '#content'
import type { Status } from '../discussion.ts'
import { choice, text } from '../kit/form.ts'
import type { Author, BoardKind } from './board-kind.ts'
import {
  boxesOf,
  type CardBoard,
  cardBoards,
  functions,
  isCardBoard,
  seats,
  strengths,
  takeBacks,
  waysOfKnowing,
} from './card-boxes.ts'
import { wordFields } from './card-state.ts'
import { isSilent, isThere } from './cards-read.ts'
import type { Body } from './operation.ts'
import type { RoomState } from './room-state.ts'

const { errors } = words.pages
const card = z.uuid({ error: errors.card_gone })
const anyOf = <const C extends readonly [string, ...string[]]>(choices: C, message: string) =>
  z.enum([...choices, ''], { error: message }).optional()
const thought = text({ max: 500, required: true, empty: errors.card, long: errors.card_long })
const on = choice(['yes', 'no'], errors.board)

/** Each may be left out, or be '' where nothing was chosen. */
const extras = {
  function: anyOf(functions, errors.function),
  seat: anyOf(seats, errors.seat),
  known: anyOf(waysOfKnowing, errors.known),
  sure: anyOf(strengths, errors.known),
  wouldMove: z.string().trim().max(160, errors.card_long).optional(),
  takeBack: anyOf(takeBacks, errors.take_back),
}

const missingBox = {
  four: errors.stage,
  matrix: errors.cell,
  gibbs: errors.stage,
  notes: errors.board,
} as const satisfies Record<CardBoard, string>

function schemaFor(board: string): z.ZodType<Body> {
  const name = isCardBoard(board) ? board : 'notes'
  const box = choice(boxesOf[name], missingBox[name])
  return z.discriminatedUnion(
    'type',
    [
      z.strictObject({ type: z.literal('add'), card, box, text: thought, unsigned: on.optional(), ...extras }),
      z.strictObject({ type: z.literal('edit'), card, text: thought.optional(), ...extras }),
      z.strictObject({ type: z.literal('move'), card, box, back: z.literal('yes').optional() }),
      z.strictObject({ type: z.literal('sort'), card, box }),
      z.strictObject({ type: z.literal('remove'), card }),
      z.strictObject({ type: z.literal('restore'), card, text: thought, wouldMove: extras.wouldMove }),
      z.strictObject({ type: z.literal('silent'), on }),
      z.strictObject({ type: z.literal('keep'), card, kept: on }),
    ],
    { error: errors.board },
  )
}

const running: readonly Status[] = ['meeting-open']
const subjectOf = (body: Body): string | null => (typeof body.card === 'string' ? body.card : null)

export const cardsKind: BoardKind = {
  boards: cardBoards,
  schema: schemaFor,
  when: ({ type }) =>
    type === 'remove'
      ? ['meeting-open', 'meeting-stopped']
      : type === 'keep'
        ? ['meeting-open', 'meeting-stopped', 'meeting-ended']
        : running,
  refuse(state, body, by, board) {
    if (!by.agreed && body.type !== 'remove') return 'agree-rules-first'
    if (body.type === 'silent') return by.leading ? null : 'facilitator-only'
    if (body.type === 'keep' && !by.facilitator) return 'facilitator-only'
    return body.type === 'add' ? refuseNew(state, body, board) : refuseChange(state, body, by, board)
  },
  // Whatever happens to a card that is held back is held back too: a change of its words would tell them.
  holds: ({ cards }, body, board) =>
    ((body.type === 'add' || body.type === 'sort') && isSilent(cards, board)) ||
    (cards.cards[subjectOf(body) ?? '']?.held ?? null) !== null,
  subject: subjectOf,
  words: wordFields,
  erases: (body) => (body.type === 'remove' ? wordFields : wordFields.filter((field) => field in body)),
  shows: isShowing,
  resets: isShowing,
}

function isShowing({ type, on: silent }: Body): boolean {
  return type === 'silent' && silent === 'no'
}

/** On one board. `ever` counts removed ones too, which stay until disposal. */
const most = { there: 300, ever: 600 }

function refuseNew({ cards, sheet }: RoomState, body: Body, board: string): string | null {
  const onBoard = Object.values(cards.cards).filter((one) => one.board === board)
  if (onBoard.length >= most.ever || onBoard.filter(isThere).length >= most.there) return 'board-full'
  if ((cards.cards[subjectOf(body) ?? '']?.added ?? 0) > 0) return 'card-there'
  return body.unsigned === 'yes' && sheet.unsigned?.value !== true ? 'signed-only' : null
}

function refuseChange({ cards }: RoomState, body: Body, by: Author, board: string): string | null {
  const found = cards.cards[subjectOf(body) ?? '']
  if (!found || found.added === 0 || found.board !== board) return 'card-gone'
  if (found.held !== null && found.held !== by.sector) return 'card-gone'
  if (body.type === 'restore') {
    if (found.gone?.value !== true) return 'card-there'
  } else if (found.gone?.value === true) return 'card-gone'
  const own = found.by === by.personId || by.leading
  if (body.type === 'remove' || body.type === 'restore') return own ? null : 'not-your-card'
  if (body.type === 'edit' && wordFields.some((field) => field in body))
    return own || by.scribing ? null : 'not-your-card'
  if (body.type === 'move' && isSilent(cards, board)) return 'silent-now'
  if (body.type === 'sort' && !isSilent(cards, board)) return 'not-silent'
  return null
}
