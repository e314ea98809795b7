/** The routes of every room, in one list. */
import { deskRoutes } from './desks/desk.route.tsx'
import { discussionRoutes } from './desks/discussion.route.tsx'
import type { House, Web } from './kit/web.ts'
import { offersIn } from './procedure.ts'
import { auditorRoutes } from './registers/auditor.route.tsx'
import { blankDocumentRoutes } from './registers/blank-documents.route.tsx'
import { coverRoutes } from './registers/cover.route.tsx'
import { disseminationRoutes } from './registers/dissemination.route.tsx'
import { emergencyRoutes } from './registers/emergency.route.tsx'
import { exemptionRoutes } from './registers/exemptions.route.tsx'
import { facilitatorRoutes } from './registers/facilitators.route.tsx'
import { guardWordsRoutes } from './registers/guard-words.route.tsx'
import { reportRoutes } from './reports/evaluation-report.route.tsx'
import { agreementRoutes } from './steps/agreement/agreement.route.tsx'
import { standInNow } from './steps/agreement/stand-in-now.ts'
import { alertRoutes } from './steps/alert/alert.route.tsx'
import { allocationRoutes } from './steps/allocation/allocation.route.tsx'
import { arrangingRoutes } from './steps/arranging/arranging.route.tsx'
import { evaluationRoutes } from './steps/evaluation/evaluation.route.tsx'
import { forumRoutes } from './steps/forum/forum.route.tsx'
import { learningRoutes } from './steps/learning/learning.route.tsx'
import { meetingRoutes } from './steps/meeting/meeting.route.tsx'
import { recordRoutes } from './steps/record/record.route.tsx'
import { requestRoutes } from './steps/request/request.route.tsx'
import { screeningRoutes } from './steps/screening/screening.route.tsx'
import { sealedNoteRoutes } from './steps/sealed-note/sealed-note.route.tsx'
import { themesRoutes } from './steps/themes/themes.route.tsx'
import { withdrawalRoutes } from './steps/withdrawal/withdrawal.route.tsx'

export function procedureRoutes(app: Web, house: House): void {
  deskRoutes(app, house, offersIn)
  discussionRoutes(app, house, offersIn)
  // 1 and 2: purpose and scope, for everybody
  forumRoutes(app, house)
  // 3.1 Initiation
  requestRoutes(app, house, standInNow)
  sealedNoteRoutes(app, house)
  withdrawalRoutes(app, house)
  agreementRoutes(app, house)
  alertRoutes(app, house)
  // 3.2 Allocation of facilitator and preparations
  screeningRoutes(app, house)
  allocationRoutes(app, house)
  facilitatorRoutes(app, house)
  // 3.3 The meeting
  arrangingRoutes(app, house)
  meetingRoutes(app, house)
  recordRoutes(app, house)
  learningRoutes(app, house)
  themesRoutes(app, house)
  // 4 Quality assurance
  evaluationRoutes(app, house)
  reportRoutes(app, house)
  // Registers beside the discussions
  disseminationRoutes(app, house)
  guardWordsRoutes(app, house)
  exemptionRoutes(app, house)
  coverRoutes(app, house, standInNow)
  blankDocumentRoutes(app, house)
  emergencyRoutes(app, house)
  auditorRoutes(app, house)
}
