import { dayOf, allocation as words } from '#content'
import { Button, Buttons, Page } from '../../design/design.ts'
import { stepPages } from '../../kit/step-pages.ts'
import { answer, type House, shellOf, signedIn, type Web } from '../../kit/web.ts'
import { openDiscussion, openKind } from '../../trust/access.ts'
import { AllocationPage } from './allocation.page.tsx'
import { askingAgency, candidatesSeen } from './allocation.rows.ts'
import { askFacilitator, reportNoFacilitator } from './allocation.ts'
import { acceptOffer, passOffer, passReasons } from './facilitator-answer.ts'
import { OfferPage } from './offer.page.tsx'
import { offerFor } from './offer.rows.ts'
import { offersOf } from './offers.rows.ts'
import { NotFoundPage, PassOfferPage, StepDownPage } from './passing.page.tsx'
import { stepDown } from './step-down.ts'

export function allocationRoutes(app: Web, house: House): void {
  searching(app, house)
  answering(app, house)
  thankYou(app, house, 'passed', words.pass.done_title, words.pass_done)
  thankYou(app, house, 'stepped-down', words.step_down_page.done_title, words.step_down.done)
}

/** The Reviewing Team's side. */
function searching(app: Web, house: House): void {
  stepPages(app, house, openDiscussion, {
    step: askFacilitator,
    part: '/allocation',
    async load({ access, person, now }) {
      const open = await openKind(access, person, 'allocation', now)
      if (!open) return null
      return {
        register: await candidatesSeen(open, now),
        asking: { today: dayOf(now), agencyId: await askingAgency(open) },
        offers: await offersOf(open),
      }
    },
    page: (view) => <AllocationPage view={view} />,
  })
  stepPages(app, house, openDiscussion, {
    step: reportNoFacilitator,
    part: '/allocation/not-found',
    load: async () => ({}),
    page: (view) => <NotFoundPage view={view} />,
  })
}

/** The side of the person asked, and of the facilitator. Access may end with the act, so the thanks stand on a page of their own. */
function answering(app: Web, house: House): void {
  stepPages(app, house, openDiscussion, {
    step: acceptOffer,
    part: '/offer',
    async load({ access, person, now }) {
      const areas = await openKind(access, person, 'areas', now)
      const team = await openKind(access, person, 'request-team', now)
      const offer = areas && team && (await offerFor(areas, team))
      return offer && offer.personId === person.personId ? { offer } : null
    },
    page: (view) => <OfferPage view={view} />,
  })
  stepPages(app, house, openDiscussion, {
    step: passOffer,
    part: '/offer/pass',
    load: async (_open, { query }) => ({ reason: reasonIn(query) }),
    page: (view) => <PassOfferPage view={view} />,
    after: () => '/offers/passed',
  })
  stepPages(app, house, openDiscussion, {
    step: stepDown,
    part: '/step-down',
    load: async () => ({}),
    page: (view) => <StepDownPage view={view} />,
    after: () => '/offers/stepped-down',
  })
}

function thankYou(app: Web, house: House, name: string, title: string, text: string): void {
  app.get(`/offers/${name}`, { preHandler: signedIn }, async (request, reply) => {
    const shell = await shellOf(house, request, reply)
    return answer(
      reply,
      <Page shell={shell} title={title}>
        <p class="cg-lead">{text}</p>
        <Buttons>
          <Button href="/desk">{words.offer_page.to_desk}</Button>
        </Buttons>
      </Page>,
    )
  })
}

const reasonIn = (query: unknown): string => {
  const reason = typeof query === 'object' && query !== null && 'reason' in query ? query.reason : ''
  return passReasons.find((one) => one === reason) ?? ''
}
