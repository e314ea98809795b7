/**
 * The pages anybody may read: start page, the check for the right forum, child protection, the procedure, privacy.
 *
 * The answers of the check travel in the address as short coded words (`/check/question?so=no.no.partly`). That is fine, because they
 * say which boxes somebody ticked and nothing else: no name, no text, no number. Nothing is stored; pages are `no-store`, the
 * referrer is switched off, and the log holds route patterns without queries (web.ts). In return the back button, a reload, a
 * printed address and a browser without cookies or JavaScript all work.
 */
import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { answer, type House, type Shell, seeOther, shellOf, type Web } from '../../kit/web.ts'
import { AccessibilityPage } from './accessibility.page.tsx'
import { type AreaNames, areasWithout } from './areas.ts'
import { CheckQuestionPage, CheckStartPage } from './check.page.tsx'
import { CheckResultPage, SupervisionQuestionsPage } from './check-result.page.tsx'
import { ChildProtectionPage, ContactPage } from './child-protection.page.tsx'
import { formatsRoutes } from './formats.route.tsx'
import { answersIn, answersText, changed, whereTo } from './forum.ts'
import { ForumsPage } from './forums.page.tsx'
import { LandingPage } from './landing.page.tsx'
import { PrivacyPage } from './privacy.page.tsx'
import { procedureDocumentRoutes } from './procedure.route.tsx'

export function forumRoutes(app: Web, house: House): void {
  const show = (path: string, page: (props: { shell: Shell }) => VNode) =>
    app.get(path, async (request, reply) => answer(reply, page({ shell: await shellOf(house, request, reply) })))
  const areas = areasWithout(house)
  /** Whoever is signed in belongs to one area; for everybody else all of them are named. */
  const showWithAreas = (path: string, page: (props: { shell: Shell; areas: readonly AreaNames[] }) => VNode) =>
    app.get(path, async (request, reply) => {
      const shell = await shellOf(house, request, reply)
      return answer(reply, page({ shell, areas: shell.person ? [] : await areas() }))
    })
  show('/', LandingPage)
  show('/check', CheckStartPage)
  show('/check/forums', ForumsPage)
  show('/check/supervision-questions', SupervisionQuestionsPage)
  showWithAreas('/child-protection', ChildProtectionPage)
  showWithAreas('/contact', ContactPage)
  procedureDocumentRoutes(app, house)
  show('/privacy', PrivacyPage)
  show('/accessibility', AccessibilityPage)
  checkRoutes(app, house)
  formatsRoutes(app, house)
}

function checkRoutes(app: Web, house: House): void {
  app.get('/check/question', async (request, reply) => {
    const { so, at, answer: given, sent } = queryOf(request)
    const answers = answersIn(so)
    if (given !== '') return seeOther(reply, addressOf(changed(answers, at ?? answers.length, given)))
    const place = whereTo(answers)
    const again = at === undefined ? undefined : place.given[at]
    if (place.at === 'destination' && !again) return seeOther(reply, addressOf(answers))
    const question = again?.question ?? (place.at === 'question' ? place.question : undefined)
    if (!question) return seeOther(reply, '/check')
    const shell = await shellOf(house, request, reply)
    const number = again && at !== undefined ? at : place.given.length
    const page = (
      <CheckQuestionPage
        shell={shell}
        place={place}
        at={number}
        question={question}
        chosen={again?.answer}
        missing={sent}
      />
    )
    return answer(reply, page, sent ? 422 : 200)
  })
  app.get('/check/result', async (request, reply) => {
    const { so, print } = queryOf(request)
    const place = whereTo(answersIn(so))
    if (place.at === 'question') return seeOther(reply, addressOf(answersIn(so)))
    return answer(reply, <CheckResultPage shell={await shellOf(house, request, reply)} place={place} print={print} />)
  })
}

/** Where these answers lead, with the ones that do not count left out. */
function addressOf(answers: readonly string[]): string {
  const place = whereTo(answers)
  return `/check/${place.at === 'question' ? 'question' : 'result'}?so=${answersText(place)}`
}

/** What the check understands of an address; everything else is ignored. */
function queryOf(request: FastifyRequest) {
  const query = new URLSearchParams(request.url.split('?')[1] ?? '')
  const at = query.get('at') ?? ''
  return {
    so: query.get('so') ?? '',
    at: /^\d$/.test(at) ? Number(at) : undefined,
    answer: query.get('answer') ?? '',
    sent: query.get('sent') === 'yes',
    print: query.get('print') === 'yes',
  }
}
