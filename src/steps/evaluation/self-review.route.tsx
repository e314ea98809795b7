import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Discussion, Status } from '../../discussion.ts'
import { audit } from '../../kit/audit.ts'
import { idParam } from '../../kit/parameters.ts'
import { versionIn } from '../../kit/posted-form.ts'
import {
  answer,
  type Fields,
  fieldsOf,
  type House,
  personOf,
  seeOther,
  shellOf,
  signedIn,
  type Web,
} from '../../kit/web.ts'
import { openDiscussion, openKind } from '../../trust/access.ts'
import { queryOf } from '../../trust/safe-path.ts'
import { readQuestions } from './evaluation-answers.ts'
import { selfReviewQuestions } from './evaluation-question.ts'
import { SelfReviewPage, type SelfReviewPageProps } from './self-review.page.tsx'
import { ownReview, type SelfReview, saveReview } from './self-review.rows.ts'

export function selfReviewRoutes(app: Web, house: House): void {
  const address = '/discussions/:id/self-review'
  app.get(address, { preHandler: signedIn }, async (request, reply) => {
    const found = await find(house, request)
    if (!found) return reply.callNotFound()
    const saved = queryOf(request.query).done === 'saved'
    return show(house, request, reply, found, {
      values: found.review.answers,
      errors: {},
      said: saved ? 'saved' : null,
    })
  })
  app.post(address, { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const found = await find(house, request)
    if (!found) return reply.callNotFound()
    const fields = fieldsOf(request)
    const read = readQuestions(selfReviewQuestions, fields)
    if ('errors' in read)
      return show(house, request, reply, found, { values: fields, errors: read.errors, said: null }, 422)
    const review = {
      answers: { ...read.given.answers, ...read.given.words },
      version: versionIn(fields),
    }
    const saved = await house.database.withActor(person, async (tx) => {
      await audit(tx, person, 'act', 'self-review', found.discussion.id, house.clock.now())
      return saveReview(tx, person, found.discussion.id, review, house.clock.now())
    })
    if (saved) return seeOther(reply, `/discussions/${found.discussion.id}/self-review?done=saved`)
    const latest = await find(house, request)
    return show(house, request, reply, latest ?? found, { values: fields, errors: {}, said: 'stale' }, 409)
  })
}

interface Found {
  readonly discussion: Discussion
  readonly review: SelfReview
}

/** For whoever led it, once it was held. */
async function find(house: House, request: FastifyRequest): Promise<Found | null> {
  const person = personOf(request)
  const id = idParam(request)
  if (!id) return null
  const now = house.clock.now()
  return house.database.withActor(person, async (tx) => {
    const summary = await openDiscussion(tx, person, id, now)
    const led = summary && (await openKind(summary, person, 'record-draft', now))
    if (!led || !held.some((status) => status === led.discussion.status)) return null
    return { discussion: led.discussion, review: await ownReview(tx, person, id) }
  })
}

const held = [
  'meeting-ended',
  'record-being-read',
  'record-shared',
  'record-recalled',
  'themes-sent',
  'three-months-on',
  'finished',
] as const satisfies readonly Status[]

async function show(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  { discussion, review }: Found,
  shown: Pick<SelfReviewPageProps, 'errors' | 'said'> & { readonly values: Fields },
  status = 200,
) {
  const shell = await shellOf(house, request, reply)
  return answer(
    reply,
    <SelfReviewPage shell={shell} discussion={discussion} version={review.version} {...shown} />,
    status,
  )
}
