import { sql } from 'kysely'
import { addWorkingDays, byId, screening } from '#content'
import { isHeldAlready } from '../../room/meeting-held.rows.ts'
import type { Access } from '../../trust/access.ts'
import { openAnswer } from '../../trust/request-words.ts'
import { openOffer } from './offers.rows.ts'

/** What the person asked sees before a yes (allocation.yaml, offer.shown_before_yes), and nothing else. */
export interface OfferRead {
  readonly personId: string
  readonly sender: string
  /** 'YYYY-MM-DD' */
  readonly answerBy: string
  readonly areas: string
  readonly team: readonly { readonly name: string; readonly role: string; readonly agency: string }[]
  /** A choice of request.yaml, how-to-meet, or null. */
  readonly way: string | null
  readonly meetBy: Date
  /** The meeting was held: what is left is the record. */
  readonly isHeld: boolean
}

export async function offerFor(areas: Access<'areas'>, team: Access<'request-team'>): Promise<OfferRead | null> {
  const { tx, discussion } = areas
  const offer = await openOffer(tx, discussion)
  if (!offer) return null
  const { rows } = await sql<{ areas: string | null; way: string | null }>`
    select (select value from request_answer
      where committee_id = ${discussion.committeeId} and discussion_id = ${discussion.id} and question = 'areas') as areas,
      way_to_meet(${discussion.id}) as way`.execute(tx)
  return {
    personId: offer.person_id,
    sender: offer.sender,
    answerBy: offer.answer_by,
    areas: rows[0]?.areas ? await openAnswer(tx, discussion, { question: 'areas', value: rows[0].areas }) : '',
    way: rows[0]?.way ?? null,
    team: await teamOf(team),
    isHeld: await isHeldAlready(tx, discussion),
    meetBy: addWorkingDays(offer.asked_at, byId(screening.targets, 'meet-within').default),
  }
}

const teamOf = ({ tx, discussion }: Access<'request-team'>) =>
  tx
    .selectFrom('team_member')
    .select(['name', 'role', 'agency'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('left_at', 'is', null)
    .orderBy('position')
    .execute()
