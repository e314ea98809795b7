/**
 * Somebody is named in each field that people type in, of every step and every form beside the procedure, by name and by telephone number: it
 * comes back with the finding, or the field stands here with the reason (P22). The fields are those of the schemas and of the pages.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/kit/id.ts'
import { procedure } from '../../src/procedure.ts'
import { kindOf } from '../../src/room/board-kinds.ts'
import { boxesOf, cardBoards } from '../../src/room/card-boxes.ts'
import { textMark } from '../../src/room/family-import.ts'
import { questions } from '../../src/steps/request/request.question.ts'
import { routesOf } from '../faults/routes.ts'
import { pagesBeside, pagesOfStories, textFieldsIn, type Written } from '../set-up/canary.pages.ts'
import type { Story } from '../set-up/canary.run.ts'
import { crawl, patternOf } from '../set-up/crawl.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import { NamedRun, named } from '../set-up/named.run.ts'
import { diceFrom } from '../set-up/procedure.forms.ts'
import { openedRoom, roomVisitor } from '../set-up/room-visitor.ts'
import { textsOf } from '../set-up/step-texts.ts'

let house: TestHouse
let run: NamedRun
beforeAll(async () => {
  house = await testHouse()
  run = new NamedRun(house)
}, 60_000)
afterAll(() => house.close())

const stories: readonly Story[] = [
  {
    agreement: ['question', 'not-now', 'not-me', 'agree', 'agree'],
    screen: ['more-needed', 'suitable-with-conditions'],
    turns: {
      agreed: 'take-agreement-back',
      'record-shared': 'take-back-record',
      'facilitator-confirmed': 'offer-times',
    },
  },
  { agreement: [], screen: ['escalation'], turns: {} },
  { agreement: [], screen: [], turns: {} },
]

const onPurpose = 'a colleague, named on purpose'
const onlyOfTheNote =
  'the letters of an address are anybody’s; names of the sealed note are refused (arranging.web.test.ts)'
const leftOut = 'must arrive at once: names are left out before it is kept (record.web.test.ts)'
/** Field of a step → why nobody is refused there. */
const freely: Readonly<Record<string, string>> = {
  'seal-note note': 'says who it is about, and is sealed: the guard learns its names here',
  'save-screening answer': 'one of the answers of its question',
  'screen helper': 'whom to ring about another route',
  'reply-to-invitation name': onPurpose,
  'reply-to-invitation email': 'their work address',
  'invite-expert name': onPurpose,
  'invite-colleague name': onPurpose,
  'add-person name': onPurpose,
  'save-answers team-name': onPurpose,
  'save-answers team-email': 'their work address',
  'save-answers answers-phone': 'one’s own telephone',
  'set-time link': onlyOfTheNote,
  'move-meeting link': onlyOfTheNote,
  'answer-read-back someone-known-comment': leftOut,
  'take-back-record comment': leftOut,
}

const both = (words: ReadonlySet<string> | undefined): boolean => named.every((one) => words?.has(one))

test('each field of each step', { timeout: 300_000 }, async () => {
  for (const [seed, story] of stories.entries())
    await run.tell(story, diceFrom(seed + 1), async () => {
      await nameOnPages((await pagesOfStories(house)).filter(({ place }) => !namedOn.has(place)))
    })
  const schemas = procedure.flatMap(({ step }) => textsOf(step).map((field) => `${step.name} ${field}`))
  const asked = questions.filter(({ answer }) => answer.kind === 'text').map(({ id }) => `save-answers answers-${id}`)
  const fields = [...new Set([...schemas, ...asked, ...run.tried])]
  expect(fields.filter((field) => !run.tried.has(field))).toEqual([])
  expect(fields.filter((field) => !both(run.refused.get(field)) && !(field in freely))).toEqual([])
  expect(Object.keys(freely).filter((field) => both(run.refused.get(field)) || !fields.includes(field))).toEqual([])
  const byLink = ['reply-as-expert need'] // sent with a link: src/steps/arranging/arranging.web.test.ts
  const unshown = [...run.refused.keys()].filter((field) => !both(run.shown.get(field)))
  expect(unshown.filter((field) => !byLink.includes(field))).toEqual([])
})

