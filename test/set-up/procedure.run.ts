/** Runs of the whole procedure: who tries what is chosen here, and what has to hold is asked after each try. */
import { sql } from 'kysely'
import { expect } from 'vitest'
import { chase } from '../../src/chase/chase.ts'
import { type Actor, type Discussion, type Person, relationsOf } from '../../src/discussion.ts'
import { act, type Outcome } from '../../src/kit/act.ts'
import { discussionsWhere } from '../../src/kit/discussions.ts'
import { newId } from '../../src/kit/id.ts'
import { procedure } from '../../src/procedure.ts'
import { beginningOf } from '../../src/steps/request/begin-request.ts'
import { kinds, mayRead } from '../../src/trust/policy.ts'
import type { TestHouse } from './house.ts'
import { type Dice, diceFrom, type Fields, formFor, spoilt } from './procedure.forms.ts'
import { actsInModel, allowed } from './procedure.model.ts'
import {
  keepMoment,
  keepPeople,
  type Moment,
  putBack,
  putPeopleBack,
  tablesOfDiscussions,
} from './procedure.moments.ts'
import { faultsOf, isOpen, mayAct, ofStanding, whoIs } from './procedure.rules.ts'
import { usualAct } from './procedure.usual.ts'
import { touchedSince, type View, viewOf } from './procedure.view.ts'
import type { PersonKey } from './world.ts'

/** What happens next, as numbers: who it is and what they send follows from the dice and from how things stand. */
export type Move =
  | { readonly move: 'goes-on'; readonly times: number; readonly on: number; readonly dice: number }
  | { readonly move: 'side-path' | 'anything'; readonly on: number; readonly dice: number }
  | { readonly move: 'days'; readonly days: number }
  | { readonly move: 'leaves'; readonly dice: number }

/** How far all runs came together. */
export interface Seen {
  readonly acts: Map<string, number>
  readonly statuses: Set<string>
}

/** A discussion that is over teaches little more. */
const ends = new Set(['withdrawal', 'delete-draft'])

/** Acts out one discussion to its end and keeps every moment at which it came to another status. */
export async function tell(house: TestHouse, who: string, seed: number, seen: Seen): Promise<Moment[]> {
  const run = new Run(house, seen)
  const moments: Moment[] = []
  const dice = diceFrom(seed)
  await run.begin(who, false)
  await nameStory(house, run.ids, seed)
  for (let tries = 0; tries < 200; tries += 1) {
    const [id] = run.ids
    const view = id === undefined ? null : await viewOf(house.owner, id)
    if (!id || !view || view.status === 'finished') break
    if (!moments.some(({ status }) => status === view.status))
      moments.push(await keepMoment(house.owner, id, view.status, run.now))
    await run.goOn(id, dice)
  }
  await run.tidy()
  return moments
}

/** A word pair that nobody is given by chance while the story is put away. */
async function nameStory({ owner }: TestHouse, [id]: readonly string[], seed: number): Promise<void> {
  await owner.query('update discussion set pseudonym = $2 where id = $1', [id, `Told Story ${seed}`])
  await touchedSince(owner)
}

/** One committee for a while: its discussions and its clock. */
export class Run {
  readonly house: TestHouse
  readonly ids: string[] = []
  readonly left = new Set<string>()
  private everybody: Moment['rows'] | null = null
  readonly seen: Seen
  now = new Date('2026-01-12T10:00:00Z')

  constructor(house: TestHouse, seen: Seen) {
    this.house = house
    this.seen = seen
  }

  person(key: string): Person {
    return this.house.world.people[key as PersonKey]
  }

  get system(): Actor {
    return { kind: 'system', committeeId: this.house.world.strathlorne }
  }

  /** Somebody asks for themselves, or their manager writes it for them (P12). */
  async begin(who: string, byManager: boolean): Promise<void> {
    const requester = this.person(who)
    const manager = byManager ? this.person('helen') : null
    await this.try(
      'begin-request',
      manager ?? requester,
      null,
      manager ? { 'filled-by': 'first-manager', practitioner: requester.personId } : { 'filled-by': 'practitioner' },
    )
  }

