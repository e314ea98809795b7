/**
 * Links without an account (P16). The address holds the secret: only its hash is stored, logs hold the route's pattern, no page sends a
 * referrer. Opening a link changes nothing, because mail programs open links by themselves; the button does.
 */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { TicketHolder } from '../../discussion.ts'
import { act, type Outcome } from '../../kit/act.ts'
import { audit } from '../../kit/audit.ts'
import { findDiscussion } from '../../kit/discussions.ts'
import { type Findings, withGuard } from '../../kit/guarding.ts'
import { hashOf } from '../../kit/id.ts'
import { paramOf } from '../../kit/parameters.ts'
import type { AnyStep } from '../../kit/step.ts'
import { postedFrom } from '../../kit/step-pages.ts'
import {
  answer,
  type Fields,
  fieldsOf,
  formFrame,
  type House,
  type Shell,
  seeOther,
  shellOf,
  type Web,
} from '../../kit/web.ts'
import { answersIn, expertIn, pollValues, replyIn } from './answers-typed.ts'
import { expertValues } from './expert-form.tsx'
import { replyToInvitation } from './invitation-reply.ts'
import { GonePage, LinkPage, type LinkState, type LinkView, SentPage } from './link.page.tsx'
import { linkState } from './link.rows.ts'
import { ownInvitation } from './own-invitation.rows.ts'
import { answersOf } from './poll.rows.ts'
import { replyValues } from './reply-form.tsx'
import { answerTimes } from './times-answered.ts'
import { replyAsExpert } from './topic-expert.ts'

const limits = { config: { perMinute: 60 } }

export function linkRoutes(app: Web, house: House): void {
  app.get('/replies/:ticket', limits, async (request, reply) => {
    const found = await look(house, request)
    return found ? show(house, request, reply, found, {}) : gone(house, request, reply)
  })
  app.get('/replies/:ticket/sent', limits, async (request, reply) => {
    const holder = await holderOf(house, request)
    if (!holder) return gone(house, request, reply)
    return answer(
      reply,
      <SentPage shell={await plainShell(house, request, reply, holder.actor.committeeId)} back={pathOf(request)} />,
    )
  })
  app.post('/replies/:ticket', limits, (request, reply) => post(house, request, reply))
}

interface Holder {
  readonly actor: TicketHolder
  readonly discussionId: string
}

/** Who holds this link, or null where it is unknown or withdrawn. */
async function holderOf(house: House, request: FastifyRequest): Promise<Holder | null> {
  const secret = secretIn(request)
  if (secret === null) return null
  return house.database.withNobody(async (tx) => {
    const { rows } = await sql<{ committee_id: string; ticket: string; discussion_id: string }>`
      select committee_id, ticket, discussion_id from ticket_behind(${hashOf(secret)})`.execute(tx)
    const [row] = rows
    if (!row) return null
    return {
      actor: { kind: 'ticket', committeeId: row.committee_id, ticketHash: row.ticket },
      discussionId: row.discussion_id,
    }
  })
}

type Found = Pick<LinkView, 'discussion' | 'invitation' | 'state'> & {
  readonly holder: Holder
  readonly before: Fields
}

async function look(house: House, request: FastifyRequest): Promise<Found | null> {
  const holder = await holderOf(house, request)
  if (!holder) return null
  const { actor, discussionId } = holder
  return house.database.withActor(actor, async (tx) => {
    const discussion = await findDiscussion(tx, discussionId)
    const invitation = discussion && (await ownInvitation(tx, discussion, actor))
    if (!discussion || !invitation) return null
    const now = house.clock.now()
    await audit(tx, actor, 'read', 'invitation', discussion.id, now)
    const state = await linkState(tx, discussion, invitation, now)
    const answers = state.at === 'times' ? await answersOf(tx, discussion, state.poll) : new Map()
    return {
      holder,
      discussion,
      invitation,
      state,
      before: valuesBefore(state, invitation, pollValues(answers.get(invitation.id))),
    }
  })
}

function valuesBefore({ at }: LinkState, invitation: Found['invitation'], times: Fields): Fields {
  if (at === 'times') return times
  return at === 'expert' ? expertValues(invitation) : replyValues(invitation)
}

async function post(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const found = await look(house, request)
  if (!found) return gone(house, request, reply)
  const fields = fieldsOf(request)
  const [step, read] = actFor(found.state)
  if (!step) return show(house, request, reply, found, { refused: 'not-now', status: 409 })
  // Others answer meanwhile: the version of the page does not matter to this answer.
  const { version: _, ...posted } = postedFrom(fields, read)
  const { actor, discussionId } = found.holder
  const outcome = await act(house, step, discussionId, posted, actor)
  if (outcome.done === 'not-found') return gone(house, request, reply)
  if (outcome.done === 'acted' || outcome.done === 'repeated') return seeOther(reply, `${pathOf(request)}/sent`)
  return show(house, request, reply, found, { values: fields, ...problemOf(outcome) })
}

function actFor({ at }: LinkState): [AnyStep | null, (fields: Fields) => Record<string, unknown>] {
  if (at === 'times') return [answerTimes, answersIn]
  if (at === 'reply') return [replyToInvitation, replyIn]
  return [at === 'expert' ? replyAsExpert : null, expertIn]
}

interface Problem {
  readonly values?: Fields
  readonly errors?: Readonly<Record<string, string>>
  readonly refused?: string
  readonly findings?: Findings
  readonly status?: number
}

function problemOf(outcome: Outcome): Problem {
  if (outcome.done === 'invalid') return { ...outcome, status: 422 }
  return { refused: outcome.done === 'refused' ? outcome.refusal.refused : 'stale', status: 409 }
}

async function show(house: House, request: FastifyRequest, reply: FastifyReply, found: Found, problem: Problem) {
  const { discussion, invitation, state, holder } = found
  const shell = await plainShell(house, request, reply, holder.actor.committeeId)
  return answer(
    reply,
    withGuard(
      <LinkPage
        shell={shell}
        discussion={discussion}
        invitation={invitation}
        state={state}
        values={problem.values ?? found.before}
        errors={problem.errors ?? {}}
        refused={problem.refused ?? null}
        form={formFrame(shell, pathOf(request))}
      />,
      true,
      problem,
    ),
    problem.status ?? 200,
  )
}

async function gone(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return answer(reply, <GonePage shell={await plainShell(house, request, reply, null)} />, 404)
}

/** The frame as for somebody without an account, whoever is signed in beside it. */
async function plainShell(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  committeeId: string | null,
): Promise<Shell> {
  const shell = await shellOf(house, request, reply)
  return { ...shell, person: null, names: await house.namesOf(committeeId) }
}

/** 256 bits, base64url; anything else is no link of ours. */
function secretIn(request: FastifyRequest): string | null {
  const secret = paramOf(request, 'ticket')
  return /^[\w-]{43}$/.test(secret) ? secret : null
}

const pathOf = (request: FastifyRequest): string => `/replies/${secretIn(request) ?? ''}`
