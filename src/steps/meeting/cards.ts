/** Cards on the boards (P5, P20, P21): added, moved to another box, removed. A board has no box for a decision or a task (P2). */

import { z } from 'zod'
import { meeting as words } from '#content'
import { type Actor, type Discussion, personIdOf } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { choice, id, optionalChoice, text } from '../../kit/form.ts'
import { newId } from '../../kit/id.ts'
import { type Refusal, refuse, step } from '../../kit/step.ts'
import * as model from '../../room/card.rows.ts'
import { leads } from '../../room/leads.ts'
import { peopleInvited } from '../../room/people-here.rows.ts'
import { countMove } from '../../room/room.rows.ts'

const { errors } = words.pages
const inTheRoom = ['facilitator', 'participant', 'requester', 'team-member'] as const

const own = { text: text({ max: 500, required: true, empty: errors.card, long: errors.card_long }) }
/** Which parts a card has follows from its board. */
export const cardForm = z.discriminatedUnion(
  'board',
  [
    z.object({
      board: z.literal('four'),
      stage: choice(model.stages, errors.stage),
      function: choice(model.functions, errors.function),
      seat: choice(model.seats, errors.seat),
      ...own,
    }),
    z.object({
      board: z.literal('matrix'),
      cell: choice(model.cells, errors.cell),
      known: optionalChoice(model.waysOfKnowing, errors.known),
      ...own,
    }),
    z.object({ board: z.literal('notes'), takeBack: optionalChoice(model.takeBacks, errors.take_back), ...own }),
  ],
  { error: errors.board },
)
export type CardForm = z.infer<typeof cardForm>

export const addCard = step({
  name: 'add-card',
  p: ['P2', 'P5', 'P20', 'P21'],
  who: inTheRoom,
  when: ['meeting-open'],
  form: cardForm,
  know: mayWrite,
  decide: (_discussion, _form, _by, _now, known) => known ?? [],
  leadsTo: {},
  async store(tx, { discussion, form, by, now }) {
    if (by.kind !== 'person') return
    await model.writeCard(tx, discussion, {
      ...placeOf(form),
      id: newId(now.getTime()),
      text: form.text,
      sector: by.sector,
      writtenBy: by.personId,
      writtenAt: now,
    })
  },
})

/** Everybody agrees to the ground rules before they write (P18). The facilitator did when they opened the meeting. */
async function mayWrite(tx: Tx, discussion: Discussion, actor: Actor): Promise<Refusal | null> {
  if (leads(discussion, actor)) return null
  const self = (await peopleInvited(tx, discussion)).find((person) => person.personId === personIdOf(actor))
  return self?.agreedAt ? null : refuse('agree-rules-first')
}

function placeOf(form: CardForm): model.CardPlace {
  const nowhere = { stage: null, function: null, seat: null, cell: null, known: null, takeBack: null }
  if (form.board === 'four')
    return { ...nowhere, board: 'four', stage: form.stage, function: form.function, seat: form.seat }
  if (form.board === 'matrix') return { ...nowhere, board: 'matrix', cell: form.cell, known: form.known }
  return { ...nowhere, board: 'notes', takeBack: form.takeBack }
}

interface CardKnown {
  readonly refusal: Refusal | null
  readonly card: model.Card | null
}

async function findCard(tx: Tx, discussion: Discussion, actor: Actor, form: { card: string }): Promise<CardKnown> {
  const card = (await model.cardsOf(tx, discussion)).find((one) => one.id === form.card) ?? null
  return { refusal: await mayWrite(tx, discussion, actor), card }
}

/** Moves a card of the discrepancy matrix. The group sees it in a new way: moves are counted, words are not kept. */
export const moveCard = step({
  name: 'move-card',
  p: ['P5', 'P21'],
  who: inTheRoom,
  when: ['meeting-open'],
  form: z.object({ card: id(errors.card_gone), cell: choice(model.cells, errors.cell) }),
  know: findCard,
  decide(_discussion, _form, _by, _now, { refusal, card }) {
    if (refusal) return refusal
    return card?.board === 'matrix' ? [] : refuse('card-gone')
  },
  leadsTo: {},
  async store(tx, { discussion, form, known: { card } }) {
    if (!card || card.cell === form.cell) return
    await model.putInCell(tx, discussion, card, form.cell)
    await countMove(tx, discussion)
  },
})

/** Removes a card: whoever wrote it, or the facilitator (a name slipped in). */
export const removeCard = step({
  name: 'remove-card',
  p: ['P22'],
  who: inTheRoom,
  when: ['meeting-open', 'meeting-stopped'],
  form: z.object({ card: id(errors.card_gone) }),
  know: findCard,
  decide(discussion, _form, by, _now, { card }) {
    if (!card) return refuse('card-gone')
    return leads(discussion, by) || card.writtenBy === personIdOf(by) ? [] : refuse('not-your-card')
  },
  leadsTo: {},
  store: (tx, { discussion, form, now }) => model.emptyCard(tx, discussion, form.card, now),
})
