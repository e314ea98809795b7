/** Forms for every act of the procedure as people might send them: good ones made for a discussion as it stands, and spoilt ones. */
import { addWorkingDays, dayOf, screening as screeningWords } from '#content'
import { newId } from '../../src/kit/id.ts'
import { declarationLines } from '../../src/steps/allocation/facilitator-answer.ts'
import { fidelityIds } from '../../src/steps/meeting/hold-meeting.ts'
import { nobodyCouldTell } from '../../src/steps/record/careful-reader.ts'
import type { View } from './procedure.view.ts'
import { facilitators, type PersonKey, type World } from './world.ts'

export type Fields = Readonly<Record<string, unknown>>

/** Chooses; the same die falls the same way each time a failure is run again. */
export interface Dice {
  of<const Items extends readonly [unknown, ...unknown[]]>(items: Items): Items[number]
  some<Item>(items: readonly Item[]): Item | undefined
  /** True in `share` of 100 cases. */
  often(share: number): boolean
}

/** Mulberry32. */
export function diceFrom(seed: number): Dice {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    of: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    some: (items) => items[Math.floor(next() * items.length)],
    often: (share) => next() * 100 < share,
  }
}

/** In every text that somebody types. It may be read on pages by those it is for, and stands nowhere else. */
export const canary = 'wheelbarrow'
const typed = (dice: Dice): string =>
  dice.of([`Seen differently, ${canary}.`, `${canary} & <b>more</b>`, `“${canary}” {reference}\nin two lines`])

export interface FormFor {
  readonly world: World
  readonly view: View
  readonly now: Date
  readonly dice: Dice
  /** Id of the person who sends it, if it is one. */
  readonly by: string | null
}

/** A form for this act that could be right now. */
export function formFor(act: string, asked: FormFor): Fields {
  return forms[act]?.(asked) ?? {}
}

/** The same form with something wrong with it: left out, empty, of another kind, too long, unknown. */
export function spoilt(fields: Fields, dice: Dice): Fields {
  const name = dice.some(Object.keys(fields))
  if (name === undefined) return { [dice.of(['answer', 'outcome', '__proto__x'])]: canary }
  const word = name === 'name' ? 'Odd Guest' : canary // a letter names whom it goes to
  const junk = dice.of(['', word, word.repeat(400), newId(), ['yes', word], { a: word }, null, 7, -1])
  if (dice.often(20)) return Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name))
  return { ...fields, [name]: junk }
}

type Form = (asked: FormFor) => Fields

