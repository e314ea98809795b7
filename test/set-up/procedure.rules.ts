/** What holds after every try, whoever tried what: the promises of docs/procedure.md as checks on rows. They name acts and codes, no person and no text. */
import { letterText, namesOf } from '#content'
import { type Actor, personIdOf } from '../../src/discussion.ts'
import type { Outcome } from '../../src/kit/act.ts'
import { writeOut } from '../../src/post/letter-text.ts'
import { canary } from './procedure.forms.ts'
import { allowed, leadsTo, type Who } from './procedure.model.ts'
import type { Touched, View } from './procedure.view.ts'

export interface Tried {
  readonly act: string
  readonly actor: Actor
  readonly before: View | null
  readonly outcome: Outcome
  readonly after: View | null
  readonly touched: readonly Touched[]
  /** A leaver is nobody here any more. */
  readonly isHere: boolean
}

/** What is wrong after this try; empty: nothing. */
export function faultsOf(tried: Tried): readonly string[] {
  const faults = [...(tried.outcome.done === 'acted' ? ofAnAct(tried) : ofNoAct(tried)), ...ofLetters(tried.touched)]
  return faults.map((fault) => `${tried.act} in ${tried.before?.status ?? 'no discussion'}: ${fault}`)
}

/** Refused, invalid, stale, not there: no row changes, and nobody hears of it. */
const ofNoAct = ({ touched, outcome }: Tried): string[] =>
  touched.map(({ tab, op }) => `${outcome.done}, and yet ${op} ${tab}`)

function ofAnAct(tried: Tried): string[] {
  const { before, after, act, touched } = tried
  const elsewhere = touched.filter(({ discussion }) => discussion !== null && discussion !== (before ?? after)?.id)
  const faults = elsewhere.map(({ tab }) => `it changed ${tab} of another discussion`)
  if (!mayAct(tried)) faults.push('not allowed')
  if (act === 'delete-draft') return after ? [...faults, 'it is still there'] : faults
  if (!after) return [...faults, 'it is gone']
  return [...faults, ...ofHistory(tried, after), ...ofIndependence(tried, after)]
}

export function mayAct({ act, actor, before, isHere }: Pick<Tried, 'act' | 'actor' | 'before' | 'isHere'>): boolean {
  if (!isHere) return false
  if (!before) return act === 'begin-request' && actor.kind === 'person'
  if (before.committee !== actor.committeeId) return false
  const acts = allowed[before.status]
  return whoIs(actor, before).some((who) => acts[who]?.includes(act))
}

/** Everything this actor is to this discussion. */
export function whoIs(actor: Actor, view: View): readonly Who[] {
  if (actor.kind === 'system') return ['program']
  if (actor.kind === 'ticket') return view.invitations.some(({ ticket }) => ticket === actor.ticketHash) ? ['link'] : []
  const relations = view.people.filter(({ person }) => person === actor.personId).map(({ relation }) => relation)
  const writes =
    relations.includes('requester') || (relations.includes('first-manager') && view.begunBy === actor.personId)
  return [...relations, ...actor.duties, ...(writes ? ['writer'] : [])] as Who[] // words that are no Who open nothing
}

function ofHistory({ before, outcome }: Tried, after: View): string[] {
  if (outcome.done !== 'acted') return []
  const faults = ofStanding(after)
  const events = outcome.events.length
  if (after.history.length !== (before?.history.length ?? 0) + events) faults.push('history did not grow by its events')
  const grown = after.version - (before?.version ?? 1)
  if (grown !== (events > 0 ? 1 : 0)) faults.push(`version grew by ${grown} with ${events} events`)
  const types = after.history.slice(-events || after.history.length).map(({ event }) => event)
  if (events > 0 && types.join() !== outcome.events.map(({ type }) => type).join())
    faults.push('other events in history')
  return faults
}

/** Status and history of one discussion fit, however it came there. */
export function ofStanding(view: View): string[] {
  const faults: string[] = []
  if (view.history.some(({ number }, index) => number !== index + 1)) faults.push('history has a gap')
  for (const { event } of view.history) if (!(event in leadsTo)) faults.push(`unknown event ${event}`)
  const moves = view.history.map(({ event }) => leadsTo[event] ?? null).filter((status) => status !== null)
  if (moves.at(-1) !== view.status) faults.push(`status ${view.status}, history says ${moves.at(-1)}`)
  const times = view.history.map(({ at }) => Date.parse(at))
  if (times.some((time, index) => time < (times[index - 1] ?? time))) faults.push('history goes back in time')
  return faults
}

