/** In which discussions an act of the managers is really open: it is their own turn, and what they say has not been said. */
import type { Discussion, Person } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { heldAmong } from '../../room/meeting-held.rows.ts'
import { whoAsked } from './agreement.rows.ts'
import { holdsRole, ownRole, roleNow } from './agreement.ts'
import { answersFor } from './standing-in.rows.ts'

type OpenIn = (tx: Tx, person: Person, discussions: readonly Discussion[], now: Date) => Promise<ReadonlySet<string>>

const idsOf = (discussions: readonly Discussion[]) => new Set(discussions.map(({ id }) => id))

/** The first manager first, then the second. */
export const openToAgree: OpenIn = async (_tx, person, discussions) =>
  idsOf(discussions.filter((discussion) => holdsRole(discussion, person, roleNow(discussion))))

/** "We have talked" is said to the manager who asked, not by them. */
export const openToAnswerManager: OpenIn = async (tx, person, discussions) => {
  const open: Discussion[] = []
  for (const discussion of discussions)
    if (!holdsRole(discussion, person, await whoAsked(tx, discussion))) open.push(discussion)
  return idsOf(open)
}

/** The second manager has not agreed yet while it is their turn; a colleague takes back while they stand in. */
export const openToTakeBack: OpenIn = async (tx, person, discussions, now) => {
  const open: Discussion[] = []
  const held = await heldAmong(tx, discussions)
  for (const discussion of discussions) {
    if (held.has(discussion.id)) continue
    if (discussion.status === 'with-second-manager' && !holdsRole(discussion, person, 'first-manager')) continue
    const { over } = await answersFor(tx, discussion, ownRole(discussion, person), person, now)
    if (!over) open.push(discussion)
  }
  return idsOf(open)
}
