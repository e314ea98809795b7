import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { plantHeldMeeting } from '../../../test/set-up/meetings.ts'
import type { Person } from '../../discussion.ts'
import { act } from '../../kit/act.ts'
import { newId } from '../../kit/id.ts'
import type { AnyStep } from '../../kit/step.ts'
import { nobodyCouldTell } from './careful-reader.ts'
import { offerForReading } from './offer-record.ts'
import { answerReadBack, settleReadBack } from './read-back.ts'
import { shareRecord } from './share-record.ts'
import { takeBackRecord } from './take-back-record.ts'
import { writeRecord } from './write-record.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const acts = ['offer', 'fine', 'known', 'share', 'take-back', 'settle', 'days-over'] as const
/** Half of the time the way to sharing, otherwise anything: both have to happen for the test to say something. */
const order = fc
  .array(
    fc.oneof(
      fc.constantFrom(['offer', 'days-over', 'share'] as const, ['settle', 'offer'] as const),
      fc.constantFrom(...acts).map((one) => [one] as const),
    ),
    {
      minLength: 2,
      maxLength: 10,
    },
  )
  .map((parts) => parts.flat())

test('however the acts are ordered, a record is never shared while somebody could be recognised (P22)', async () => {
  const { marion, tom, isla } = house.world.people
  const seen = { shared: 0, keptBack: 0 }
  await fc.assert(
    fc.asyncProperty(order, async (acting) => {
      const { id } = await plantHeldMeeting(house)
      const run = (step: AnyStep, person: Person, fields: Record<string, unknown>) =>
        act(house, step, id, { fields, key: newId() }, person)
      for (const [section, answers] of written) await run(writeRecord, marion, { section, seen: '0', ...answers })
      for (const one of acting) {
        const open = await findings(id)
        if (one === 'offer') await run(offerForReading, marion, { days: '5' })
        if (one === 'fine') await run(answerReadBack, isla, { answer: 'fine' })
        if (one === 'known')
          await run(answerReadBack, tom, { answer: 'someone-known', 'someone-known-comment': 'There.' })
        if (one === 'take-back') await run(takeBackRecord, tom, { reason: 'identifier' })
        if (one === 'days-over')
          await house.owner.query(
            `update record_copy set read_until = now() - interval '1 hour' where discussion_id = $1`,
            [id],
          )
        if (one === 'settle' && open[0]) await run(settleReadBack, marion, { finding: open[0] })
        if (one === 'share') {
          const outcome = await run(shareRecord, marion, { read: 'yes', ...nobodyCouldTell })
          if (open.length > 0) expect(outcome.done).not.toBe('acted')
          seen[outcome.done === 'acted' ? 'shared' : 'keptBack'] += 1
        }
        // While it is open nobody but the facilitator can read a word of it, whatever came before.
        if ((await findings(id)).length > 0) expect(await copiesFor(isla, id)).toEqual([])
      }
    }),
    { numRuns: 40 },
  )
  expect(seen.shared).toBeGreaterThan(3)
  expect(seen.keptBack).toBeGreaterThan(3)
}, 90_000)

const written = [
  ['explored', { text: 'How help can be long and change little.' }],
  ['views', { text: 'Some of us saw hope.' }],
  ['learning', { together: 'Ask when, not only whether.' }],
  ['wellbeing', { answer: 'yes' }],
] as const

async function findings(id: string): Promise<string[]> {
  const { rows } = await house.owner.query(
    `select id from read_back where discussion_id = $1 and answer = 'someone-known' and settled_at is null`,
    [id],
  )
  return rows.map((row) => row.id)
}

const copiesFor = (person: Person, id: string) =>
  house.database.withActor(person, (tx) =>
    tx.selectFrom('record_copy').select('content').where('discussion_id', '=', id).execute(),
  )