const forms: Readonly<Record<string, Form>> = {
  'begin-request': () => ({ 'filled-by': 'practitioner' }),
  'save-answers': (asked) => {
    const { view, dice } = asked
    const part: PartId =
      view.status === 'draft' || dice.often(30) ? nextPart(view, dice) : dice.of(['explore', 'managers'])
    const answers = partAnswers(asked)[part]
    return { part, answers, team: part === 'team-around' ? teamFor(asked) : null, seen: '' }
  },
  'send-request': ({ dice }) => ({
    'safety-now': dice.often(95) ? 'no' : 'not-sure',
    'no-identifiers': 'yes',
    'not-decisions': 'yes',
    'duties-stay': 'yes',
    'emails-checked': 'yes',
    sharing: 'yes',
  }),
  agreement: ({ dice }) => ({
    answer: dice.of(['agree', 'agree', 'agree', 'question', 'not-now', 'not-me']),
    reason: 'time',
    'agree-comment': typed(dice),
    'question-comment': typed(dice),
    'not-now-comment': typed(dice),
    'not-me-comment': typed(dice),
  }),
  'take-agreement-back': ({ dice }) => ({ why: typed(dice) }),
  alert: ({ view, dice }) => ({
    checked: 'yes',
    members: Object.fromEntries(
      view.team
        .filter(() => dice.often(85))
        .map(({ id }) => [id, dice.of(['letter', 'letter', 'phone', 'meeting', 'skip-safety', 'skip-already-told'])]),
    ),
  }),
  withdrawal: ({ dice }) => ({ reason: dice.of(['moving', '', 'other-route']) }),
  'take-screening': () => ({ 'screener-free': 'yes' }),
  'take-over-screening': () => ({ 'screener-free': 'yes' }),
  'save-screening': ({ view, dice }) => {
    const open = screeningWords.questions.filter(({ id }) => !view.screened.includes(id))
    const question = open[0] ?? dice.some(screeningWords.questions)
    const answer = question?.id === 'complex' || question?.id === 'stuck' ? 'yes' : 'no'
    const usual = dice.often(95) ? answer : dice.some(Object.keys(question?.then ?? {}))
    return { question: question?.id, answer: usual, reason: typed(dice) }
  },
  screen: ({ view, now, dice }) => ({
    outcome: dice.often(view.screened.length < 8 ? 10 : 60)
      ? 'suitable'
      : dice.some(screeningWords.outcomes.map(({ id }) => id)),
    reason: typed(dice),
    condition: typed(dice),
    question: typed(dice),
    called: typed(dice),
    'next-step': typed(dice),
    helper: canary,
    due: dayOf(addWorkingDays(now, 5)),
    'look-again': dayOf(addWorkingDays(now, 30)),
    'come-back': dice.of(['yes', 'yes', '']),
  }),
  'answer-more': ({ dice }) => ({ reply: typed(dice) }),
  'say-condition-done': ({ dice }) => ({ reply: typed(dice) }),
  'come-back': () => ({ 'safety-now': 'no' }),
  'ask-facilitator': ({ world, view, dice }) => {
    const involved = new Set(view.people.map(({ person }) => person))
    const pool = facilitators.map((key) => world.people[key].personId)
    const free = dice.often(75) ? pool.filter((id) => !involved.has(id)) : pool
    const anyone = dice.some(Object.values(world.people))?.personId
    return { facilitator: dice.often(90) ? (dice.some(free) ?? anyone) : anyone }
  },
  'accept-offer': () => ({ lines: [...declarationLines] }),
  'pass-offer': ({ dice }) => ({ reason: dice.of(['not-free', 'too-many', 'involved', 'rather-not-say']) }),
  'step-down': ({ dice }) => ({ reason: dice.of(['ill-or-away', 'know-family', 'involved-now', 'not-fair', 'other']) }),
  'offer-times': ({ now, dice }) => ({
    times: [8, 9, 11].map((ahead) => ({ date: dayOf(addWorkingDays(now, ahead)), time: '10:00' })),
    length: dice.of(['short', 'usual', 'long']),
    how: 'online',
    closes: dayOf(addWorkingDays(now, 4)),
  }),
  'set-time': meetingFields,
  'move-meeting': meetingFields,
  'answer-times': ({ view, dice }) => ({
    options: view.options,
    answers: Object.fromEntries(view.options.map((id) => [id, dice.of(['yes', 'maybe', 'no'])])),
    none: dice.often(10),
    better: typed(dice),
  }),
  'reply-to-invitation': ({ dice }) => ({
    reply: dice.of([
      'coming',
      'coming',
      'coming-online',
      'part',
      'not-coming',
      'someone-else',
      'not-in-team',
      'conflict',
    ]),
    part: typed(dice),
    name: 'Someone Else',
    role: canary,
    email: 'someone.else@health.example',
    view: typed(dice),
    needs: ['breaks', 'other'],
    other: canary,
  }),
  'reply-as-expert': ({ dice }) => ({
    answer: dice.of(['yes', 'other-time', 'no']),
    declared: 'yes',
    need: typed(dice),
  }),
  'resume-search': ({ dice }) => ({ next: dice.of(['same-facilitator', 'new-facilitator']) }),
  'withdraw-invitation': ({ view, dice }) => ({ invitation: dice.some(view.invitations)?.id ?? newId() }),
  'invite-expert': ({ dice }) => ({
    ...dice.of([guests.expert, guests.known]),
    role: canary,
    topic: canary,
    question: typed(dice),
  }),
  'invite-colleague': ({ dice }) => ({
    ...dice.of([guests.colleague, guests.known]),
    role: canary,
    agency: 'education',
  }),
  'postpone-meeting': ({ dice }) => ({ reason: dice.of(['illness', 'room']) }),
  'cancel-meeting': ({ dice }) => ({ reason: dice.of(['moving', 'no-time']) }),
  'open-meeting': ({ view, dice }) => ({
    day: dice.of(['today', 'then']),
    purpose: ['support', 'learn', 'views', 'not-planning', 'not-decisions'],
    here: view.invitations.filter(() => dice.often(80)).map(({ id }) => id),
  }),
  'agree-rules': () => ({ agree: 'yes' }),
  'next-part': ({ dice }) => ({ part: dice.of(['experience', 'analysis', 'close']) }),
  'mark-person': ({ view, dice }) => ({
    mark: dice.of(['here', 'agreed', 'away']),
    person: dice.some(view.invitations)?.id ?? newId(),
  }),
  'add-person': ({ dice }) => ({ ...dice.of([guests.late, guests.known]), role: canary, agency: 'health' }),
  'give-part': ({ view, dice }) => ({
    person: dice.some(view.invitations)?.id ?? newId(),
    as: dice.of(['co-facilitator', 'scribe', 'none']),
  }),
  'let-expert-in': ({ view, dice }) => ({
    person: dice.some(view.invitations)?.id ?? newId(),
    let: dice.of(['in', 'out']),
  }),
  'stop-meeting': ({ dice }) => ({
    reason: dice.of(['harm-now', 'new-harm', 'identifiers', 'unwell', 'too-few']),
    afterwards: dice.of(['go-on', 'later']),
  }),
  'hold-meeting': ({ view, dice }) => ({
    shown: view.invitations.map(({ id }) => id),
    there: view.invitations.filter(() => dice.often(85)).map(({ id }) => id),
    minutes: '90',
    ...Object.fromEntries(fidelityIds.map((id) => [id, 'yes'])),
  }),
  'write-record': ({ view, dice }) => {
    const section = dice.some(sectionsWanting(view)) ?? dice.some(sections) ?? 'facts'
    return { section, seen: String(view.sections[section] ?? 0), ...sectionAnswers(section, dice) }
  },
  'offer-for-reading': ({ dice }) => ({ days: dice.of(['2', '5']) }),
  'answer-read-back': ({ dice }) => ({
    answer: dice.of(['fine', 'fine', 'fine', 'change', 'someone-known']),
    'change-comment': typed(dice),
    'someone-known-comment': typed(dice),
  }),
  'settle-read-back': ({ view, dice }) => ({
    finding: dice.some(view.readBacks.filter(({ settled }) => !settled))?.id ?? newId(),
  }),
  'share-record': () => ({ read: 'yes', ...nobodyCouldTell }),
  'take-back-record': ({ dice }) => ({ reason: dice.of(['identifier', 'mistake']), comment: typed(dice) }),
  themes: ({ dice }) =>
    dice.often(20)
      ? { none: 'yes', themes: [] }
      : {
          none: '',
          themes: [{ code: 'trust', polarity: 'both', learning: typed(dice), agencies: ['health'], 'share-how': [] }],
        },
}

