import { expect, test } from 'vitest'
import type { Body } from './operation.ts'
import { RoomClient } from './room-client.ts'
import type { Draft, Kept, Said, Seen } from './room-line.ts'
import { emptyRoom, replay } from './room-state.ts'
import type { SeenRoom } from './seen-room.ts'

const you = {
  personId: 'isla',
  sector: 'social-work',
  leading: false,
  facilitator: false,
  scribing: false,
  visiting: false,
  agreed: true,
} as const
const add = (card: string, text: string, more = {}): Body => ({ type: 'add', card, box: 'evidence', text, ...more })
const state = replay(
  [add('own', 'What I wrote first.'), add('other', 'What another wrote.', { wouldMove: 'A visit.' })].map(
    (body, at) => ({
      number: at + 1,
      id: `${at}`,
      board: 'matrix',
      body,
      by: 'me',
      sector: 'social-work',
      at: '',
      held: null,
    }),
  ),
  emptyRoom,
)
const whole: SeenRoom = {
  number: 2,
  state,
  status: 'meeting-open',
  openedAt: '',
  part: 'welcome',
  partSince: '',
  boardsGoAt: null,
  facilitators: [],
  people: [],
  you,
  expertsIn: [],
  topic: null,
}

/** Somebody in the room, and what the server says to each sending in turn. */
function somebody(told: Seen[], ...answers: Said[]) {
  let kept: Kept = { waiting: [], notTaken: [] }
  const post = async (): Promise<Said> => answers.shift() ?? { kind: 'over' }
  const take = (now: Kept) => {
    kept = now
  }
  const line = { post, keep: take, pause: async () => {} }
  const client = new RoomClient(whole, line, (seen) => seen && told.push(seen))
  const draft = (board: string, body: Body): Draft => ({ id: crypto.randomUUID(), board, body })
  return {
    client,
    words: () => [...kept.waiting, ...kept.notTaken].flatMap(({ own }) => own),
    async do(board: string, body: Body) {
      client.do(draft(board, body))
      await new Promise((done) => setTimeout(done))
    },
    undo: () => client.undo(() => crypto.randomUUID()),
  }
}
const refused = (key: string): Said => ({ kind: 'refused', status: 409, refused: key })

test('a change of a card that waits when the meeting ends is kept, as a new card is', async () => {
  const me = somebody([], { kind: 'over' })
  await me.do('matrix', { type: 'edit', card: 'own', text: 'What I think now.' })
  expect(me.client.over).toBe(true)
  await me.do('matrix', add('new', 'Another thought.', { wouldMove: 'A call.' }))
  expect(me.words()).toEqual(['What I think now.', 'Another thought.', 'A call.'])
})

test('words the room does not take stay until their writer puts them away, and come back with the page', async () => {
  const me = somebody([], refused('card-gone'))
  await me.do('matrix', { type: 'edit', card: 'own', text: 'What I think now.' })
  const [left] = me.client.notTaken.all
  expect(left).toMatchObject({ own: ['What I think now.'], why: { refused: 'card-gone' } })
  expect(me.words()).toEqual(['What I think now.'])
  me.client.putAway(left?.id ?? '')
  expect(me.words()).toEqual([])
})

test('what others wrote is not taken for one’s own, and a move has no words', async () => {
  const me = somebody([], refused('not-your-card'), refused('not-now'))
  await me.do('matrix', { type: 'edit', card: 'other', text: 'What I would say.', wouldMove: 'A visit.' })
  await me.do('matrix', { type: 'move', card: 'own', box: 'missing' })
  expect(me.words()).toEqual(['What I would say.'])
})

test('words that were removed and brought back too late are not lost', async () => {
  const me = somebody([], { kind: 'taken', number: 3 }, refused('not-now'))
  await me.do('matrix', { type: 'remove', card: 'own' })
  me.undo()
  await new Promise((done) => setTimeout(done))
  expect(me.words()).toEqual(['What I wrote first.'])
})

test('labels and notes on drawings are words too', async () => {
  const me = somebody([], { kind: 'over' })
  await me.do('genogram', { type: 'edit-person', person: 'p', label: 'Aunt 1', sex: 'F' })
  await me.do('ecomap', { type: 'add-system', system: 's', label: 'Nursery', note: 'Every morning.' })
  await me.do('ecomap', { type: 'household', label: 'Child A and parent A' })
  expect(me.words()).toEqual(['Aunt 1', 'Nursery', 'Every morning.', 'Child A and parent A'])
})

const change = (text: string): Body => ({ type: 'edit', card: 'own', text })
const heard = (body: Body, number: number, by: 'me' | null, at: string) => ({
  number,
  id: `heard ${number}`,
  board: 'matrix',
  body,
  by,
  sector: 'health' as const,
  at,
  held: null,
})

test('two change the same words at the same moment: whose words stand hears the other’s, and the other gets theirs back', async () => {
  const told: Seen[] = []
  const winner = somebody(told, { kind: 'taken', number: 4 })
  await winner.do('matrix', change('Mine.'))
  winner.client.take(3, heard(change('Theirs.'), 3, null, '2026-11-27T10:00:00Z'))
  expect(told).toContainEqual({ what: 'crossed', theirs: 'Theirs.' })
  expect(winner.words()).toEqual([])

  const other = somebody([], { kind: 'taken', number: 3 })
  await other.do('matrix', change('Theirs.'))
  other.client.take(3, heard(change('Theirs.'), 3, 'me', '2026-11-27T10:00:00Z'))
  other.client.take(4, heard(change('Mine.'), 4, null, '2026-11-27T10:00:01Z'))
  expect(other.client.notTaken.all).toMatchObject([{ own: ['Theirs.'], why: { refused: 'written-over' } }])
})

test('words that are put anew later, as a scribe does, are no crossing', async () => {
  const me = somebody([], { kind: 'taken', number: 3 })
  await me.do('matrix', change('Mine.'))
  me.client.take(3, heard(change('Mine.'), 3, 'me', '2026-11-27T10:00:00Z'))
  me.client.take(4, heard(change('Ours.'), 4, null, '2026-11-27T10:01:00Z'))
  expect(me.client.notTaken.all).toEqual([])
})

test('two who change different fields of one card do not cross: nobody is told, and nothing is given back', async () => {
  const told: Seen[] = []
  const me = somebody(told, { kind: 'taken', number: 4 }, { kind: 'taken', number: 5 })
  const visit: Body = { type: 'edit', card: 'own', wouldMove: 'A visit.' }
  await me.do('matrix', change('Mine.'))
  me.client.take(3, heard(visit, 3, null, '2026-11-27T10:00:00Z'))
  me.client.take(4, heard(change('Mine.'), 4, 'me', '2026-11-27T10:00:01Z'))
  me.client.take(5, heard({ ...visit, wouldMove: 'Two visits.' }, 5, null, '2026-11-27T10:00:02Z'))
  expect([me.client.notTaken.all, told.filter(({ what }) => what === 'crossed')]).toEqual([[], []])
})
