import { stepPages } from '../../kit/step-pages.ts'
import type { House, Web } from '../../kit/web.ts'
import { openDiscussion } from '../../trust/access.ts'
import { WithdrawalPage } from './withdrawal.page.tsx'
import { knowWhoKnows } from './withdrawal.rows.ts'
import { isWriter, withdrawal } from './withdrawal.ts'

export function withdrawalRoutes(app: Web, house: House): void {
  stepPages(app, house, openDiscussion, {
    step: withdrawal,
    part: '/withdrawal',
    load: async ({ tx, discussion, person }) =>
      isWriter(discussion, person.personId) ? knowWhoKnows(tx, discussion) : null,
    page: (view) => <WithdrawalPage {...view} />,
  })
}
