/** Evaluation forms by a one-time link. Opening changes nothing; sending uses the link up. What is answered is not audited: no time is kept. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { interfaceWords } from '#content'
import type { TicketHolder } from '../../discussion.ts'
import { type Findings, keptIn, withGuard } from '../../kit/guarding.ts'
import { hashOf } from '../../kit/id.ts'
import { paramOf } from '../../kit/parameters.ts'
import { answer, type Fields, fieldsOf, type House, type Shell, seeOther, shellOf, type Web } from '../../kit/web.ts'
import { openWithout } from '../../trust/guarded.ts'
import { keepAnswers, receiptOf } from './answers-kept.rows.ts'
import { EvaluationEndPage, EvaluationPage, SupportPage, UnknownTicketPage } from './evaluation.page.tsx'
import { committeeOf, type EvaluationForm, ticketInHand } from './evaluation.rows.ts'
import { readAnswers } from './evaluation-answers.ts'
import { selfReviewRoutes } from './self-review.route.tsx'

/** Enough for a whole meeting behind one office address, far too few to guess. */
const looking = { config: { perMinute: 60 } }
const sending = { config: { perMinute: 30 } }

export function evaluationRoutes(app: Web, house: House): void {
  app.get('/evaluations/thanks', looking, async (request, reply) =>
    answer(reply, <EvaluationEndPage shell={await nobodysShell(house, request, reply, null)} end="thanks" />),
  )
  app.get('/evaluations/thanks/support', looking, async (request, reply) =>
    answer(reply, <SupportPage shell={await nobodysShell(house, request, reply, null)} />),
  )
  app.get('/evaluations/:ticket', looking, async (request, reply) => {
    const found = await ticketFrom(house, request)
    return found ? show(house, request, reply, found) : unknown(house, request, reply)
  })
  app.post('/evaluations/:ticket', sending, async (request, reply) => {
    const found = await ticketFrom(house, request)
    return found ? send(house, request, reply, found) : unknown(house, request, reply)
  })
  selfReviewRoutes(app, house)
}

interface Found {
  readonly actor: TicketHolder
  readonly receipt: string
  readonly form: EvaluationForm
  readonly state: 'open' | 'used' | 'closed'
}

async function ticketFrom(house: House, request: FastifyRequest): Promise<Found | null> {
  const secret = paramOf(request, 'ticket')
  if (!/^[\w-]{20,100}$/.test(secret)) return null
  const ticketHash = hashOf(secret)
  const committeeId = await house.database.withNobody((tx) => committeeOf(tx, ticketHash))
  if (!committeeId) return null
  const actor: TicketHolder = { kind: 'ticket', committeeId, ticketHash }
  const receipt = receiptOf(secret)
  const now = house.clock.now()
  const ticket = await house.database.withActor(actor, (tx) => ticketInHand(tx, ticketHash, receipt, now))
  return ticket && { actor, receipt, ...ticket }
}

/** What to put right in the form that is shown again. */
interface Wrong {
  readonly errors?: Readonly<Record<string, string>>
  readonly findings?: Findings
}

async function show(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  { actor, form, state }: Found,
  values: Fields = {},
  { errors = {}, findings = {} }: Wrong = {},
) {
  const shell = await nobodysShell(house, request, reply, actor.committeeId)
  if (state !== 'open') return answer(reply, <EvaluationEndPage shell={shell} end={state} />, 410)
  const status = Object.keys(errors).length > 0 ? 422 : 200
  const page = <EvaluationPage shell={shell} form={form} values={values} errors={errors} />
  return answer(reply, withGuard(page, true, { findings }), status)
}

async function send(house: House, request: FastifyRequest, reply: FastifyReply, found: Found) {
  if (found.state !== 'open') return show(house, request, reply, found)
  const fields = fieldsOf(request)
  const read = readAnswers(found.form, fields)
  if ('errors' in read) return show(house, request, reply, found, fields, read)
  const { answers, words, support } = read.given
  const open = await house.database.withActor(found.actor, (tx) => openWithout(tx, words, keptIn(fields)))
  if (open) return show(house, request, reply, found, fields, open)
  // Only a wish to talk: it is answered, and the link stays good for the form.
  if (support && Object.keys({ ...answers, ...words }).length === 0)
    return seeOther(reply, '/evaluations/thanks/support')
  const kept = await keepAnswers(house.database, found.actor, found.receipt, { answers, words }, house.clock.now())
  if (!kept) return show(house, request, reply, { ...found, state: 'used' })
  return seeOther(reply, support ? '/evaluations/thanks/support' : '/evaluations/thanks')
}

/** A link that nobody was given: the same answer for every wrong one. */
async function unknown(house: House, request: FastifyRequest, reply: FastifyReply) {
  const { title, text } = interfaceWords.refusals['link-unknown']
  const shell = await nobodysShell(house, request, reply, null)
  return answer(reply, <UnknownTicketPage shell={shell} title={title} text={text} />, 404)
}

/** Whoever is signed in on this machine is not shown on a form without a name. */
async function nobodysShell(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  committeeId: string | null,
): Promise<Shell> {
  const shell = await shellOf(house, request, reply)
  return { ...shell, person: null, names: await house.namesOf(committeeId) }
}