function meetingFields({ view, now, dice }: FormFor): Fields {
  const online = dice.often(50)
  const option = dice.often(70) ? (dice.some(view.options) ?? '') : ''
  return {
    option,
    date: dayOf(addWorkingDays(now, dice.of([5, 8, 12]))),
    time: dice.of(['10:00', '13:30']),
    length: 'usual',
    how: online ? 'online' : 'in-person',
    place: online ? '' : 'Room 4, Town House',
    link: online ? 'https://meet.example/room' : '',
  }
}

/** Three without an account here, and one who has one. */
const guests = {
  expert: { name: 'Erin Expert', email: 'erin.expert@trauma.example' },
  colleague: { name: 'Colin Colleague', email: 'colin.colleague@school.example' },
  late: { name: 'Lara Late', email: 'lara.late@nursery.example' },
  known: { name: 'Aisha Rehman', email: 'aisha.rehman@third-sector.example' },
} as const

/** Part of the request → a question that is answered once it has been saved. */
const marks = {
  safety: 'safety-passed',
  you: 'role',
  managers: 'second-manager',
  supervision: 'supervision-held',
  explore: 'areas',
  tried: 'tried-what',
  child: 'age-band',
  'team-around': 'team-missing',
  wishes: 'how-to-meet',
} as const
type PartId = keyof typeof marks
const partIds = Object.keys(marks) as [PartId, ...PartId[]] // keys of a literal

/** The parts that were never saved. */
export const openParts = ({ answered, team }: View): readonly PartId[] =>
  partIds.filter((part) => (part === 'team-around' ? team.length < 2 : !answered.includes(marks[part])))

const nextPart = (view: View, dice: Dice): PartId => openParts(view)[0] ?? dice.of(partIds)

