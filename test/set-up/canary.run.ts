/** The procedure acted out with a canary in every field that somebody types in. */
import { chase } from '../../src/chase/chase.ts'
import type { Actor } from '../../src/discussion.ts'
import { personIdOf } from '../../src/discussion.ts'
import { newId } from '../../src/kit/id.ts'
import { takeOperation } from '../../src/room/operations.ts'
import { RoomLog } from '../../src/room/room-log.ts'
import type { Canaries, Canary } from './canaries.ts'
import { planted, usualAnswers } from './canary.form.ts'
import type { TestHouse } from './house.ts'
import { type Dice, type Fields, canary as marker } from './procedure.forms.ts'
import { allowed } from './procedure.model.ts'
import { Run } from './procedure.run.ts'
import { usualAct } from './procedure.usual.ts'
import { type View, viewOf } from './procedure.view.ts'

/** They end the story, or lead it back: done only where a story says so. */
const leadAway = new Set([
  ...['withdrawal', 'delete-draft', 'save-answers', 'take-agreement-back', 'pass-screening', 'take-over-screening'],
  ...['report-no-facilitator', 'pass-offer', 'step-down', 'end-offer', 'withdraw-invitation', 'postpone-meeting'],
  ...['cancel-meeting', 'stop-meeting', 'find-new-time', 'take-back-record', 'come-back', 'offer-times', 'set-time'],
  ...['announce-lapse', 'lapse'],
])

/** How a story goes on where there is a choice: what is answered one after the other, and turns taken once in a status. */
export interface Story {
  readonly agreement: readonly string[]
  readonly screen: readonly string[]
  readonly turns: Readonly<Record<string, string>>
}

export class CanaryRun extends Run {
  readonly canaries: Canaries

  constructor(house: TestHouse, canaries: Canaries) {
    super(house, { acts: new Map(), statuses: new Set() })
    this.canaries = canaries
  }

  override async try(name: string, actor: Actor, before: View | null, fields: Fields): Promise<void> {
    this.now = new Date(this.now.getTime() + 7 * 60_000)
    const { typed, words } = planted(name, fields, this.canaries, this.house.world)
    const outcome = await this.send(name, actor, before, typed)
    if (outcome.done === 'acted' && isAnswered(name)) this.#answers[name].shift()
    if (outcome.done !== 'acted') return
    if (!before) this.ids.push(outcome.discussionId)
    const by =
      actor.kind === 'ticket'
        ? (before?.invitations.find(({ ticket }) => ticket === actor.ticketHash)?.person ?? null)
        : personIdOf(actor)
    this.canaries.keep(words.map((one) => ({ ...one, by, discussionId: outcome.discussionId })))
  }

  /** Until it is over or has gone another way, with what may be done beside the line; `at` is called before it goes on. */
  async tell(story: Story, dice: Dice, at: (status: string) => Promise<void>): Promise<void> {
    this.#answers = { agreement: [...story.agreement], screen: [...story.screen] }
    this.#came.clear()
    await this.begin('isla', false)
    const [id = ''] = this.ids.slice(-1)
    const turns = new Map(Object.entries(story.turns))
    for (let tries = 0; tries < 250; tries += 1) {
      const view = await viewOf(this.house.owner, id)
      if (!view) return
      if (view.status === 'meeting-open') await this.drawAndWrite(id)
      if (['finished', 'another-route', 'not-this-time'].includes(view.status)) return
      const turn = turns.get(view.status)
      await this.asides(view, dice)
      if (turn) await this.aside(view, dice, turn)
      const now = await viewOf(this.house.owner, id)
      if (turn && now?.status !== view.status) turns.delete(view.status)
      if (now && isRipe(now)) await at(now.status)
      if (now?.status === view.status) await this.goOn(id, dice)
    }
  }

