/** Whatever is posted in a field of a step's form, it is put right beside the field or refused: it never breaks the program. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Status } from '../../src/discussion.ts'
import { procedure } from '../../src/procedure.ts'
import { parts } from '../../src/steps/request/request.question.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import { diceFrom } from '../set-up/procedure.forms.ts'
import { StrangeRun } from '../set-up/strange.run.ts'

let house: TestHouse
let run: StrangeRun
beforeAll(async () => {
  house = await testHouse({ limits: { each: 100_000, address: 100_000 } })
  run = new StrangeRun(house)
}, 60_000)
afterAll(() => house.close())

const story = {
  agreement: ['question', 'not-now', 'not-me', 'agree', 'agree'],
  screen: ['more-needed', 'suitable-with-conditions'],
  turns: { agreed: 'take-agreement-back', 'record-shared': 'take-back-record', 'finding-time': 'offer-times' },
}
const people = ['isla', 'gregor', 'helen', 'ruth', 'shona', 'marion', 'tom'] as const

/** Pages with a form that somebody may send now. */
const pagesIn = (status: Status): string[] => [
  ...procedure.flatMap(({ step, part }) => (part && step.when.includes(status) ? [part] : [])),
  ...(status === 'draft' ? parts.map(({ id }) => `/request/${id}`) : []),
]

test('every field of every form', { timeout: 200_000 }, async () => {
  await run.sendStrange(await house.signedIn(house.world.people.isla), '/requests/new')
  await run.tell(story, diceFrom(1), async (status) => {
    house.clock.ahead = run.now.getTime() - Date.now()
    const [id] = run.ids.slice(-1)
    for (const key of people) {
      const visitor = await house.signedIn(house.world.people[key])
      if ((await visitor.visit(`/discussions/${id}`)).status !== 200) continue
      for (const part of new Set(pagesIn(status as Status))) await run.sendStrange(visitor, `/discussions/${id}${part}`)
    }
  })
  expect([...run.broken]).toEqual([])
  const steps = new Set([...run.tried].map((place) => place.split(' ')[0]))
  expect(steps.size).toBeGreaterThan(60)
  for (const status of [409, 422]) expect(run.answers.get(status) ?? 0, `answers ${status}`).toBeGreaterThan(100)
})
