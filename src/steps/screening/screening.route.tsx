import type { FastifyRequest } from 'fastify'
import type { Person } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { idParam, queryParam } from '../../kit/parameters.ts'
import { dateIn } from '../../kit/posted-form.ts'
import { type OpenDiscussion, stepPages } from '../../kit/step-pages.ts'
import {
  answer,
  type Fields,
  field,
  fieldsOf,
  type House,
  personOf,
  shellOf,
  signedIn,
  type Web,
} from '../../kit/web.ts'
import { type Access, openDiscussion, openKind } from '../../trust/access.ts'
import {
  AnswerMorePage,
  ComeBackPage,
  ConditionDonePage,
  LookAgainPage,
  MeetConditionPage,
} from './after-screening.page.tsx'
import { answerMore, comeBack, lookAgain, meetCondition, sayConditionDone } from './after-screening.ts'
import { keptInRequest } from './kept-in-request.rows.ts'
import { OutcomePage } from './outcome.page.tsx'
import { OutcomeFormPage } from './outcome-form.page.tsx'
import { saidIn } from './said.rows.ts'
import { PassScreeningPage, TakePage } from './screener.page.tsx'
import { passScreening, takeOverScreening, takeScreening } from './screener.ts'
import { ScreeningPage, type ScreeningProps } from './screening.page.tsx'
import { isOutcome } from './screening.question.ts'
import { answersSeen, outcomeOf } from './screening.rows.ts'
import { saveScreening, screen } from './screening.ts'
import { checksFor } from './screening-checks.rows.ts'

export function screeningRoutes(app: Web, house: House): void {
  const page = `/screening`
  stepPages(app, house, openDiscussion, {
    step: takeScreening,
    part: `${page}/take`,
    load: async () => ({}),
    page: (view) => <TakePage view={view} />,
    after: (id) => `/discussions/${id}${page}`,
  })
  stepPages(app, house, openDiscussion, {
    step: takeOverScreening,
    part: `${page}/take-over`,
    load: async () => ({}),
    page: (view) => <TakePage view={view} />,
    after: (id) => `/discussions/${id}${page}`,
  })
  stepPages(app, house, openDiscussion, {
    step: passScreening,
    part: `${page}/pass`,
    load: async () => ({}),
    page: (view) => <PassScreeningPage view={view} />,
  })
  stepPages(app, house, openDiscussion, {
    step: saveScreening,
    part: page,
    load: screeningProps,
    page: (view) => <ScreeningPage view={view} />,
    after: (id) => `/discussions/${id}${page}#open`,
  })
  stepPages(app, house, openDiscussion, {
    step: screen,
    part: `${page}/decide`,
    async load({ access, person, now }, request) {
      const open = await openKind(access, person, 'screening', now)
      const chosen = queryParam(request, 'outcome')
      return (
        open && {
          answers: await answersSeen(open),
          chosen: isOutcome(chosen) ? chosen : null,
        }
      )
    },
    read: withDates,
    page: (view) => <OutcomeFormPage view={view} />,
  })
  afterwards(app, house, page)
  outcomePage(app, house, `${page}/outcome`)
}

type Load = OpenDiscussion<Access<'summary'>>

async function screeningProps({ access, person, now }: Load, request: FastifyRequest): Promise<ScreeningProps | null> {
  const open = await openKind(access, person, 'screening', now)
  const asked = await openKind(access, person, 'request', now)
  const forScreening = await openKind(access, person, 'request-screening', now)
  const agreement = await openKind(access, person, 'agreement', now)
  const team = await openKind(access, person, 'request-team', now)
  if (!open || !asked || !forScreening || !agreement || !team) return null
  return {
    answers: await answersSeen(open),
    checks: await checksFor({ request: asked, agreement, team }),
    said: await saidIn(asked, forScreening),
    kept: await keptInRequest(asked, team),
    asked: field(fieldsOf(request), 'question') || queryParam(request, 'question'),
  }
}

/** What follows an outcome: small pages of the practitioner and the screener. */
function afterwards(app: Web, house: House, page: string): void {
  const load = async ({ access, person, now }: Load) => {
    const open = await openKind(access, person, 'screening-outcome', now)
    return open && { outcome: await outcomeOf(open) }
  }
  stepPages(app, house, openDiscussion, {
    step: answerMore,
    part: `${page}/answer`,
    load,
    page: (view) => <AnswerMorePage view={view} />,
  })
  stepPages(app, house, openDiscussion, {
    step: sayConditionDone,
    part: `${page}/done`,
    load,
    page: (view) => <ConditionDonePage view={view} />,
    after: (id) => `/discussions/${id}${page}/outcome`,
  })
  stepPages(app, house, openDiscussion, {
    step: meetCondition,
    part: `${page}/confirm`,
    load,
    page: (view) => <MeetConditionPage view={view} />,
  })
  stepPages(app, house, openDiscussion, {
    step: lookAgain,
    part: `${page}/look-again`,
    // A colleague of the screener may look again without having read the outcome.
    load: async (open) => (await load(open)) ?? { outcome: null },
    page: (view) => <LookAgainPage view={view} />,
  })
  stepPages(app, house, openDiscussion, {
    step: comeBack,
    part: `${page}/come-back`,
    load,
    page: (view) => <ComeBackPage view={view} />,
  })
}

function outcomePage(app: Web, house: House, part: string): void {
  app.get(`/discussions/:id${part}`, { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const id = idParam(request)
    const now = house.clock.now()
    const found = id && (await house.database.withActor(person, (tx) => readOutcome(tx, person, id, now)))
    if (!found) return reply.callNotFound()
    const shell = await shellOf(house, request, reply)
    return answer(reply, <OutcomePage shell={shell} person={person} {...found} />)
  })
}

async function readOutcome(tx: Tx, person: Person, id: string, now: Date) {
  const summary = await openDiscussion(tx, person, id, now)
  const open = summary && (await openKind(summary, person, 'screening-outcome', now))
  return open && { discussion: open.discussion, outcome: await outcomeOf(open) }
}

/** The three typed parts of both dates, joined. */
const withDates = (fields: Fields): Record<string, unknown> => ({
  ...fields,
  due: dateIn(fields, 'due'),
  'look-again': dateIn(fields, 'look-again'),
})
