/** The routes of every room, in one list. */
import { deskRoutes } from './desks/desk.route.tsx'
import { discussionRoutes } from './desks/discussion.route.tsx'
import type { House, Web } from './kit/web.ts'
import { offersIn } from './procedure.ts'
import { agreementRoutes } from './steps/agreement/agreement.route.tsx'
import { alertRoutes } from './steps/alert/alert.route.tsx'
import { forumRoutes } from './steps/forum/forum.route.tsx'

export function procedureRoutes(app: Web, house: House): void {
  deskRoutes(app, house, offersIn)
  discussionRoutes(app, house, offersIn)
  // 1 and 2: purpose and scope, for everybody
  forumRoutes(app, house)
  // 3.1 Initiation
  agreementRoutes(app, house)
  alertRoutes(app, house)
  // 3.2 Allocation of facilitator and preparations
  // 3.3 The meeting
  // 4 Quality assurance
}
