/** A link to an evaluation form, as somebody who was at a meeting has it in a letter. */
import { hashOf, newId, newSecret } from '../../src/kit/id.ts'
import type { TestHouse } from './house.ts'
import { plantDiscussion } from './world.ts'

export type TicketForm = 'before' | 'after' | 'three-months'

/** Gives the secret of the link; it opened yesterday. */
export async function plantTicket(
  { owner, world, clock }: Pick<TestHouse, 'owner' | 'world' | 'clock'>,
  form: TicketForm = 'after',
  { closesInDays } = { closesInDays: 15 },
): Promise<string> {
  const secret = newSecret()
  const discussion = await plantDiscussion(owner, world, { status: 'meeting-ended' })
  const now = clock.now().getTime()
  await owner.query(
    `insert into evaluation_ticket (committee_id, discussion_id, id, form, ticket_hash, person_id, name, email, opens_at, closes_at)
     values ($1, $2, $3, $4, $5, $6, 'Isla Farquhar', $7, $8, $9)`,
    [
      world.strathlorne,
      discussion,
      newId(),
      form,
      hashOf(secret),
      world.people.isla.personId,
      `${newId()}@social-work.example`,
      new Date(now - 86_400_000),
      new Date(now + closesInDays * 86_400_000),
    ],
  )
  return secret
}
