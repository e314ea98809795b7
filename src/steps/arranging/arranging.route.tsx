/** The facilitator's pages of arranging (P16, P17), and the Reviewing Team's after a meeting was called off. */

import { addWorkingDays, dayOf } from '#content'
import { idParam } from '../../kit/parameters.ts'
import { dateIn } from '../../kit/posted-form.ts'
import { stepPages } from '../../kit/step-pages.ts'
import { answer, type Fields, field, type House, personOf, shellOf, signedIn, type Web } from '../../kit/web.ts'
import { invitedPeople, meetingOf, passedDay } from '../../room/meeting.rows.ts'
import { type Access, openDiscussion, openKind } from '../../trust/access.ts'
import { HubPage } from './hub.page.tsx'
import { hubOf } from './hub.rows.ts'
import { inviteColleague, withdrawInvitation } from './invitation-list.ts'
import { ColleaguePage, ExpertPage, TakeOffPage } from './invite.page.tsx'
import { inviteesSeen } from './invitees.rows.ts'
import { linkRoutes } from './link.route.tsx'
import { lastOff } from './meeting-off.rows.ts'
import { cancelMeeting, postponeMeeting, resumeSearch } from './meeting-off.ts'
import { OffPage, ResumePage } from './off.page.tsx'
import { choosing } from './poll.view.ts'
import { ReadyPage } from './ready.page.tsx'
import { replyRoutes } from './reply.route.tsx'
import { MovePage, TimeSetPage } from './time-set.page.tsx'
import { isSteppedOut, meetingForm, moveMeeting, setTime } from './time-set.ts'
import { TimesPage } from './times.page.tsx'
import { mostTimes, offerTimes, timesForm } from './times-offered.ts'
import { inviteExpert } from './topic-expert.ts'
import { dayFields, typedTimeIn } from './typed-time.tsx'
import { unusualTimes } from './unusual-times.tsx'
import { wishesOf } from './wishes.rows.ts'

export function arrangingRoutes(app: Web, house: House): void {
  hubPage(app, house)
  timePages(app, house)
  offPages(app, house)
  peoplePages(app, house)
  replyRoutes(app, house)
  linkRoutes(app, house)
}

/** The overview, and "are we ready?": pages without an act. */
function hubPage(app: Web, house: House): void {
  for (const part of ['', '/ready'] as const)
    app.get(`/discussions/:id/arranging${part}`, { preHandler: signedIn }, async (request, reply) => {
      const person = personOf(request)
      const id = idParam(request)
      if (id === null) return reply.callNotFound()
      const now = house.clock.now()
      const found = await house.database.withActor(person, async (tx) => {
        const summary = await openDiscussion(tx, person, id, now)
        const arranging = summary && (await openKind(summary, person, 'arranging', now))
        return arranging
          ? {
              discussion: summary.discussion,
              hub: await hubOf(summary, arranging),
              wishes: await wishesOf(summary, person, now),
            }
          : null
      })
      if (!found) return reply.callNotFound()
      const shell = await shellOf(house, request, reply)
      if (part === '/ready') return answer(reply, <ReadyPage shell={shell} {...found} />)
      return answer(reply, <HubPage shell={shell} discussion={found.discussion} wishes={found.wishes} {...found.hub} />)
    })
}

/** Who is going to be invited, as the acts read it. */
const toInvite = async (arranging: Access<'arranging'>) =>
  (await inviteesSeen(arranging)).filter((one) => !isSteppedOut(one))

function timePages(app: Web, house: House): void {
  stepPages(app, house, openDiscussion, {
    step: offerTimes,
    part: '/arranging/times',
    async load({ access, person, now }) {
      const arranging = await openKind(access, person, 'arranging', now)
      if (!arranging) return null
      return { invitees: await toInvite(arranging), wishes: await wishesOf(access, person, now) }
    },
    page: (view) => <TimesPage {...view} />,
    initial: () => ({ length: 'usual', ...dayFields('closes', dayOf(addWorkingDays(house.clock.now(), 5))) }),
    read: readTimes,
    lookAgain(fields) {
      const { data } = timesForm.safeParse(readTimes(fields))
      return data ? unusualTimes(data.starts, data.minutes, fields) : null
    },
    after: (id) => `/discussions/${id}/arranging`,
  })
  for (const [step, part, page] of [
    [setTime, '/arranging/time', TimeSetPage],
    [moveMeeting, '/arranging/new-time', MovePage],
  ] as const)
    stepPages(app, house, openDiscussion, {
      step,
      part,
      async load({ access, person, now }) {
        const arranging = await openKind(access, person, 'arranging', now)
        if (!arranging) return null
        const { poll, invited, answers } = await hubOf(access, arranging)
        const meeting = await meetingOf(access)
        return {
          invitees: await toInvite(arranging),
          wishes: await wishesOf(access, person, now),
          choosing: poll && step === setTime ? choosing(poll, invited, answers) : null,
          before: { how: meeting?.how ?? poll?.how, place: meeting?.place, link: meeting?.link },
        }
      },
      page: (view) => page(view),
      initial: (props) => timeBefore(props),
      read: readMeeting,
      lookAgain(fields) {
        const { data } = meetingForm.safeParse(readMeeting(fields))
        return data?.starts ? unusualTimes([data.starts], data.minutes, fields) : null
      },
      after: (id) => `/discussions/${id}/arranging`,
    })
}