function partAnswers({ world: { people }, view, dice }: FormFor): Readonly<Record<PartId, Fields>> {
  const [first, second] = managersFor(view, dice, people)
  return {
    safety: { 'safety-passed': 'no' },
    you: { role: canary, agency: 'social-work', team: canary, phone: '' },
    managers: {
      'first-manager': first,
      'second-manager': second,
      'talked-first': 'yes',
      equivalent: 'both',
      'equivalent-reason': typed(dice),
    },
    supervision: {
      'supervision-held': 'yes',
      'supervision-dates': ['2026-01-05'],
      'supervision-with': ['line-manager'],
    },
    explore: {
      areas: typed(dice).padEnd(120, '.'),
      complex: 'yes',
      'complex-why': typed(dice).padEnd(60, '.'),
      stuck: 'yes',
      'stuck-why': typed(dice).padEnd(60, '.'),
      unstuck: typed(dice),
      'nearest-themes': ['trust'],
    },
    tried: {
      'tried-what': ['supervision'],
      'tried-happened': typed(dice).padEnd(60, '.'),
      'other-processes': ['none'],
    },
    child: {
      'age-band': '5-to-11',
      'children-band': 'few',
      support: 'childs-plan',
      'family-told': 'yes',
      'family-told-reason': '',
    },
    'team-around': {
      'team-missing': canary,
      'not-facilitator': dice.often(20) ? [people.andrew.personId] : [],
    },
    wishes: {
      'expert-kinds': [],
      'expert-question': '',
      'how-to-meet': 'online',
      'times-not-possible': typed(dice),
      access: canary,
      language: [],
      tools: ['matrix'],
    },
  }
}

/** Usually two who may agree; sometimes the practitioner, the same twice, a reviewer or a stranger. */
function managersFor(view: View, dice: Dice, people: World['people']): readonly [string, string] {
  const fit = [people.gregor, people.helen, people.morven, people.ailsa, people.ruth].map(({ personId }) => personId)
  const others = fit.filter((id) => id !== view.requester)
  const first = view.begunBy === view.requester ? (dice.some(others) ?? '') : view.begunBy
  const below = { [people.helen.personId]: people.gregor.personId, [people.ailsa.personId]: people.morven.personId }[
    first
  ]
  const second = dice.some(others.filter((id) => id !== first && id !== below)) ?? ''
  if (dice.often(90)) return [first, second]
  const anyone = () => dice.some(Object.values(people))?.personId ?? ''
  return [dice.often(50) ? first : anyone(), dice.often(50) ? first : anyone()]
}

const teamPool = [
  'catriona',
  'calum',
  'tom',
  'aisha',
  'morven',
  'gregor',
  'shona',
  'morag',
] as const satisfies readonly PersonKey[]

/** Three or four: people with an account and without, now and then a manager, a facilitator, a screener or somebody of elsewhere. */
function teamFor({ world: { people }, dice }: FormFor) {
  const usual = teamPool.slice(0, 4)
  const [one, other] = [dice.of(['catriona', 'calum', 'tom'] as const), dice.some(dice.often(70) ? usual : teamPool)]
  const keys = new Set<PersonKey>([one, ...(other ? [other] : []), ...(dice.often(35) ? (['shona'] as const) : [])])
  const known = [...keys].map((key) => ({
    id: '',
    name: people[key].name,
    role: canary,
    agency: people[key].sector === 'office' ? 'health' : people[key].sector,
    email: people[key].email,
  }))
  const guest = {
    id: '',
    name: 'Wanda Guest',
    role: canary,
    agency: 'third-sector',
    email: 'wanda.guest@charity.example',
  }
  return [...known, guest]
}

const required = [
  'explored',
  'complexities',
  'views',
  'assumptions',
  'child-view',
  'working-together',
  'take-back',
] as const

const sections = ['facts', ...required, 'learning', 'wellbeing', 'topic-note']

/** Sections of the record that were never written. */
export const sectionsWanting = ({ sections: written }: View): readonly string[] =>
  sections.filter((section) => section !== 'topic-note' && written[section] === undefined)

function sectionAnswers(section: string, dice: Dice): Fields {
  if (section === 'facts')
    return { tools: ['matrix'], 'purpose-read': 'yes', 'rules-agreed': 'yes', 'safety-stop': 'no' }
  if (section === 'wellbeing') return { answer: 'yes' }
  if (section === 'learning') return { 'for-me': typed(dice), 'for-agency': typed(dice), together: typed(dice) }
  return { text: typed(dice) }
}
