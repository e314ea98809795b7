/**
 * The pages of the request: one a part. Typed words are saved first and checked afterwards; 422 shows them again with what is missing,
 * 409 shows both when the other writer was faster, and nothing typed is ever lost.
 */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { request as words } from '#content'
import type { Discussion, Person } from '../../discussion.ts'
import { act, type Outcome } from '../../kit/act.ts'
import { type Findings, withGuard } from '../../kit/guarding.ts'
import { isId, newId } from '../../kit/id.ts'
import { paramOf } from '../../kit/parameters.ts'
import { postedFrom } from '../../kit/step-pages.ts'
import {
  answer,
  type Fields,
  field,
  fieldsOf,
  formFrame,
  type House,
  personOf,
  seeOther,
  shellOf,
  signedIn,
  type Web,
} from '../../kit/web.ts'
import { notKeepable } from './keepable.ts'
import { openRequest } from './open-request.ts'
import { faultsOf, hasPassedSafety, stopIn } from './request.check.ts'
import { changeable, type RequestKnowledge } from './request.knowledge.ts'
import { findPart, type Part, parts, safetyQuestion, teamQuestion, turnFor } from './request.question.ts'
import { RequestPartPage } from './request-part.page.tsx'
import { saveAnswers, sendsBack, stampOf, withTyped } from './save-answers.ts'
import { suggestions } from './suggestions.ts'
import { type Typed, typedAnswers } from './typed-answers.ts'

export type StandIn = (house: House, committeeId: string, discussionId: string) => Promise<void>

export function requestPartRoutes(app: Web, house: House, standIn: StandIn): void {
  app.get('/discussions/:id/request/:part', { preHandler: signedIn }, async (request, reply) => {
    const part = findPart(paramOf(request, 'part'))
    const found = part && (await openPart(house, request))
    if (!part || !found) return reply.callNotFound()
    if (!isChangeable(found.discussion)) return seeOther(reply, addressOf(found.discussion, 'whole'))
    if (!hasPassedSafety(found.known.answers) && part.id !== 'safety')
      return seeOther(reply, addressOf(found.discussion, 'safety'))
    return show(house, request, reply, found, part, { status: 200 })
  })
  app.post('/discussions/:id/request/:part', { preHandler: signedIn }, (request, reply) =>
    save(house, standIn, request, reply),
  )
}

/** Once it has been sent it is text to read, not a form. */
const isChangeable = ({ status }: Discussion): boolean => changeable.some((one) => one === status)

async function save(house: House, standIn: StandIn, request: FastifyRequest, reply: FastifyReply) {
  const part = findPart(paramOf(request, 'part'))
  if (!part) return reply.callNotFound()
  const fields = fieldsOf(request)
  const typed = typedAnswers(part, withoutRemoved(fields))
  const byItself = request.headers['x-autosave'] !== undefined
  const outcome = await saveTyped(house, personOf(request), paramOf(request, 'id'), part, typed, fields, byItself)
  if (outcome.done === 'acted' && outcome.events.length > 0)
    await standIn(house, personOf(request).committeeId, outcome.discussionId)
  if (byItself) return answerAutosave(house, request, reply, part, outcome)
  if (outcome.done === 'not-found') return reply.callNotFound()
  const found = await openPart(house, request)
  if (!found) return reply.callNotFound()
  const change = field(fields, 'list') !== ''
  if (outcome.done === 'acted' || outcome.done === 'repeated')
    return goOn(house, request, reply, found, part, fields, typed, change)
  return refuseSaving(house, request, reply, found, part, fields, typed, outcome, change)
}

