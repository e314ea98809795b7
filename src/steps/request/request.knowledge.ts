/** What the acts of the request need to know, read after the discussion has been locked. */
import { dayOf } from '#content'
import type { Actor, Discussion, Status } from '../../discussion.ts'
import { peopleAs, personIdOf } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { closedTo } from '../../kit/discussions.ts'
import type { Access } from '../../trust/access.ts'
import { directoryOf, type Listed } from './directory.rows.ts'
import { explorePart, type RequestAsIs } from './request.check.ts'
import { findPart, textOf } from './request.question.ts'
import { answersIn, type KeptAnswers } from './request.rows.ts'
import { type KeptTeamEntry, teamOf } from './team.rows.ts'

export interface RequestKnowledge extends RequestAsIs {
  readonly team: readonly KeptTeamEntry[]
  readonly people: readonly Listed[]
  readonly lastAt: Date | null
  readonly writes: KeptAnswers['writes']
  /** The first line manager chosen now has agreed, and what to explore has not changed since (P10). */
  readonly firstStillAgrees: boolean
  /** The first line manager's last answer was a yes. */
  readonly firstAgreed: boolean
}

/** `withPeople`: false where nobody is chosen; the register of a committee is long. */
export async function knowRequest(
  tx: Tx,
  discussion: Discussion,
  now: Date,
  withPeople = true,
): Promise<RequestKnowledge> {
  const [{ answers, lastAt, writes }, team, people] = await Promise.all([
    answersIn(tx, discussion),
    teamOf(tx, discussion),
    withPeople ? directoryOf(tx, discussion.committeeId) : [],
  ])
  return {
    answers,
    lastAt,
    writes,
    team,
    people,
    requesterId: discussion.requesterId,
    today: dayOf(now),
    asked: askedIn(discussion),
    closedTo: await closedTo(tx, discussion),
    ...(await firstAnswer(tx, discussion, textOf(answers['first-manager']))),
  }
}

/** The managers who stand in the discussion, once they have been asked. */
const askedIn = (discussion: Discussion): ReadonlySet<string> =>
  new Set(
    ['draft', 'not-agreed-now'].includes(discussion.status)
      ? []
      : (['first-manager', 'second-manager'] as const).flatMap((role) =>
          peopleAs(discussion, role).map(({ personId }) => personId),
        ),
  )

/** For pages. */
export const requestSeen = ({ tx, discussion }: Access<'request'>, now: Date): Promise<RequestKnowledge> =>
  knowRequest(tx, discussion, now)

async function firstAnswer(tx: Tx, discussion: Discussion, firstManagerId: string) {
  const last = await tx
    .selectFrom('agreement')
    .select(['answer', 'at', 'person_id', 'for_person'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('role', '=', 'first-manager')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  const firstAgreed = last?.answer === 'agree'
  const explored = await lastChangeOfExplore(tx, discussion)
  const isTheirs = last?.person_id === firstManagerId || last?.for_person === firstManagerId
  const same = isTheirs && (explored === null || explored <= last.at)
  return { firstAgreed, firstStillAgrees: firstAgreed && same }
}

async function lastChangeOfExplore(tx: Tx, discussion: Discussion): Promise<Date | null> {
  const questions = findPart(explorePart)?.questions.map(({ id }) => id) ?? []
  const row = await tx
    .selectFrom('request_answer')
    .select((of) => of.fn.max('answered_at').as('at'))
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('question', 'in', questions)
    .executeTakeFirst()
  return row?.at ?? null
}

/** The practitioner, or the first line manager who filled in the form for them (P12): the two who may write, ask and send. */
export const mayWrite = (discussion: Discussion, by: Actor): boolean => {
  const personId = personIdOf(by)
  return personId !== null && (personId === discussion.requesterId || personId === discussion.begunBy)
}

/** While the request is not with the Reviewing Team, its writers may change it. */
export const changeable = [
  'draft',
  'with-first-manager',
  'with-second-manager',
  'manager-question',
  'not-agreed-now',
  'agreed',
] as const satisfies readonly Status[]
