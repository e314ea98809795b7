/** In which discussions the acts of the request are really open: to its two writers, and when what comes before is done. */
import type { Discussion, Person } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { heldAmong } from '../../room/meeting-held.rows.ts'
import { mayWrite } from './request.knowledge.ts'

type OpenIn = (tx: Tx, person: Person, discussions: readonly Discussion[]) => Promise<ReadonlySet<string>>

const writable = (person: Person, discussions: readonly Discussion[]) =>
  discussions.filter((discussion) => mayWrite(discussion, person))
const idsOf = (discussions: readonly Discussion[]) => new Set(discussions.map(({ id }) => id))

/** A draft is to be finished; the list of its parts leads on to asking the managers. */
export const openToFinish: OpenIn = async (_tx, person, discussions) =>
  idsOf(writable(person, discussions).filter(({ status }) => status === 'draft'))

/** After "not for now" the managers can be asked again. */
export const openToAskAgain: OpenIn = async (_tx, person, discussions) =>
  idsOf(writable(person, discussions).filter(({ status }) => status === 'not-agreed-now'))

export const openToWriters: OpenIn = async (_tx, person, discussions) => idsOf(writable(person, discussions))

/** After the meeting a request is not taken back any more, also while its record waits for another facilitator. */
export const openToWithdraw: OpenIn = async (tx, person, discussions) => {
  const mine = writable(person, discussions)
  const held = await heldAmong(tx, mine)
  return idsOf(mine.filter(({ id }) => !held.has(id)))
}

/** Sending comes after the team has been told (P11). */
export const openToSend: OpenIn = async (tx, person, discussions) => {
  const mine = writable(person, discussions)
  const told = await withTeamTold(tx, person, mine)
  return idsOf(mine.filter(({ id }) => told.has(id)))
}

/** Until the whole team has been told, telling it is what comes next. */
export const openToTell: OpenIn = async (tx, person, discussions) => {
  const told = await withTeamTold(tx, person, discussions)
  return idsOf(discussions.filter(({ id }) => !told.has(id)))
}

const withTeamTold: OpenIn = async (tx, person, discussions) => {
  if (discussions.length === 0) return new Set()
  const rows = await tx
    .selectFrom('team_member')
    .select(['discussion_id', 'told_at', 'skip_reason'])
    .where('committee_id', '=', person.committeeId)
    .where('discussion_id', 'in', [...idsOf(discussions)])
    .where('left_at', 'is', null)
    .execute()
  const untold = new Set(rows.filter((row) => !row.told_at && !row.skip_reason).map((row) => row.discussion_id))
  const listed = new Set(rows.map((row) => row.discussion_id))
  return idsOf(discussions.filter(({ id }) => listed.has(id) && !untold.has(id)))
}
