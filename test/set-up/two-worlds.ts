/**
 * A year in a committee, lived once with a discussion that some of its people cannot see and once without it: everything else is done by the same
 * people at the same moments, and the same jobs run. For what the others can tell of it.
 */
import { namesOf } from '#content'
import { chase } from '../../src/chase/chase.ts'
import type { Actor } from '../../src/discussion.ts'
import { postJob } from '../../src/post/post.jobs.ts'
import { openPostOffice } from '../../src/post/post-office.ts'
import { type TestHouse, testHouse } from './house.ts'
import { type LetterBox, letterBox } from './letter-box.ts'
import { type Dice, diceFrom, type Fields } from './procedure.forms.ts'
import { mayAct } from './procedure.rules.ts'
import { usualAct } from './procedure.usual.ts'
import { type View, viewOf } from './procedure.view.ts'
import { QuietRun } from './quiet.run.ts'
import type { PersonKey } from './world.ts'

/** Whose discussion it is: nobody of one is among the team or the managers of the other. */
interface Party {
  readonly asks: PersonKey
  readonly managers: readonly [PersonKey, PersonKey]
  readonly team: readonly PersonKey[]
  readonly guest: string
  readonly leads: PersonKey
}
const parties = {
  hidden: { asks: 'isla', managers: ['gregor', 'helen'], team: ['catriona', 'tom'], guest: 'wanda', leads: 'marion' },
  open: { asks: 'calum', managers: ['duncan', 'una'], team: ['aisha', 'piotr'], guest: 'petra', leads: 'andrew' },
} as const satisfies Record<string, Party>

/** Hear of every discussion by their office, or take part in the hidden one; all the others are outside. */
const inOffice = ['ruth', 'shona', 'fiona', 'neil', 'grace'] as const
const inside: ReadonlySet<PersonKey> = new Set([
  ...inOffice,
  ...[parties.hidden].flatMap(({ asks, managers, team, leads }) => [asks, ...managers, ...team, leads]),
])
export const isOutside = (key: string): key is PersonKey => ![...inside].some((one) => one === key)

export interface Lived {
  readonly house: TestHouse
  readonly box: LetterBox
  /** The discussion both worlds have. */
  readonly open: string
  /** Null in the world without it. */
  readonly hidden: string | null
  close(): Promise<void>
}

/** Working days at three in the afternoon, then every tenth day, until a year has gone by. */
const moments: readonly Date[] = [
  ...Array.from({ length: 80 }, (_, day) => new Date(Date.UTC(2026, 0, 12 + day, 15))).filter(
    (day) => day.getUTCDay() % 6 !== 0,
  ),
  ...Array.from({ length: 30 }, (_, step) => new Date(Date.UTC(2026, 3, 6 + step * 10, 15))),
]

export async function liveAYear(seed: number, withHidden: boolean): Promise<Lived> {
  const house = await testHouse()
  const box = await letterBox()
  const open = new PartyRun(house, parties.open, diceFrom(seed))
  const hidden = withHidden ? new PartyRun(house, parties.hidden, diceFrom(seed + 1000)) : null
  for (const moment of moments) {
    await hidden?.live(moment, true)
    await open.live(moment, false)
    const failures = await chase({ database: house.database, clock: { now: () => moment } })
    if (failures.length > 0) throw new Error(JSON.stringify(failures))
    await sendLetters(house, box, moment)
  }
  return {
    house,
    box,
    open: open.ids[0] ?? '',
    hidden: hidden?.ids[0] ?? null,
    async close() {
      await box.close()
      await house.close()
    },
  }
}

async function sendLetters({ database }: TestHouse, { url }: LetterBox, now: Date): Promise<void> {
  // Later than all that was done this day, each act a few minutes after the other.
  const clock = { now: () => new Date(now.getTime() + 6 * 3_600_000) }
  const post = openPostOffice({
    ...{ database, clock, smtpUrl: url, publicUrl: 'https://common-ground.example' },
    from: 'Common Ground <common-ground@common-ground.example>',
    namesOf: async () => namesOf({ mailbox: 'reviewing.team@strathlorne.example' }),
  })
  await postJob({ database, clock, post }).run()
  post.close()
}

class PartyRun extends QuietRun {
  readonly party: Party
  readonly dice: Dice
  constructor(house: TestHouse, party: Party, dice: Dice) {
    super(house)
    this.party = party
    this.dice = dice
  }

  /** What is done on one day. `also`: what else is possible, beside what usually comes next. */
  async live(day: Date, also: boolean): Promise<void> {
    this.now = day
    if (this.ids.length === 0) await this.begin(this.party.asks, false)
    const [id = ''] = this.ids
    for (let acts = 0; acts < 3; acts += 1) {
      const view = await viewOf(this.house.owner, id)
      if (view && this.isDue(view)) await this.goOn(id, this.dice)
      if (also && this.dice.often(40)) await this.aside(id)
    }
  }

  isDue(view: View): boolean {
    const act = usualAct(view, this.now)
    const from = act === 'open-meeting' ? view.meetingAt : act === 'share-record' ? view.readUntil : null
    return act !== 'open-three-months' && act !== 'finish' && (from === null || new Date(from) <= this.now)
  }

  async aside(id: string): Promise<void> {
    const view = await viewOf(this.house.owner, id)
    const act = this.dice.of(asides)
    const actor = view && this.whoMay(act, view, this.dice)
    if (view && actor) await this.try(act, actor, view, this.form(act, actor, view, this.dice))
  }

  /** People in their order: the same one in both worlds, whatever ids were drawn. */
  override whoMay(act: string, view: View, dice: Dice): Actor | null {
    const everybody = [...Object.values(this.house.world.people), this.system]
    return dice.some(everybody.filter((actor) => mayAct({ act, actor, before: view, isHere: true }))) ?? null
  }

  override form(...asked: Parameters<QuietRun['form']>): Fields {
    const [act, , view] = asked
    const form = super.form(...asked)
    if (act === 'save-answers') return this.answers(form)
    if (act === 'ask-facilitator') return { facilitator: this.person(this.party.leads).personId }
    if (act === 'agreement') return { ...form, answer: 'agree' }
    const everybody = view.invitations.map(({ id }) => id)
    if (act === 'open-meeting') return { ...form, here: everybody }
    if (act === 'hold-meeting') return { ...form, there: everybody }
    if (act === 'screen') return { ...form, outcome: 'suitable' }
    return form
  }

  /** Managers and a team of this party alone. */
  answers(form: Fields): Fields {
    const { answers, team } = form as { answers: Readonly<Record<string, unknown>>; team: readonly object[] | null }
    const [first, second] = this.party.managers.map((key) => this.person(key).personId)
    const managers = 'first-manager' in answers ? { 'first-manager': first, 'second-manager': second } : {}
    const known = this.party.team.map((key) => {
      const { name, job, sector, email } = this.person(key)
      return { id: '', name, role: job, agency: sector, email }
    })
    const { guest } = this.party
    const one = { name: `${guest} Guest`, role: 'Youth worker', email: `${guest}@charity.example` }
    return {
      ...form,
      answers: { ...answers, ...managers, ...('not-facilitator' in answers ? { 'not-facilitator': [] } : {}) },
      team: team && [...known, { id: '', agency: 'third-sector', ...one }],
    }
  }
}

/** They lead nowhere else, and name nobody of the other party. */
const asides = [
  'seal-note',
  'reply-to-invitation',
  'answer-times',
  'answer-read-back',
  'save-screening',
  'mark-person',
] as const
