import { z } from 'zod'
import { meeting as words } from '#content'
import { choice } from '../../kit/form.ts'
import { step } from '../../kit/step.ts'
import { changeRoom } from '../../room/room.rows.ts'

export const parts = [
  'welcome',
  'experience',
  'reflection',
  'analysis',
  'planning',
  'themes',
  'close',
] as const satisfies readonly (typeof words.agenda.blocks)[number]['id'][]
export type Part = (typeof parts)[number]

/** The facilitator leads the group to another part of the agenda (P20). */
export const nextPart = step({
  name: 'next-part',
  p: ['P20'],
  who: ['facilitator'],
  when: ['meeting-open'],
  form: z.object({ part: choice(parts, words.pages.errors.part) }),
  decide: () => [],
  leadsTo: {},
  store: (tx, { discussion, form, now }) => changeRoom(tx, discussion, { part: form.part, part_since: now }),
})
