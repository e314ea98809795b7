/**
 * Whether a discussion is there cannot be told from outside (R17): every page that somebody without a part in it can ask for is the same, byte by
 * byte, with it and without it. What differs for every asking (tokens, keys of forms and of devices, the clock) is put aside on both sides.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { statuses } from '../../src/discussion.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import type { Visitor } from '../set-up/visitor.ts'
import { plantDiscussion } from '../set-up/world.ts'

const addresses: string[] = []
/** New with every asking: challenges, a new app’s code, waiting times, and what is held about oneself, which counts one’s own looks. */
const leftOut = /challenge|account\/app|account\/held|^\/ready/
let house: TestHouse
beforeAll(async () => {
  house = await testHouse({
    onRoute: (method, path) => {
      if (method === 'GET' && !leftOut.test(path) && !addresses.includes(path)) addresses.push(path)
    },
  })
})
afterAll(() => house.close())

/** No part in anything that is planted: a colleague, the administrator, who looks after people and reads no discussion, and somebody of another committee. */
const outsiders = ['calum', 'ada', 'rowan'] as const
const people = { isla: 'requester', gregor: 'first-manager', duncan: 'second-manager', marion: 'facilitator' } as const

test.each(statuses)('a discussion that is %s', async (status) => {
  const { owner, world } = house
  const askAll = async (visitor: Visitor, id: string) => {
    const answers: string[] = []
    for (const address of addresses) {
      const path = address.replace(':id', id).replace(/:\w+/g, id)
      const { status, body, headers } = await visitor.visit(path)
      answers.push(`${address} ${status} ${plain(String(headers.location ?? ''), id)} ${plain(body, id)}`)
    }
    return answers
  }
  for (const who of outsiders) {
    const nowhere = '01a21ec0-fbb0-73de-b171-67701f44e770'
    await owner.query('truncate discussion cascade') // so that it is the only one: not one more among others
    const visitor = await house.signedIn(world.people[who])
    const without = await askAll(visitor, nowhere)
    const id = await plantDiscussion(owner, world, { status, people })
    await owner.query(
      `insert into request_answer (committee_id, discussion_id, question, kind, value, answered_at) values ($1, $2, 'areas', 'areas', '"Thistledown"', now())`,
      [world.strathlorne, id],
    )
    const withIt = await askAll(visitor, id)
    expect(withIt).toEqual(without)
  }
})

const plain = (body: string, id: string): string =>
  body
    .replaceAll(id, 'ID')
    .replace(/name="(_csrf|_key)" value="[^"]*"/g, 'name="$1"')
    .replace(/\b\d{2}:\d{2}\b/g, 'TIME')
