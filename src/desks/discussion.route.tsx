/** The page of one discussion: where it is, who has it, what comes next for the person looking, and what has happened. */

import { actions, isKeyOf } from '#content'
import type { Discussion, Person } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { idParam } from '../kit/parameters.ts'
import { answer, type House, personOf, shellOf, signedIn, type Web } from '../kit/web.ts'
import { mayOpen, openDiscussion, openKind } from '../trust/access.ts'
import { type Keeping, keepingOf } from '../trust/countdown.ts'
import { procedureVersions } from '../trust/procedure-version.rows.ts'
import { type ProcedureVersion, versionOf } from '../trust/procedure-version.ts'
import { areasOf, type HistoryLine, historyOf, type Meeting, meetingSeen } from './desk.rows.ts'
import { DiscussionPage } from './discussion.page.tsx'
import { LooksPage } from './looks.page.tsx'
import { looksAt } from './looks.rows.ts'
import { type ManagerSaid, managersSaid } from './managers-said.rows.ts'
import type { OffersIn } from './offers.ts'
import { type OutcomeSaid, outcomeSaid } from './outcome-said.rows.ts'
import { type TeamAsks, teamAsksIn } from './team-asks.rows.ts'
import { places } from './turn.ts'

export function discussionRoutes(app: Web, house: House, offersIn: OffersIn): void {
  app.get('/discussions/:id', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const id = idParam(request)
    const now = house.clock.now()
    const found = id ? await house.database.withActor(person, (tx) => look(tx, person, id, now, offersIn), id) : null
    if (!found) return reply.callNotFound()
    const shell = await shellOf(house, request, reply)
    return answer(reply, <DiscussionPage {...found} shell={shell} person={person} done={doneIn(request.query)} />)
  })
  app.get('/discussions/:id/looked', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const id = idParam(request)
    const now = house.clock.now()
    const found = id ? await house.database.withActor(person, (tx) => lookers(tx, person, id, now), id) : null
    if (!found) return reply.callNotFound()
    return answer(reply, <LooksPage {...found} shell={await shellOf(house, request, reply)} />)
  })
}

export interface Found {
  readonly discussion: Discussion
  readonly areas: string | null
  /** While the managers are being asked, for those who may read it. */
  readonly managersSaid: readonly ManagerSaid[]
  /** Of a request that went another way, for those who may read it. */
  readonly outcome: OutcomeSaid | null
  readonly history: readonly HistoryLine[]
  /** What of it goes when. */
  readonly keeping: Keeping
  readonly offers: Awaited<ReturnType<OffersIn>> extends ReadonlyMap<string, infer Offers> ? Offers : never
  readonly meeting: Meeting | null
  /** The version of the procedure it began under. */
  readonly procedureVersion: ProcedureVersion
  /** Until when the reader has it open in an emergency, and by nothing else; or null. */
  readonly emergencyUntil: Date | null
  /** What the team answered to the alert, for whoever sends the request, until they send it. */
  readonly teamAsks: TeamAsks | null
  readonly mayReadAnswers: boolean
  readonly mayReadRequest: boolean
  readonly mayReadRecord: boolean
  readonly mayReadOutcome: boolean
}

async function look(tx: Tx, person: Person, id: string, now: Date, offersIn: OffersIn): Promise<Found | null> {
  const access = await openDiscussion(tx, person, id, now)
  if (!access) return null
  const { discussion } = access
  const areas = await openKind(access, person, 'areas', now)
  const beingAgreed = ['agreement', 'alert'].includes(places[discussion.status].stage)
  const agreement = beingAgreed ? await openKind(access, person, 'agreement', now) : null
  const wentElsewhere = ['another-route', 'not-this-time'].includes(discussion.status)
  const elsewhere = wentElsewhere ? await openKind(access, person, 'screening-outcome', now) : null
  const [offers, meeting, areasSaid, managers, outcome, history, keeping, versions] = await Promise.all([
    offersIn(tx, person, [discussion], now),
    meetingSeen(access),
    areas && areasOf(areas),
    agreement ? managersSaid(agreement) : [],
    elsewhere && outcomeSaid(elsewhere),
    historyOf(access),
    keepingOf(access, now),
    procedureVersions(tx),
  ])
  const isToWrite =
    discussion.status === 'agreed' && [discussion.requesterId, discussion.begunBy].includes(person.personId)
  const team = isToWrite ? await openKind(access, person, 'request-team', now) : null
  return {
    discussion,
    areas: areasSaid,
    managersSaid: managers,
    outcome,
    history,
    keeping,
    offers: offers.get(id) ?? [],
    meeting,
    procedureVersion: versionOf(versions, discussion),
    emergencyUntil: access.emergencyUntil,
    teamAsks: team && (await teamAsksIn(team)),
    mayReadAnswers:
      mayOpen(person, access, 'request-team', now) && history.some(({ event }) => event === 'team-alerted'),
    mayReadRequest: mayOpen(person, access, 'request', now),
    mayReadRecord: mayOpen(person, access, 'record', now),
    mayReadOutcome: mayOpen(person, access, 'screening-outcome', now),
  }
}

async function lookers(tx: Tx, person: Person, id: string, now: Date) {
  const access = await openDiscussion(tx, person, id, now)
  const looks = access && (await looksAt(access, person.personId))
  return looks && { discussion: access.discussion, looks }
}

/** What was just done, as a key of actions.yaml; anything else in the address is ignored. */
function doneIn(query: unknown): keyof typeof actions.acts | null {
  if (typeof query !== 'object' || query === null || !('done' in query) || typeof query.done !== 'string') return null
  return isKeyOf(actions.acts, query.done) ? query.done : null
}