/** Field of a form beside the procedure → why it is not refused there. */
const freelyBeside: Readonly<Record<string, string>> = {
  'note title': 'one’s own: asked about when a copy leaves (src/steps/learning/learning.web.test.ts)',
  'note general.happened': 'the same',
  'note general.felt': 'the same',
  'note general.learned': 'the same',
  'note general.differently': 'the same',
  'self-review s-proud': 'one’s own, and read by nobody else',
  'self-review s-next': 'the same',
  'self-review s-me': 'the same',
  'formats reach': 'how to reach whoever asks, on purpose',
  'briefing by': `${onPurpose}; a number is refused`,
  'person name': onPurpose,
  'person email': 'their work address',
}

/** An operation with words of each board (src/room/board-kinds.ts); each board with words stands here. */
const boardsWithWords = [...cardBoards, 'genogram', 'ecomap']
const thing = newId()
const written: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ...cardBoards.map(
    (board) =>
      [
        board,
        { type: 'add', card: newId(), box: boxesOf[board][0], text: 'We thought.', wouldMove: 'Another view.' },
      ] as const,
  ),
  ['genogram', { type: 'add-person', person: thing, label: 'The child' }],
  ['ecomap', { type: 'household', label: 'At home' }],
  ['ecomap', { type: 'add-system', system: newId(), label: 'Club', note: 'Weekly' }],
]

/** Forms that are not sent here → why. */
const elsewhere: Readonly<Record<string, string>> = {
  '/people/:id/details': 'the fields of /people/new with the same look: details.web.test.ts',
  '/learning/:id': 'as /learning/new',
  '/learning/about/:id': 'as /learning/new',
  '/guard/words': 'the guard’s own lists: names of schools and places; people are refused there, see below',
  '/procedure/versions/new': 'asked about; src/steps/forum/procedure-version.web.test.ts',
  '/sign-in/code': 'an address to sign in with',
  '/emergency': 'the number of a discussion',
  '/people/held': 'the address of a colleague who asks',
}

/** 'pool settings' → the words that were refused there. */
const refusedOn = new Map<string, Set<string>>()
const namedOn = new Set<string>()
const actions = new Set<string>()

async function nameOnPages(pages: readonly Written[]): Promise<void> {
  for (const { who, page, action = page, typed, place } of pages) {
    const visitor = who ? await house.signedIn(house.world.people[who]) : house.stranger()
    const { body } = await visitor.visit(page)
    if (!body.includes(`action="${action}"`)) continue // not open now
    namedOn.add(place)
    actions.add(patternOf(action))
    const fields = textFieldsIn(body, action).filter((field) => !(field in typed))
    const plain = Object.fromEntries(fields.map((name) => [name, name === 'email' ? 'a@health.example' : 'about help']))
    for (const field of fields) {
      const refused = new Set<string>()
      for (const words of named) {
        const sent = await visitor.submit(page, { ...typed, ...plain, [field]: `It was ${words} then.` }, action)
        const isMarked = sent.body.includes(`<mark class="cg-mark-t">${words}</mark>`)
        if (sent.status === 422 && isMarked && sent.body.includes(`It was ${words} then.`)) refused.add(words)
      }
      refusedOn.set(`${place} ${field}`, refused)
    }
  }
}

test('each field of each form beside the procedure', { timeout: 120_000 }, async () => {
  await nameOnPages(pagesBeside(house.world))
  for (const place of ['evaluation', 'told', 'theme-answer', 'self-review', 'pool']) expect(namedOn).toContain(place)
  const fields = [...refusedOn.keys()]
  expect(fields.filter((field) => !both(refusedOn.get(field)) && !(field in freelyBeside))).toEqual([])
  expect(Object.keys(freelyBeside).filter((field) => both(refusedOn.get(field)) || !fields.includes(field))).toEqual([])
})