  override form(act: string, actor: Actor, view: View, dice: Dice): Fields {
    const form = super.form(act, actor, view, dice)
    if (act === 'save-answers') return usualAnswers(form, this.house.world)
    if (act === 'ask-facilitator') return { facilitator: this.person('marion').personId }
    if (act === 'set-time' || act === 'move-meeting')
      return { ...form, how: 'mixed', place: marker, link: 'https://meet.example/room' }
    if (act === 'seal-note') return { note: marker }
    if (act === 'agreement') return { ...form, answer: this.#answers.agreement[0] ?? 'agree' }
    if (act === 'screen') return { ...form, outcome: this.#answers.screen[0] ?? 'suitable' }
    const again = form.none === 'yes' || form.email === this.person('aisha').email // nothing to say, or on the list already
    if (again) return this.form(act, actor, view, dice)
    return form
  }
  #answers: { agreement: string[]; screen: string[] } = { agreement: [], screen: [] }

  override whoMay(act: string, view: View, dice: Dice): Actor | null {
    const expert = view.invitations.find((one) => one.as === 'topic-expert')
    if (act === 'take-back-record') return this.person('marion')
    if (act !== 'reply-as-expert' || !expert) return super.whoMay(act, view, dice)
    return { kind: 'ticket', committeeId: view.committee, ticketHash: expert.ticket }
  }

  override async wait(days: number): Promise<void> {
    this.now = new Date(this.now.getTime() + days * 86_400_000)
    await chase({ database: this.house.database, clock: { now: () => this.now } })
  }

  #came = new Set<string>()
  /** Each thing that may be done beside the line now, or some of them. */
  async asides(view: View, dice: Dice): Promise<void> {
    const isNew = !this.#came.has(view.status)
    this.#came.add(view.status)
    const usual = usualAct(view, this.now)
    const acts = new Set(['seal-note', 'invite-expert', ...Object.values(allowed[view.status]).flat()])
    for (const act of acts)
      if (act !== usual && !leadAway.has(act) && (isNew || dice.often(50))) await this.aside(view, dice, act)
  }

  async aside({ id, status }: View, dice: Dice, act: string): Promise<void> {
    const view = await viewOf(this.house.owner, id)
    const actor = view?.status === status ? this.whoMay(act, view, dice) : null
    if (view && actor) await this.try(act, actor, view, this.form(act, actor, view, dice))
  }

  /** Words on the boards of a meeting. */
  async drawAndWrite(id: string): Promise<void> {
    const { rows } = await this.house.owner.query<{ person_id: string }>(
      'select person_id from invitation where discussion_id = $1 and rules_agreed_at is not null and person_id is not null',
      [id],
    )
    const person = Object.values(this.house.world.people).find(({ personId }) => personId === rows[0]?.person_id)
    if (!person) return
    const words: Canary[] = []
    const word = (place: string): string => {
      const token = this.canaries.next()
      words.push({ token, place: `board ${place}`, by: person.personId, discussionId: id })
      return token
    }
    const operations = [
      ['matrix', { type: 'add', card: newId(), box: 'evidence', text: `We noticed ${word('card')}.` }],
      ['ecomap', { type: 'add-system', system: newId(), label: word('ecomap'), note: word('ecomap-note') }],
      ['genogram', { type: 'add-person', person: newId(), label: word('genogram') }],
    ] as const
    for (const [board, body] of operations) {
      const sent = { id: newId(), board, body }
      const taken = await this.house.database.withActor(person, (tx) =>
        takeOperation(tx, person, id, sent, () => new RoomLog(id), this.now),
      )
      if (taken.done !== 'taken') throw new Error(`the board ${board} did not take it: ${JSON.stringify(taken)}`)
    }
    this.canaries.keep(words)
  }
}

/** There is something to look at. */
const isRipe = ({ status, screened }: View): boolean => status !== 'being-screened' || screened.length >= 8

const isAnswered = (name: string): name is 'agreement' | 'screen' => name === 'agreement' || name === 'screen'
