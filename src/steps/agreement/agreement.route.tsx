import { stepPages } from '../../kit/step-pages.ts'
import type { House, Web } from '../../kit/web.ts'
import { openDiscussion, openKind } from '../../trust/access.ts'
import { AgreementPage } from './agreement.page.tsx'
import { agreementsOf, areasFor, equivalentFor } from './agreement.rows.ts'
import { agreement, answerManager, ownRole, roleNow, takeAgreementBack } from './agreement.ts'
import { keptForManager } from './kept-for-manager.rows.ts'
import { standInNow } from './stand-in-now.ts'
import { coverSeen } from './standing-in.rows.ts'
import { TakeBackPage } from './take-back.page.tsx'
import { TalkedPage } from './talked.page.tsx'

export function agreementRoutes(app: Web, house: House): void {
  stepPages(app, house, openDiscussion, {
    step: agreement,
    part: '/agreement',
    async load({ access, person, now }) {
      const areas = await openKind(access, person, 'areas', now)
      const request = await openKind(access, person, 'request', now)
      const managers = await openKind(access, person, 'request-managers', now)
      const said = await openKind(access, person, 'agreement', now)
      if (!areas || !request || !managers || !said) return null
      const role = roleNow(access.discussion)
      return {
        role,
        cover: await coverSeen(said, role, person, now),
        areas: await areasFor(areas),
        equivalent: await equivalentFor(managers),
        kept: await keptForManager(request),
      }
    },
    page: (view) => <AgreementPage {...view} />,
    followedBy: standInNow,
  })
  stepPages(app, house, openDiscussion, {
    step: answerManager,
    part: '/agreement/talked',
    async load({ access, person, now }) {
      const open = await openKind(access, person, 'agreement', now)
      const asked = open ? (await agreementsOf(open)).findLast((one) => one.answer === 'question') : undefined
      return asked ? { manager: asked.name, comment: asked.comment } : null
    },
    page: (view) => <TalkedPage {...view} />,
    followedBy: standInNow,
  })
  stepPages(app, house, openDiscussion, {
    step: takeAgreementBack,
    part: '/agreement/take-back',
    async load({ access, person, now }) {
      const said = await openKind(access, person, 'agreement', now)
      return said && { cover: await coverSeen(said, ownRole(access.discussion, person), person, now) }
    },
    page: (view) => <TakeBackPage {...view} />,
  })
}
