import { type Actor, type Discussion, peopleAs, personIdOf } from '../discussion.ts'

/** Whether this actor is the facilitator of this discussion. */
export const leads = (discussion: Discussion, actor: Actor): boolean =>
  peopleAs(discussion, 'facilitator').some((involved) => involved.personId === personIdOf(actor))