  async beginAt(moment: Moment): Promise<void> {
    await putBack(this.house.owner, moment)
    this.ids.push(moment.id)
    this.passTo(moment.now)
  }

  async make(move: Move): Promise<void> {
    if (move.move === 'days') return this.wait(move.days)
    if (move.move === 'leaves') return this.leave(diceFrom(move.dice))
    const id = this.ids[move.on % Math.max(1, this.ids.length)]
    if (id === undefined) return this.begin('isla', false)
    const dice = diceFrom(move.dice)
    if (move.move === 'goes-on') for (let times = move.times; times > 0; times -= 1) await this.goFurther(id, dice)
    else await this.tryAt(id, dice, move.move === 'side-path')
  }

  /** Until it has come to another status, or it takes too long. */
  async goFurther(id: string, dice: Dice): Promise<void> {
    const before = (await viewOf(this.house.owner, id))?.status
    for (let tries = 0; tries < 14; tries += 1) {
      await this.goOn(id, dice)
      if ((await viewOf(this.house.owner, id))?.status !== before) return
    }
  }

  /** What would usually come next, by whoever's turn it is. */
  async goOn(id: string, dice: Dice): Promise<void> {
    const view = await viewOf(this.house.owner, id)
    if (!view) return
    const act = usualAct(view, this.now)
    if (!act) return
    if (act === 'open-meeting' && view.meetingAt) this.passTo(new Date(view.meetingAt))
    if (act === 'share-record' && view.readUntil) this.passTo(new Date(view.readUntil))
    if (act === 'open-three-months' || act === 'finish') return this.wait(95)
    const actor = this.whoMay(act, view, dice)
    if (actor) await this.try(act, actor, view, this.form(act, actor, view, dice))
  }

  /** Something that is possible now, or something out of turn, or anything by anybody. */
  async tryAt(id: string, dice: Dice, possible: boolean): Promise<void> {
    const view = await viewOf(this.house.owner, id)
    if (!view) return
    const tempted = !possible && dice.often(60) ? this.outOfTurn(view, dice) : null
    const usual = usualAct(view, this.now)
    const acts = possible ? new Set(Object.values(allowed[view.status]).flat()) : actsInModel
    const others = [...acts].filter((one) => (!ends.has(one) || dice.often(15)) && !(possible && one === usual))
    const act = tempted ? tempted.act : dice.some(others)
    if (act === undefined) return
    if (act === 'begin-request') return this.tryToBegin(view, dice)
    const actor = tempted?.actor ?? (possible ? this.whoMay(act, view, dice) : null) ?? this.anybody(view, dice)
    const form = this.form(act, actor, view, dice)
    await this.try(act, actor, view, dice.often(possible || tempted ? 20 : 50) ? spoilt(form, dice) : form)
  }

  /** Somebody who has a part in it tries what people in that part may do at another time. */
  outOfTurn(view: View, dice: Dice): { actor: Actor; act: string } | null {
    const ids = new Set(view.people.map(({ person }) => person))
    const actor = dice.some(Object.values(this.house.world.people).filter(({ personId }) => ids.has(personId)))
    if (!actor) return null
    const parts = whoIs(actor, view)
    const act = dice.some([
      ...new Set(Object.values(allowed).flatMap((acts) => parts.flatMap((who) => acts[who] ?? []))),
    ])
    return act === undefined || (ends.has(act) && !dice.often(15)) ? null : { actor, act }
  }

  /** Anybody at all, also somebody who has left or holds a link only. */
  async tryToBegin(view: View, dice: Dice): Promise<void> {
    const actor = this.anybody(view, dice)
    const other = dice.some(Object.values(this.house.world.people))?.personId
    const forOther = { 'filled-by': 'first-manager', practitioner: other }
    const form = dice.often(50) ? this.form('begin-request', actor, view, dice) : forOther
    await this.try('begin-request', actor, null, dice.often(30) ? spoilt(form, dice) : form)
  }

