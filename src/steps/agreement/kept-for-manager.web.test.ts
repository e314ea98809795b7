import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { sealed } from '../../../test/set-up/sealed.ts'
import { plantDiscussion } from '../../../test/set-up/world.ts'
import { findDiscussion } from '../../kit/discussions.ts'
import { askGuard, markedIn } from '../../trust/guarded.ts'
import { answerAt } from '../../trust/request-words.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const text = 'Mrs Lomax would say that help is a way of walking together.'

test('a manager who is asked reads which marked words the writer keeps, with the reason (P10, P22)', async () => {
  const { world, owner } = house
  const id = await plantDiscussion(owner, world, {
    status: 'with-first-manager',
    people: { isla: 'requester', gregor: 'first-manager', helen: 'second-manager' },
  })
  const committeeId = world.strathlorne
  const answers = { areas: ['areas', 'We see this family in two ways.'], 'stuck-why': ['request', text] } as const
  for (const [question, [kind, value]] of Object.entries(answers))
    await owner.query('insert into request_answer values ($1, $2, $3, $4, $5, now())', [
      committeeId,
      id,
      question,
      kind,
      JSON.stringify(await sealed(house.database, { committeeId, id }, answerAt(question), value)),
    ])
  const gregor = await house.signedIn(world.people.gregor)
  const page = async () => (await gregor.visit(`/discussions/${id}/agreement`)).body
  expect(await page()).not.toContain('Words that are kept')
  await keeps(id)
  expect(await page()).toContain('<mark class="cg-mark-t">Mrs Lomax</mark>')
  expect(await page()).toContain('It is the name of a writer or a model')
})

async function keeps(id: string): Promise<void> {
  const { isla } = house.world.people
  const kept = Object.fromEntries(markedIn(text).map(({ mark }) => [mark, 'author']))
  await house.database.withActor(isla, async (tx) => {
    const discussion = await findDiscussion(tx, id)
    if (!discussion) throw new Error('the discussion that was planted is not there')
    await askGuard(
      tx,
      discussion,
      'save-answers',
      { 'stuck-why': text },
      { 'stuck-why': kept },
      isla,
      house.clock.now(),
    )
  })
}