/** The act. A list that is only being filled in is not saved once the managers have been asked. */
async function saveTyped(
  house: House,
  person: Person,
  id: string,
  part: Part,
  typed: Typed,
  fields: Fields,
  byItself: boolean,
): Promise<Outcome> {
  const posted = postedFrom(fields, () => ({
    part: part.id,
    ...typed,
    seen: field(fields, '_seen'),
    page: isId(field(fields, '_key')) ? field(fields, '_key') : null,
  }))
  const { version: _, ...unversioned } = posted // saving never makes one's own open page stale; _seen guards what others wrote
  const first = await act(
    house,
    saveAnswers,
    id,
    byItself ? { ...unversioned, key: newId(), byItself } : unversioned,
    person,
  )
  if (first.done !== 'stale') return first
  return act(house, saveAnswers, id, { ...unversioned, key: newId() }, person) // sent again from the browser's memory, with other words
}

/** No page: 204, with the stamp of what is kept now where two people write. */
async function answerAutosave(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  part: Part,
  outcome: Outcome,
) {
  const status = statusOfAutosave(outcome)
  const found = status === 204 ? await openPart(house, request) : null
  if (found) reply.header('x-seen', stampFor(found.discussion, part, found.known))
  return reply.header('cache-control', 'no-store').code(status).send()
}

function statusOfAutosave(outcome: Outcome): number {
  if (outcome.done === 'acted' || outcome.done === 'repeated') return 204
  if (outcome.done === 'not-found') return 404
  return outcome.done === 'invalid' ? 422 : 409
}

/** Saved. Where now: the same page, the list, advice, or the next part. */
function goOn(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  found: OpenPart,
  part: Part,
  fields: Fields,
  typed: Typed,
  change: boolean,
) {
  const { discussion, known } = found
  if (change)
    return show(house, request, reply, found, part, { status: 200, typed, fields, lines: linesAfter(fields, typed) })
  if (field(fields, 'later') !== '') return seeOther(reply, `/discussions/${discussion.id}/request`)
  if (part.id === 'safety' && ['yes', 'not-sure'].includes(field(fields, safetyQuestion)))
    return seeOther(reply, `${addressOf(discussion, part.id)}/advice`)
  if (stopIn(part, known.answers)) return seeOther(reply, `${addressOf(discussion, part.id)}/advice`)
  const errors = faultsOf(part, known)
  if (Object.keys(errors).length > 0)
    return show(house, request, reply, found, part, { status: 422, errors, fields, typed })
  if (part.questions.some((question) => turnFor(question.nudge, known.answers[question.id])))
    return seeOther(reply, `${addressOf(discussion, part.id)}/advice`)
  return seeOther(reply, nextAddress(discussion, part))
}

/** Not saved: incomplete after the managers were asked, too long to keep, somebody was faster, or not this person's turn any more. */
function refuseSaving(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  found: OpenPart,
  part: Part,
  fields: Fields,
  typed: Typed,
  outcome: Outcome,
  change: boolean,
) {
  const shown = { fields, typed }
  const refused = outcome.done === 'refused' ? outcome.refusal.refused : null
  if (outcome.done === 'invalid') {
    const faults = field(fields, 'later') === '' ? faultsOf(part, withTyped(found.known, typed)) : {}
    const errors = { ...faults, ...(outcome.findings ? outcome.errors : cannotKeep(part, typed)) }
    return show(house, request, reply, found, part, { ...shown, status: 422, ...outcome, errors })
  }
  if (refused === 'request-incomplete' && change)
    return show(house, request, reply, found, part, { ...shown, status: 200, lines: linesAfter(fields, typed) })
  if (refused === 'request-incomplete') {
    const errors = faultsOf(part, withTyped(found.known, typed))
    return show(house, request, reply, found, part, { ...shown, status: 422, errors })
  }
  if (refused === 'answers-changed')
    return show(house, request, reply, found, part, { ...shown, status: 409, conflict: true })
  return show(house, request, reply, found, part, { ...shown, status: 409, refused })
}

/** Beside the question; where no single one is to blame, beside the first. */
function cannotKeep({ questions }: Part, { answers }: Typed): Record<string, string> {
  const found = notKeepable(questions, answers)
  const [first] = questions
  return Object.keys(found).length > 0 || !first ? found : { [first.id]: words.form.too_long_to_keep }
}