  form(act: string, actor: Actor, view: View, dice: Dice): Fields {
    const by = actor.kind === 'person' ? actor.personId : null
    return formFor(act, { world: this.house.world, view, now: this.now, dice, by })
  }

  anybody(view: View, dice: Dice): Actor {
    const ticket = dice.some(view.invitations)?.ticket ?? 'ab'.repeat(32)
    const links: Actor[] = [{ kind: 'ticket', committeeId: view.committee, ticketHash: ticket }, this.system]
    return dice.often(85)
      ? (dice.some(Object.values(this.house.world.people)) ?? this.system)
      : (dice.some(links) ?? this.system)
  }

  whoMay(act: string, view: View, dice: Dice): Actor | null {
    const links = view.invitations.map(
      ({ ticket }): Actor => ({ kind: 'ticket', committeeId: view.committee, ticketHash: ticket }),
    )
    const everybody = [...Object.values(this.house.world.people), ...links, this.system]
    return (
      dice.some(everybody.filter((actor) => mayAct({ act, actor, before: view, isHere: this.isHere(actor) }))) ?? null
    )
  }

  isHere(actor: Actor): boolean {
    return actor.kind !== 'person' || !this.left.has(actor.personId)
  }

  /** One try, and everything that has to hold after it. */
  async try(name: string, actor: Actor, before: View | null, fields: Fields): Promise<void> {
    this.now = new Date(this.now.getTime() + 7 * 60_000)
    const outcome = await this.send(name, actor, before, fields)
    const touched = await touchedSince(this.house.owner)
    const id = before?.id ?? (outcome.done === 'acted' ? outcome.discussionId : null)
    const after = id === null ? null : await viewOf(this.house.owner, id)
    if (!before && id !== null && outcome.done === 'acted') this.ids.push(id)
    if (!after && id !== null) this.forget(id)
    if (outcome.done === 'acted') this.seen.acts.set(name, (this.seen.acts.get(name) ?? 0) + 1)
    if (after) this.seen.statuses.add(after.status)
    expect(faultsOf({ act: name, actor, before, outcome, after, touched, isHere: this.isHere(actor) })).toEqual([])
  }

  async send(name: string, actor: Actor, before: View | null, fields: Fields): Promise<Outcome> {
    const step = procedure.find((entry) => entry.step.name === name)?.step
    if (!step) throw new Error(`no step ${name}`)
    const version = before && this.now.getMinutes() % 2 === 0 ? { version: before.version } : {}
    const parsed = step.form.safeParse(fields)
    const target = before?.id ?? beginningOf(actor, parsed.success ? parsed.data : null)
    const clock = { now: () => this.now }
    try {
      return await act(
        { database: this.house.database, clock },
        step,
        target,
        { fields, key: newId(), ...version },
        actor,
      )
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code'
      throw new Error(`${name} in ${before?.status} by ${actor.kind} threw: ${code}`, { cause: error })
    }
  }

  forget(id: string): void {
    const at = this.ids.indexOf(id)
    if (at >= 0) this.ids.splice(at, 1)
  }

  passTo(then: Date): void {
    if (then > this.now) this.now = then
  }

  /** Days go by: what they bring comes once, and the same look again brings nothing. */
  async wait(days: number): Promise<void> {
    this.now = new Date(this.now.getTime() + days * 86_400_000)
    const chasing = { database: this.house.database, clock: { now: () => this.now } }
    expect(await chase(chasing)).toEqual([])
    const touched = await touchedSince(this.house.owner)
    const faults = faultsOf({
      act: 'days',
      actor: this.system,
      before: null,
      after: null,
      isHere: true,
      touched,
      outcome: { done: 'repeated', discussionId: '' },
    }).filter((fault) => !fault.includes(': repeated, and yet'))
    for (const id of [...this.ids]) {
      const view = await viewOf(this.house.owner, id)
      if (view) faults.push(...ofStanding(view))
      else this.forget(id)
    }
    expect(faults).toEqual([])
    expect(await chase(chasing)).toEqual([])
    expect((await touchedSince(this.house.owner)).map(({ tab, op }) => `${op} ${tab}`)).toEqual([])
  }

