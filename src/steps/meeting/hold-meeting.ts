/** The meeting has been held: who was there, whether the group stayed true to the model, and for how long the boards are kept. */

import { z } from 'zod'
import { addWorkingDays, dayOf, meeting as words } from '#content'
import { endRelation } from '../../kit/discussions.ts'
import { choice } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { cells } from '../../room/card-boxes.ts'
import { cardsIn, movesOf } from '../../room/cards-read.ts'
import { committeeDays } from '../../room/committee-days.ts'
import { type Invitation, invitationsIn } from '../../room/meeting.rows.ts'
import { tellRoom } from '../../room/operations.rows.ts'
import { type Invited, markAway, markHere, peopleInvited } from '../../room/people-here.rows.ts'
import { changeRoom, roomOf } from '../../room/room.rows.ts'
import { boardsOf } from '../../room/room-log.ts'
import type { RoomState } from '../../room/room-state.ts'
import { unsureIn } from '../../room/unsure-words.ts'
import { chooseMaterial, wholes } from './chosen-material.ts'
import { tellHeld } from './meeting.letters.ts'

export const fidelityIds = [
  'f-rules',
  'f-purpose',
  'f-stages',
  'f-tools',
  'f-child',
  'f-challenge',
  'f-all-heard',
  'f-no-decisions',
  'f-no-names',
] as const satisfies readonly (typeof words.fidelity.items)[number]['id'][]
/** Working days the boards are kept after the meeting (privacy.yaml, boards). */
export const boardsKept = 10

const { errors } = words.pages
const list = z.preprocess((value) => (value === undefined || value === '' ? [] : [value].flat()), z.array(z.uuid()))
const fidelityAnswer = choice(['yes', 'partly', 'no'], errors.fidelity)

const whole = z.preprocess((value) => value || 'each', choice(wholes, errors.board))

const holdMeetingForm = z.object({
  /** Everybody the page showed, and those ticked: whoever joined meanwhile is not left out unseen. */
  shown: list,
  there: list,
  cards: list,
  material: list,
  'whole-four': whole,
  'whole-matrix': whole,
  'whole-gibbs': whole,
  'whole-notes': whole,
  minutes: z.preprocess(
    (value) => (typeof value === 'string' ? Number(value.trim() || Number.NaN) : value),
    z.number({ error: errors.minutes }).int(errors.minutes).min(1, errors.minutes).max(600, errors.minutes),
  ),
  'f-rules': fidelityAnswer,
  'f-purpose': fidelityAnswer,
  'f-stages': fidelityAnswer,
  'f-tools': fidelityAnswer,
  'f-child': fidelityAnswer,
  'f-challenge': fidelityAnswer,
  'f-all-heard': fidelityAnswer,
  'f-no-decisions': fidelityAnswer,
  'f-no-names': fidelityAnswer,
})
export type HoldMeetingForm = z.infer<typeof holdMeetingForm>

export interface HoldKnown {
  readonly people: readonly Invited[]
  readonly invitations: readonly Invitation[]
  readonly boards: RoomState
  readonly openedAt: Date | null
  /** Cards whose words are still to be looked at. */
  readonly unsure: ReadonlySet<string>
  readonly boardDays: number
}

export const holdMeeting = step({
  name: 'hold-meeting',
  p: ['P2', 'P18', 'P19', 'P20', 'P21', 'P22', 'P23'],
  who: ['facilitator'],
  when: ['meeting-open', 'meeting-stopped'],
  form: holdMeetingForm,
  async know(tx, discussion): Promise<HoldKnown> {
    const boards = await boardsOf(tx, discussion)
    return {
      people: await peopleInvited(tx, discussion),
      invitations: await invitationsIn(tx, discussion),
      boards,
      openedAt: (await roomOf(tx, discussion))?.openedAt ?? null,
      unsure: (await unsureIn(tx, discussion, boards)).cards,
      boardDays: await committeeDays(tx, discussion.committeeId, 'boards', boardsKept),
    }
  },
  decide(_discussion, form, _by, now, { people, openedAt }) {
    const there = thoseThere(people, form)
    if (there.length === 0) return refuse('nobody-present')
    return [
      { type: 'meeting-held', facts: { minutes: form.minutes, people: there.length, ...earlierDay(openedAt, now) } },
    ]
  },
  leadsTo: { 'meeting-held': 'meeting-ended' },
  tell: ({ discussion, form, known }) => tellHeld(discussion, thoseThere(known.people, form), known.invitations),
  async store(tx, { discussion, form, by, now, known }) {
    const there = thoseThere(known.people, form)
    for (const person of known.people) {
      if (there.includes(person)) await markHere(tx, discussion, person, false, now)
      else await markAway(tx, discussion, person, now)
    }
    await chooseMaterial(tx, discussion, known.boards, { ...form, whole: wholeOf(form) }, known.unsure, by, now)
    await changeRoom(tx, discussion, {
      ended_at: now,
      minutes: form.minutes,
      fidelity: JSON.stringify(Object.fromEntries(fidelityIds.map((id) => [id, form[id]]))),
      boxes: JSON.stringify(boxesOf(known.boards)),
      moves: movesOf(known.boards.cards),
      boards_go_at: addWorkingDays(now, known.boardDays),
    })
    await tx
      .updateTable('meeting')
      .set({ state: 'held' })
      .where('committee_id', '=', discussion.committeeId)
      .where('discussion_id', '=', discussion.id)
      .where('state', 'in', ['set', 'open', 'stopped'])
      .execute()
    for (const part of ['co-facilitator', 'scribe', 'expert-in-the-room'] as const)
      await endRelation(tx, discussion, part, now)
    await tellRoom(tx, discussion, by, now, 'status')
  },
})

/** The day it was held, '2026-12-11', where that is not the day on which this is written down. */
const earlierDay = (openedAt: Date | null, now: Date): { readonly on: string } | null =>
  openedAt && dayOf(openedAt) !== dayOf(now) ? { on: dayOf(openedAt) } : null

/** Those the facilitator ticked, and those who said they are here after the page was made. */
export function thoseThere(
  people: readonly Invited[],
  { shown, there }: Pick<HoldMeetingForm, 'shown' | 'there'>,
): readonly Invited[] {
  return people.filter((person) => there.includes(person.id) || (person.isHere && !shown.includes(person.id)))
}

const wholeOf = (form: HoldMeetingForm) => ({
  four: form['whole-four'],
  matrix: form['whole-matrix'],
  gibbs: form['whole-gibbs'],
  notes: form['whole-notes'],
})

/** How many cards lay in each box of the matrix: what is kept when the words go. */
function boxesOf({ cards }: RoomState): Record<string, number> {
  return Object.fromEntries(cells.map((cell) => [cell, cardsIn(cards, 'matrix', cell).length]))
}