/** P10, P11, P13, P15, P22: who may never do what, whatever the forms said. */
function ofIndependence({ actor, before, outcome }: Tried, after: View): string[] {
  if (outcome.done !== 'acted' || !before) return []
  const by = personIdOf(actor) ?? ''
  const happened = (event: string) => outcome.events.some(({ type }) => type === event)
  const faults: string[] = []
  const need = (holds: boolean, fault: string) => void (holds || faults.push(fault))
  if (happened('second-manager-agreed') || happened('request-sent')) need(areThree(after), 'three people did not agree')
  if (happened('request-sent')) {
    need(after.team.length > 0, 'sent without a team')
    need(
      after.team.every(({ told, skipped }) => told || skipped),
      'sent before the team was told',
    )
  }
  if (happened('screener-named')) need(!isInvolved(before, by), 'an involved screener')
  if (happened('facilitator-accepted') || happened('facilitator-took-over')) {
    need(!isInvolved(before, by), 'an involved facilitator')
    need(!wasScreener(before, by), 'the screener facilitates')
  }
  if (outcome.events.some(({ type }) => type.startsWith('record-shared') || type === 'record-offered-for-reading'))
    need(!before.readBacks.some(isOpen), 'shown while somebody known is open')
  return faults
}

export const isOpen = ({ answer, settled }: View['readBacks'][number]): boolean =>
  answer === 'someone-known' && !settled

/** Both managers stand by a yes of their own, and neither is the other or the practitioner (P10). */
export function areThree({ agreements, people, requester }: View): boolean {
  const [first, second] = (['first-manager', 'second-manager'] as const).map((role) => {
    const last = agreements.findLast((one) => one.role === role)
    const stands = people.some(({ person, relation }) => relation === role && person === last?.person)
    return last?.answer === 'agree' && stands ? last.person : null
  })
  return Boolean(first && second) && new Set([first, second, requester]).size === 3
}

const wasScreener = ({ history }: View, person: string): boolean =>
  history.some(({ event, by }) => event === 'screener-named' && by === person)

const isInvolved = ({ requester, begunBy, people, team }: View, person: string): boolean =>
  requester === person ||
  begunBy === person ||
  team.some((member) => member.person === person) ||
  people.some(
    (one) =>
      one.person === person && ['requester', 'first-manager', 'second-manager', 'team-member'].includes(one.relation),
  )

/** Each letter renders, leads somewhere its reader can go, and holds no word that somebody typed in a form. */
function ofLetters(touched: readonly Touched[]): string[] {
  const faults: string[] = []
  for (const { tab, op, row } of touched) {
    if (isSeenByProgram(tab) && JSON.stringify(row).includes(canary)) faults.push(`typed words in ${tab}`)
    if (tab === 'letter' && op === 'INSERT') faults.push(...ofLetter(row))
  }
  return faults
}

/** Kept for ever, sent away or shown to many: coded words only. */
const isSeenByProgram = (tab: string): boolean => ['letter', 'history', 'audit', 'submission', 'relation'].includes(tab)

function ofLetter(row: Touched['row']): string[] {
  const { letter, values, link, person_id: person, to_address: address } = row
  const id = String(letter)
  try {
    const text = writeOut({
      letter: id,
      values: Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, String(value)])),
      names: namesOf({ mailbox: 'reviewing.team@strathlorne.example' }),
      recipientName: 'Somebody',
      link: link === '' ? '' : `https://common-ground.example${link}`,
    })
    if (`${text.subject}${text.text}`.includes(canary)) return [`typed words in the letter ${id}`]
  } catch {
    return [`the letter ${id} does not render`]
  }
  const faults: string[] = []
  if (letterText(id).button && link === '' && person !== null)
    faults.push(`the letter ${id} has a button and leads nowhere`)
  if (person === null && String(link).startsWith('/discussions/') && !String(address).startsWith('mailbox:'))
    faults.push(`the letter ${id} leads somebody without an account to a page they cannot open`)
  return faults
}
