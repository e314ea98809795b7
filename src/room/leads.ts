import { type Actor, type Discussion, peopleAs, personIdOf, type Relation, relationsOf } from '../discussion.ts'

/** Whether this actor is the facilitator of this discussion. */
export const leads = (discussion: Discussion, actor: Actor): boolean =>
  peopleAs(discussion, 'facilitator').some((involved) => involved.personId === personIdOf(actor))

/** A part in the work or in agreeing to the request: no lead for them (P15). */
const involved: readonly Relation[] = ['requester', 'first-manager', 'second-manager', 'team-member', 'screener']

export const mayShareLead = (discussion: Discussion, personId: string): boolean =>
  !relationsOf(discussion, personId).some((relation) => involved.includes(relation))
