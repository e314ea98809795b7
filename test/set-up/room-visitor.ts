/** Somebody in an opened room who sends operations as the browser's program does: JSON over a real connection. */
import type { Person } from '../../src/discussion.ts'
import { newId } from '../../src/kit/id.ts'
import { beginSession } from '../../src/trust/sessions.ts'
import type { TestHouse } from './house.ts'
import { plantMeeting } from './meetings.ts'

const purpose = ['support', 'learn', 'views', 'not-planning', 'not-decisions']

/** Opened by Marion; Isla and Catriona are here and have agreed to the rules, Tom has not come yet. */
export async function openedRoom(house: TestHouse) {
  const { people } = house.world
  const { id, invited } = await plantMeeting(house)
  const page = `/discussions/${id}/meeting`
  const marion = await house.signedIn(people.marion)
  await marion.submit(`${page}/opening`, { purpose, here: [invited.isla, invited.catriona] })
  for (const person of [people.isla, people.catriona]) {
    const visitor = await house.signedIn(person)
    await visitor.submit(page, { agree: 'yes' }, `${page}/promise`)
  }
  return { id, invited, page, people }
}

export interface OperationAnswer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server answered; tests look into it.
  readonly body: any
}

export interface RoomVisitor {
  readonly page: string
  readonly cookie: string
  operate(
    board: string,
    body: object,
    id?: string,
    options?: { readonly csrf?: string; readonly kept?: object },
  ): Promise<OperationAnswer>
  visit(part: string): Promise<{ readonly status: number; readonly body: string }>
  fetch(part: string): Promise<{ readonly status: number; readonly headers: Headers; readonly bytes: Buffer }>
  submit(part: string, typed: Readonly<Record<string, string>>, action?: string): Promise<number>
}

let sent = 0
/** Each request comes from elsewhere where the program trusts its proxy; otherwise all come from one address. */
const from = () => `10.1.${(sent >> 8) & 255}.${sent++ & 255}`

export async function roomVisitor(
  house: TestHouse,
  person: Person,
  discussionId: string,
  origin: string,
): Promise<RoomVisitor> {
  const secret = await beginSession(house.database, house.clock, person.personId, { committeeId: person.committeeId })
  const page = `/discussions/${discussionId}/meeting`
  const first = await fetch(`${origin}/formats`, { headers: { cookie: `session=${secret}` } })
  const form = first.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  const cookie = [`session=${secret}`, ...form].join('; ')
  const token = /name="_csrf" value="([^"]+)"/.exec(await first.text())?.[1] ?? ''
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${origin}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { cookie, 'x-forwarded-for': from(), ...init.headers },
    })
  return {
    page,
    cookie,
    async operate(board, body, id = newId(), { csrf = token, kept } = {}) {
      const answer = await ask(`${page}/operations`, {
        method: 'POST',
        body: JSON.stringify({ id, board, body, kept }),
        headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
      })
      const text = await answer.text()
      return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text }
    },
    async visit(part) {
      const answer = await ask(page + part)
      return { status: answer.status, body: await answer.text() }
    },
    async fetch(part) {
      const answer = await ask(page + part)
      return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
    },
    async submit(part, typed, action = part) {
      const answer = await ask(page + action, {
        method: 'POST',
        body: new URLSearchParams({ _csrf: token, _key: newId(), ...typed }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      return answer.status
    },
  }
}