test('each word of each board of the room, and what comes in and goes out beside them', {
  timeout: 120_000,
}, async () => {
  const { id, people } = await openedRoom(house)
  const origin = await house.app.listen({ port: 0, host: '127.0.0.1' })
  const isla = await roomVisitor(house, people.isla, id, origin)
  const held = async () =>
    (await house.owner.query('select 1 from operation where discussion_id = $1', [id])).rowCount ?? 0
  const before = await held()
  for (const [board, body] of written) {
    const fields = kindOf(board)?.words.filter((field) => field in body) ?? []
    expect([board, fields.length > 0]).toEqual([board, true])
    for (const field of fields)
      for (const words of named) {
        const typed = { ...body, [field]: `At ${words}` }
        const { status, body: answer } = await isla.operate(board, typed)
        expect([board, field, words, status]).toEqual([board, field, words, 422])
        expect(answer.errors[field]).toContain(`“${words}”`)
        expect(answer.findings[field].map((one: { words: string }) => one.words)).toEqual([words])
      }
  }
  const asked = new Set(written.flatMap(([board, body]) => Object.keys(body).map((field) => `${board} ${field}`)))
  const all = boardsWithWords.flatMap((board) => (kindOf(board)?.words ?? []).map((field) => `${board} ${field}`))
  expect(all.filter((field) => !asked.has(field))).toEqual([])
  expect(await held()).toBe(before)
  const person = ['0 @I1@ INDI', `1 NAME ${named[0]}`, `1 NOTE Ring ${named[1]}`]
  const gedcom = ['0 HEAD', '1 GEDC', '2 VERS 7.0', ...person, '0 TRLR'].join('\n')
  expect(await isla.submit('/family', { board: 'gedcom', gedcom, counted: textMark(gedcom) })).toBe(303) // its structure alone
  for (const part of ['/genogram', '/files/genogram.svg', '/files/genogram.ged'])
    for (const words of named) expect((await isla.visit(part)).body).not.toContain(words)
  for (const name of [`${named[0]}.svg`, `${named[0]}-genogram.svg`])
    expect((await isla.visit(`/files/${encodeURIComponent(name)}`)).status).toBe(404)
})

test('a list of schools, typed or from a file, takes nobody’s name or number', async () => {
  const ada = await house.signedIn(house.world.people.ada)
  for (const list of ['schools', 'organisations', 'safe-words'])
    for (const line of [named[0], `${named[0]},Elgin,${named[1]}`, `Head ${named[1]}`]) {
      const sent = await ada.submit('/guard/words', { [list]: `Zzyra Academy\n${line}` })
      expect([list, line, sent.status]).toEqual([list, line, 422])
      expect(sent.body).toContain("Line 2: this looks like somebody's name or number")
    }
  expect((await ada.submit('/guard/words', { places: `Ottermuir\nRing ${named[1]}` })).status).toBe(422)
  const taken = await ada.submit('/guard/words', { schools: 'Zzyra Academy\nMary Russell School\nSt Margaret’s' })
  expect(taken.status).toBe(303)
})

test('no form is forgotten: whatever page has one was sent, or stands here with the reason', {
  timeout: 200_000,
}, async () => {
  const begin = routesOf(house.app).filter(({ method, pattern }) => method === 'GET' && !pattern.includes(':'))
  const forgotten = new Set<string>()
  for (const key of ['isla', 'marion', 'ruth', 'neil', 'fiona', 'ada'] as const) {
    const { people } = house.world
    const seen = await crawl(
      house,
      people[key],
      begin.map(({ pattern }) => pattern),
    )
    for (const { text } of seen)
      for (const [, action = ''] of text.matchAll(/<form\b[^>]*method="post"[^>]*action="([^"]*)"/g))
        if (!action.startsWith('/discussions/') && !actions.has(patternOf(action)))
          if (textFieldsIn(text, action).length > 0) forgotten.add(patternOf(action))
  }
  expect([...forgotten].filter((form) => !(form in elsewhere))).toEqual([])
  expect(Object.keys(elsewhere).filter((form) => !forgotten.has(form))).toEqual([])
})