interface OpenPart {
  readonly person: Person
  readonly discussion: Discussion
  readonly known: RequestKnowledge
}

/** The request opened for one of its writers. Null: not there, or not theirs to write. */
const openPart = (house: House, request: FastifyRequest): Promise<OpenPart | null> =>
  openRequest(house, request, async ({ discussion, person, known }) => ({ person, discussion, known }))

interface Showing {
  readonly status: number
  readonly typed?: Typed
  readonly fields?: Fields
  readonly errors?: Readonly<Record<string, string>>
  readonly refused?: string | null
  readonly conflict?: boolean
  readonly lines?: number
  /** What the guard found in the words as typed. */
  readonly findings?: Findings
}

async function show(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  found: OpenPart,
  part: Part,
  showing: Showing,
) {
  const { discussion, known } = found
  const { typed, fields = {}, errors = {}, refused = null, conflict = false, lines = 0 } = showing
  const shell = await shellOf(house, request, reply)
  const team = typed?.team ?? known.team
  const page = (
    <RequestPartPage
      shell={shell}
      discussion={discussion}
      part={part}
      known={known}
      answers={{ ...suggestions(known, discussion, known.answers), ...known.answers, ...typed?.answers }}
      team={withIds(team, known)}
      fields={fields}
      lines={Math.max(lines, known.team.length === 0 ? 3 : team.length, 2)}
      errors={errors}
      refused={refused}
      conflict={conflict}
      seen={stampFor(discussion, part, known)}
      form={formFrame(shell, addressOf(discussion, part.id))}
      autosaves={autosaves(discussion, part)}
      sendsBack={sendsBack(discussion, part, known)}
    />
  )
  return answer(reply, withGuard(page, true, showing), showing.status)
}

/** A line that has just been saved for the first time gets the id it now has, so that saving again changes it and adds nobody. */
function withIds(team: NonNullable<Typed['team']>, known: RequestKnowledge) {
  const used = new Set(team.map(({ id }) => id))
  return team.map((entry, index) => {
    if (entry.id !== '' && known.team.some(({ id }) => id === entry.id)) return entry
    const kept = known.team[index]
    return {
      ...entry,
      id: kept && !used.has(kept.id) && kept.email === entry.email && kept.name === entry.name ? kept.id : '',
    }
  })
}

/** Another person, or another tab of the same one, may write meanwhile. The list of the team does not tell tabs of one person apart. */
const stampFor = (discussion: Discussion, part: Part, known: RequestKnowledge): string =>
  discussion.begunBy === discussion.requesterId && part.questions.some(({ id }) => id === teamQuestion)
    ? ''
    : stampOf(part, known)

/** Safety is answered on purpose; and what managers are reading changes by a button, not while somebody types. */
const autosaves = (discussion: Discussion, part: Part): boolean => discussion.status === 'draft' && part.id !== 'safety'

/** "Remove" takes a line off before anything is read. */
function withoutRemoved(fields: Fields): Fields {
  const index = /^remove-(\d{1,3})$/.exec(field(fields, 'list'))?.[1]
  if (index === undefined) return fields
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith(`team-members-${index}-`)))
}

/** One line more than there are people when somebody is added; no more than there are when somebody was taken off. */
function linesAfter(fields: Fields, { team }: Typed): number {
  const people = team?.length ?? 0
  return field(fields, 'list') === 'add' ? people + 1 : Math.max(people, 2)
}

export const addressOf = (discussion: Pick<Discussion, 'id'>, part: string): string =>
  `/discussions/${discussion.id}/request/${part}`

/** The part that follows, or the list after the last one. */
export function nextAddress(discussion: Discussion, part: Part): string {
  const next = parts[parts.indexOf(part) + 1]
  return next && discussion.status === 'draft'
    ? addressOf(discussion, next.id)
    : `/discussions/${discussion.id}/request`
}
