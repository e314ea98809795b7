/** Answering signed in: the same forms as by the link (P16, P17). */

import { idParam } from '../../kit/parameters.ts'
import { stepPages } from '../../kit/step-pages.ts'
import { answer, type House, personOf, seeOther, shellOf, signedIn, type Web } from '../../kit/web.ts'
import { meetingOf } from '../../room/meeting.rows.ts'
import { openDiscussion } from '../../trust/access.ts'
import { answersIn, pollValues } from './answers-typed.ts'
import { expertValues } from './expert-form.tsx'
import { replyToInvitation } from './invitation-reply.ts'
import { SteppedOutPage } from './link.page.tsx'
import { invitationSeen } from './own-invitation.rows.ts'
import { pollSeen } from './poll.rows.ts'
import { AnswerTimesPage, ExpertReplyPage, ReplyPage } from './reply.page.tsx'
import { replyValues } from './reply-form.tsx'
import { answerTimes } from './times-answered.ts'
import { replyAsExpert } from './topic-expert.ts'

export function replyRoutes(app: Web, house: House): void {
  // Somebody who has just said that they are no part of the work cannot see the discussion's page any more.
  app.get('/discussions/:id/replied', { preHandler: signedIn }, async (request, reply) => {
    const id = idParam(request)
    if (id === null) return reply.callNotFound()
    const person = personOf(request)
    const open = await house.database.withActor(person, (tx) => openDiscussion(tx, person, id, house.clock.now()))
    if (open) return seeOther(reply, `/discussions/${id}?done=${replyToInvitation.name}`)
    return answer(reply, <SteppedOutPage shell={await shellOf(house, request, reply)} />)
  })
  stepPages(app, house, openDiscussion, {
    step: answerTimes,
    part: '/times',
    async load({ access, person }) {
      const own = await invitationSeen(access, person)
      return own && pollSeen(access, own.id)
    },
    page: (view) => <AnswerTimesPage {...view} />,
    initial: ({ answers }) => pollValues(answers),
    read: answersIn,
  })
  stepPages(app, house, openDiscussion, {
    step: replyToInvitation,
    part: '/reply',
    async load({ access, person, now }) {
      const invitation = await invitationSeen(access, person)
      const meeting = await meetingOf(access)
      return invitation && meeting && invitation.invitedAs !== 'topic-expert'
        ? { invitation, meeting, hasBegun: now >= meeting.startsAt }
        : null
    },
    page: (view) => <ReplyPage {...view} />,
    initial: ({ invitation }) => replyValues(invitation),
    after: (id) => `/discussions/${id}/replied`,
  })
  stepPages(app, house, openDiscussion, {
    step: replyAsExpert,
    part: '/expert-reply',
    async load({ access, person, now }) {
      const invitation = await invitationSeen(access, person)
      const meeting = await meetingOf(access)
      return invitation && meeting && invitation.invitedAs === 'topic-expert'
        ? { invitation, meeting, hasBegun: now >= meeting.startsAt }
        : null
    },
    page: (view) => <ExpertReplyPage {...view} />,
    initial: ({ invitation }) => expertValues(invitation),
  })
}
