import { stepPages } from '../../kit/step-pages.ts'
import { type Fields, field, fieldList, type House, type Web } from '../../kit/web.ts'
import { openDiscussion, openKind } from '../../trust/access.ts'
import { AlertPage } from './alert.page.tsx'
import { teamOf } from './alert.rows.ts'
import { alert } from './alert.ts'
import { alertAnswerRoutes } from './alert-answer.route.tsx'

export function alertRoutes(app: Web, house: House): void {
  alertAnswerRoutes(app, house)
  stepPages(app, house, openDiscussion, {
    step: alert,
    part: '/alert',
    async load({ access, person, now }) {
      const team = await openKind(access, person, 'request-team', now)
      return team ? { team: await teamOf(team) } : null
    },
    page: (view) => <AlertPage {...view} />,
    initial: ({ team }) => Object.fromEntries(team.map((member) => [`member-${member.id}`, 'letter'])),
    read: (fields) => ({ checked: field(fields, 'checked'), members: membersIn(fields) }),
  })
}

/** `member-<id>` → what to do about that person. */
function membersIn(fields: Fields): Record<string, string> {
  const chosen: Record<string, string> = {}
  for (const name of Object.keys(fields))
    if (name.startsWith('member-')) chosen[name.slice('member-'.length)] = fieldList(fields, name)[0] ?? ''
  return chosen
}
