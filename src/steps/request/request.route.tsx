/** The request's own pages (P8, P9, P12): begin, list, parts, advice, check and send, the whole request, delete. */

import type { Person } from '../../discussion.ts'
import { paramOf } from '../../kit/parameters.ts'
import { stepPages } from '../../kit/step-pages.ts'
import { answer, type House, shellOf, signedIn, type Web } from '../../kit/web.ts'
import { type Access, openDiscussion, openKind } from '../../trust/access.ts'
import { AdvicePage } from './advice.page.tsx'
import { askAgreement } from './ask-agreement.ts'
import { beginRequestRoutes } from './begin-request.route.tsx'
import { DeleteDraftPage } from './delete-draft.page.tsx'
import { answeredSeen, deleteDraft } from './delete-draft.ts'
import { openRequest } from './open-request.ts'
import type { RequestKnowledge } from './request.knowledge.ts'
import { mayWrite, requestSeen } from './request.knowledge.ts'
import { findPart, type Part, type Turn, turnFor } from './request.question.ts'
import { nextAddress, requestPartRoutes, type StandIn } from './request-part.route.tsx'
import { RequestSentPage } from './request-sent.page.tsx'
import { SendRequestPage } from './send-request.page.tsx'
import { isToldAll, sendRequest } from './send-request.ts'
import { TaskListPage } from './task-list.page.tsx'
import { teamReplies } from './team-replies.rows.ts'
import { wholeRequestRoutes } from './whole-request.route.tsx'

/** `standIn`: what follows where a manager is asked, for whoever covers (steps/agreement). */
export function requestRoutes(app: Web, house: House, standIn: StandIn): void {
  beginRequestRoutes(app, house)
  stepPages(app, house, openDiscussion, {
    step: askAgreement,
    part: '/request',
    async load({ access, person, now }, request) {
      const known = await knownTo(access, person, now)
      const query = typeof request.query === 'object' && request.query !== null ? request.query : {}
      return known && { known, confirmationAsked: 'read' in query, teamTold: isToldAll(known.team) }
    },
    page: (view) => <TaskListPage {...view} />,
    followedBy: standIn,
    after: (id, outcome) =>
      outcome.done === 'acted' && outcome.events.some(({ type }) => type === 'confirmation-asked')
        ? `/discussions/${id}/request?read=asked`
        : `/discussions/${id}?done=${askAgreement.name}`,
  })
  stepPages(app, house, openDiscussion, {
    step: sendRequest,
    part: '/request/send',
    async load({ access, person, now }) {
      const known = await knownTo(access, person, now)
      const team = known && (await openKind(access, person, 'request-team', now))
      return known && { known, asked: team ? await teamReplies(team) : [] }
    },
    page: (view) => <SendRequestPage {...view} />,
    after: (id) => `/discussions/${id}/request/sent`,
  })
  stepPages(app, house, openDiscussion, {
    step: deleteDraft,
    part: '/request/delete',
    async load({ access, person, now }) {
      const agreement = mayWrite(access.discussion, person) && (await openKind(access, person, 'agreement', now))
      return agreement ? { answered: await answeredSeen(agreement) } : null
    },
    page: (view) => <DeleteDraftPage {...view} />,
    after: () => `/desk?done=${deleteDraft.name}`,
  })
  app.get('/discussions/:id/request/sent', { preHandler: signedIn }, async (request, reply) => {
    const discussion = await openRequest(house, request, async (open) => open.discussion)
    if (discussion?.status !== 'sent') return reply.callNotFound()
    return answer(reply, <RequestSentPage shell={await shellOf(house, request, reply)} discussion={discussion} />)
  })
  app.get('/discussions/:id/request/:part/advice', { preHandler: signedIn }, async (request, reply) => {
    const part = findPart(paramOf(request, 'part'))
    const found = part && (await openRequest(house, request, async (open) => open))
    if (!part || !found) return reply.callNotFound()
    const { discussion, known } = found
    const { stops, nudges } = turnsIn(part, known)
    const carryOn = stops.length > 0 ? null : nextAddress(discussion, part)
    const shell = await shellOf(house, request, reply)
    const turns = stops.length > 0 ? stops : nudges
    return answer(
      reply,
      <AdvicePage shell={shell} discussion={discussion} part={part} turns={turns} carryOn={carryOn} />,
    )
  })
  wholeRequestRoutes(app, house)
  requestPartRoutes(app, house, standIn)
}

/** The safety answer is not kept (P4), so its page always shows where to turn. */
function turnsIn(part: Part, { answers }: RequestKnowledge): { stops: readonly Turn[]; nudges: readonly Turn[] } {
  const stops = part.questions.flatMap((question) =>
    question.stop && (part.id === 'safety' || turnFor(question.stop, answers[question.id])) ? [question.stop] : [],
  )
  const nudges = part.questions.flatMap((question) => turnFor(question.nudge, answers[question.id]) ?? [])
  return { stops, nudges }
}

/** Null where the request is not this person's to write. */
async function knownTo(access: Access<'summary'>, person: Person, now: Date): Promise<RequestKnowledge | null> {
  const request = mayWrite(access.discussion, person) ? await openKind(access, person, 'request', now) : null
  return request && requestSeen(request, now)
}
