import { stepPages } from '../../kit/step-pages.ts'
import type { House, Web } from '../../kit/web.ts'
import { openDiscussion, openKind } from '../../trust/access.ts'
import { WithdrawalPage } from './withdrawal.page.tsx'
import { whoKnows } from './withdrawal.rows.ts'
import { isWriter, withdrawal } from './withdrawal.ts'

export function withdrawalRoutes(app: Web, house: House): void {
  stepPages(app, house, openDiscussion, {
    step: withdrawal,
    part: '/withdrawal',
    async load({ access, person, now }) {
      if (!isWriter(access.discussion, person.personId)) return null
      const team = await openKind(access, person, 'request-team', now)
      return team && whoKnows(team)
    },
    page: (view) => <WithdrawalPage {...view} />,
  })
}
