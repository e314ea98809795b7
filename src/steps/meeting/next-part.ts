import { z } from 'zod'
import { meeting as words } from '#content'
import { endRelation } from '../../kit/discussions.ts'
import { choice } from '../../kit/form.ts'
import { step } from '../../kit/step.ts'
import { tellRoom } from '../../room/operations.rows.ts'
import { changeRoom } from '../../room/room.rows.ts'
import { parts } from '../../room/sheet.model.ts'

/** The facilitator leads the group to another part of the agenda (P20). */
export const nextPart = step({
  name: 'next-part',
  p: ['P20'],
  who: ['facilitator', 'co-facilitator'],
  when: ['meeting-open'],
  form: z.object({ part: choice(parts, words.pages.errors.part) }),
  decide: () => [],
  leadsTo: {},
  async store(tx, { discussion, form, by, now }) {
    await endRelation(tx, discussion, 'expert-in-the-room', now) // their part is over with this one (P17)
    await changeRoom(tx, discussion, { part: form.part, part_since: now })
    await tellRoom(tx, discussion, by, now, 'part', { part: form.part })
  },
})
