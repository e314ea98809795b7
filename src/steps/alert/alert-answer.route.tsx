/**
 * Answers to the alert letter (P11). The address holds the secret: opening it changes nothing, because mail programs open links by
 * themselves; the button does. The answers are read on a page of the discussion, by those who may see the team.
 */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { entriesOf, interfaceWords, alert as words } from '#content'
import type { TicketHolder } from '../../discussion.ts'
import { choice, text } from '../../kit/form.ts'
import { type Findings, jobOf, keptIn, withGuard } from '../../kit/guarding.ts'
import { idParam, paramOf } from '../../kit/parameters.ts'
import { readForm } from '../../kit/posted-form.ts'
import {
  answer,
  type Fields,
  fieldsOf,
  formFrame,
  type House,
  personOf,
  seeOther,
  shellOf,
  signedIn,
  type Web,
} from '../../kit/web.ts'
import { mayOpen, openDiscussion, openKind } from '../../trust/access.ts'
import { openWithout } from '../../trust/guarded.ts'
import { AlertAnsweredPage, AlertAnswerPage, AlertLinkUnknownPage, AlertWorryPage } from './alert-answer.page.tsx'
import {
  type AlertInHand,
  alertInHand,
  holderOfAlert,
  keepAnswer,
  notArrived,
  teamAnswers,
} from './alert-answer.rows.ts'
import { TeamAnswersPage } from './team-answers.page.tsx'

const { replies } = words
const limits = { config: { perMinute: 60 } }

type Choice = keyof typeof replies.choices
const choices = entriesOf(replies.choices).map(([key]) => key) as [Choice, ...Choice[]] // never empty

const alertAnswerForm = z
  .object({
    answer: choice(choices, replies.errors.choice),
    role: text({ max: replies.someone_missing.max, required: false, empty: '', long: replies.errors.long }),
  })
  .superRefine((form, context) => {
    if (form.answer === 'someone-missing' && form.role === '')
      context.addIssue({ code: 'custom', path: ['role'], message: replies.errors.role })
  })

export function alertAnswerRoutes(app: Web, house: House): void {
  app.get('/told/:ticket', limits, async (request, reply) => {
    const held = await look(house, request)
    return held
      ? show(house, request, reply, held, { values: { answer: held.found.reply ?? '' } })
      : unknown(house, request, reply)
  })
  app.post('/told/:ticket', limits, async (request, reply) => {
    const held = await look(house, request)
    return held ? post(house, request, reply, held) : unknown(house, request, reply)
  })
  app.get('/told/:ticket/sent', limits, async (request, reply) => {
    const held = await look(house, request)
    const shell = await plainShell(house, request, reply, held?.holder.committeeId ?? null)
    return answer(reply, <AlertAnsweredPage shell={shell} back={held ? held.path : null} />)
  })
  app.get('/discussions/:id/alert/answers', { preHandler: signedIn }, async (request, reply) => {
    const id = idParam(request)
    if (!id) return reply.callNotFound()
    const person = personOf(request)
    const now = house.clock.now()
    const page = await house.database.withActor(person, async (tx) => {
      const access = await openDiscussion(tx, person, id, now)
      // Whoever is only asked to lead sees who is on the list, to know whether they are involved; what people answered is for later (P15).
      const team =
        access && mayOpen(person, access, 'request', now) && (await openKind(access, person, 'request-team', now))
      return team
        ? { discussion: team.discussion, answered: await teamAnswers(team), bounced: await notArrived(team) }
        : null
    })
    return page
      ? answer(reply, <TeamAnswersPage shell={await shellOf(house, request, reply)} {...page} />)
      : reply.callNotFound()
  })
}

interface Held {
  readonly holder: TicketHolder
  readonly found: AlertInHand
  readonly path: string
}

/** Null for every link that nobody was given, and for whoever has left the list. */
async function look(house: House, request: FastifyRequest): Promise<Held | null> {
  const secret = paramOf(request, 'ticket')
  if (!/^[\w-]{43}$/.test(secret)) return null
  const holder = await holderOfAlert(house.database, secret)
  if (!holder) return null
  const found = await house.database.withActor(holder, (tx) => alertInHand(tx, holder, house.clock.now()))
  return found && { holder, found, path: `/told/${secret}` }
}

async function post(house: House, request: FastifyRequest, reply: FastifyReply, held: Held): Promise<FastifyReply> {
  const fields = fieldsOf(request)
  const read = readForm(alertAnswerForm, { answer: fields.answer, role: fields.role })
  if (!held.found.open) return show(house, request, reply, held, { status: 409 })
  if ('errors' in read) return show(house, request, reply, held, { values: fields, errors: read.errors, status: 422 })
  const { form } = read
  if (form.answer === 'worry')
    return answer(reply, <AlertWorryPage shell={await plainShell(house, request, reply, held.holder.committeeId)} />)
  const said = { answer: form.answer, role: form.answer === 'someone-missing' ? form.role : '' }
  const open = await house.database.withActor(held.holder, (tx) =>
    openWithout(tx, { role: jobOf(said.role) }, keptIn(fields)),
  )
  if (open) return show(house, request, reply, held, { values: fields, ...open, status: 422 })
  const kept = await house.database.withActor(held.holder, (tx) =>
    keepAnswer(tx, held.holder, held.found, said, house.clock.now()),
  )
  return kept ? seeOther(reply, `${held.path}/sent`) : show(house, request, reply, held, { status: 409 })
}

interface Shown {
  readonly values?: Fields
  readonly errors?: Readonly<Record<string, string>>
  readonly findings?: Findings
  readonly status?: number
}

async function show(house: House, request: FastifyRequest, reply: FastifyReply, held: Held, shown: Shown) {
  const shell = await plainShell(house, request, reply, held.holder.committeeId)
  const { values = {}, errors = {}, findings = {}, status = 200 } = shown
  const form = formFrame(shell, held.path)
  return answer(
    reply,
    withGuard(<AlertAnswerPage shell={shell} found={held.found} values={values} errors={errors} form={form} />, true, {
      findings,
    }),
    status,
  )
}

async function unknown(house: House, request: FastifyRequest, reply: FastifyReply) {
  const { title, text: line } = interfaceWords.refusals['link-unknown']
  return answer(
    reply,
    <AlertLinkUnknownPage shell={await plainShell(house, request, reply, null)} title={title} text={line} />,
    404,
  )
}

/** The frame as for somebody without an account, whoever is signed in beside it. */
async function plainShell(house: House, request: FastifyRequest, reply: FastifyReply, committeeId: string | null) {
  const shell = await shellOf(house, request, reply)
  return { ...shell, person: null, names: await house.namesOf(committeeId) }
}