  async leave(dice: Dice): Promise<void> {
    const person = this.person(dice.of(['catriona', 'calum', 'tom', 'aisha', 'una', 'shona']))
    this.everybody ??= await keepPeople(this.house.owner)
    this.left.add(person.personId)
    await this.house.owner.query('update membership set left_at = $2 where person_id = $1', [person.personId, this.now])
    await touchedSince(this.house.owner)
  }

  /** The database shows each person what the policy promises, and no row of anything else. */
  async readByThoseItIsFor(): Promise<void> {
    const { database, world } = this.house
    const discussions: Discussion[] = []
    for (const committeeId of [world.strathlorne, world.glenbrae])
      discussions.push(
        ...(await database.withActor({ kind: 'system', committeeId }, (tx) =>
          discussionsWhere(tx, sql`d.id = any(${this.ids}::uuid[])`, sql``),
        )),
      )
    for (const [key, person] of Object.entries(world.people)) {
      const { granted, rows } = await database.withActor(person, async (tx) => ({
        granted: (
          await sql<{ kind: string; id: string }>`
          select distinct kind, readable(kind) as id from unnest(${[...kinds]}::text[]) kind`.execute(tx)
        ).rows,
        rows: (await sql<{ tab: string; kind: string; id: string }>`${sql.raw(rowsInReach)}`.execute(tx)).rows,
      }))
      const gone = this.left.has(person.personId)
      const promised = discussions.flatMap((discussion) =>
        kinds.filter((kind) => !gone && mayRead(person, discussion, kind)).map((kind) => `${kind} ${discussion.id}`),
      )
      const stands = discussions.map((one) => `${one.status}: ${relationsOf(one, person.personId).join()}`)
      expect(granted.map(({ kind, id }) => `${kind} ${id}`).toSorted(), `${key} in ${stands.join('; ')}`).toEqual(
        promised.toSorted(),
      )
      expect(rows.filter(({ kind, id }) => !promised.includes(`${kind} ${id}`)).map(({ tab }) => tab)).toEqual([])
    }
    for (const id of this.ids) {
      const view = await viewOf(this.house.owner, id)
      if (view && shown.has(view.status)) expect(view.readBacks.filter(isOpen)).toEqual([])
    }
  }

  async tidy(): Promise<void> {
    const kept = await tablesOfDiscussions(this.house.owner)
    if (this.everybody) await putPeopleBack(this.house.owner, this.everybody)
    await this.house.owner.query(`truncate ${[...new Set(['discussion', 'letter', ...kept])].join(', ')}, audit, submission, theme, public.touched cascade;
      delete from public.touched`)
  }
}

/** Content and the kind it belongs to (docs/who-may-read-what.md); one's own invitation is one's own. */
const tables = {
  discussion: 'summary',
  relation: 'summary',
  history: 'summary',
  agreement: 'agreement',
  team_member: 'request-team',
  screening_answer: 'screening',
  screening_outcome: 'screening-outcome',
  room: 'meeting',
  operation: 'meeting',
  record_section: 'record-draft',
  kept_word: 'kept-words',
  record_copy: 'record',
  topic_note: 'topic-note',
  theme_source: 'themes',
} as const
const rowsInReach = [
  ...Object.entries(tables).map(
    ([tab, kind]) =>
      `select '${tab}' as tab, '${kind}' as kind, ${tab === 'discussion' ? 'id' : 'discussion_id'} as id from ${tab}`,
  ),
  `select 'request_answer', kind, discussion_id from request_answer`,
  `select 'request_copy', kind, discussion_id from request_copy`,
].join(' union ')

const shown: ReadonlySet<string> = new Set([
  'record-being-read',
  'record-shared',
  'themes-sent',
  'three-months-on',
  'finished',
])