const readTimes = (fields: Fields) => ({
  times: Array.from({ length: mostTimes }, (_, at) => typedTimeIn(fields, `times-${at}-`)),
  length: field(fields, 'length'),
  how: field(fields, 'how'),
  closes: dateIn(fields, 'closes'),
})

const readMeeting = (fields: Fields) => ({
  ...typedTimeIn(fields, ''),
  option: field(fields, 'option'),
  length: field(fields, 'length'),
  how: field(fields, 'how'),
  place: field(fields, 'place'),
  link: field(fields, 'link'),
})

interface Before {
  readonly choosing: ReturnType<typeof choosing> | null
  readonly before: {
    readonly how: string | undefined
    readonly place: string | undefined
    readonly link: string | undefined
  }
}

/** The best time is offered first, but nothing is chosen for the facilitator where nobody has answered. */
function timeBefore({ choosing: times, before }: Before): Fields {
  const best = times?.find((one) => one.isBest)
  return {
    length: 'usual',
    how: before.how ?? '',
    place: before.place ?? '',
    link: before.link ?? '',
    ...(best ? { option: best.option.id } : {}),
  }
}

function offPages(app: Web, house: House): void {
  for (const [step, part, off] of [
    [postponeMeeting, '/arranging/postponement', 'postpone'],
    [cancelMeeting, '/arranging/cancellation', 'cancel'],
  ] as const)
    stepPages(app, house, openDiscussion, {
      step,
      part,
      load: async ({ access, person, now }) =>
        (await openKind(access, person, 'arranging', now)) ? { passed: passedDay(await meetingOf(access), now) } : null,
      page: (view) => <OffPage view={view} off={off} />,
    })
  stepPages(app, house, openDiscussion, {
    step: resumeSearch,
    part: '/arranging/next',
    load: async ({ access, person }) =>
      person.duties.includes('reviewing-team') ? { off: await lastOff(access) } : null,
    page: (view) => <ResumePage {...view} />,
  })
}

function peoplePages(app: Web, house: House): void {
  stepPages(app, house, openDiscussion, {
    step: inviteExpert,
    part: '/arranging/expert',
    load: async ({ access, person, now }) => ((await openKind(access, person, 'arranging', now)) ? {} : null),
    page: (view) => <ExpertPage {...view} />,
    after: (id) => `/discussions/${id}/arranging`,
  })
  stepPages(app, house, openDiscussion, {
    step: inviteColleague,
    part: '/arranging/colleague',
    async load({ access, person, now }, request) {
      const arranging = await openKind(access, person, 'arranging', now)
      if (!arranging) return null
      return {
        suggested: (await invitedPeople(arranging)).find((one) => one.id === queryOf(request.query, 'from')) ?? null,
      }
    },
    page: (view) => <ColleaguePage {...view} />,
    initial: ({ suggested }): Fields => (suggested ? { ...suggested.someoneElse, agency: suggested.agency } : {}),
    after: (id) => `/discussions/${id}/arranging`,
  })
  stepPages(app, house, openDiscussion, {
    step: withdrawInvitation,
    part: '/arranging/withdrawn-invitation',
    async load({ access, person, now }, request) {
      const arranging = await openKind(access, person, 'arranging', now)
      if (!arranging) return null
      return {
        invitation:
          (await invitedPeople(arranging)).find((one) => one.id === queryOf(request.query, 'invitation')) ?? null,
      }
    },
    page: (view) => <TakeOffPage {...view} />,
    after: (id) => `/discussions/${id}/arranging`,
  })
}

const queryOf = (query: unknown, name: string): string => {
  const value: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, name) : undefined
  return typeof value === 'string' ? value : ''
}
