/** Whoever is invited to work with another committee answers with their own account; only their yes makes them a member (decision 0041). */
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import { idParam } from '../kit/parameters.ts'
import { answer, field, fieldsOf, type House, personOf, seeOther, shellOf, signedIn, type Web } from '../kit/web.ts'
import { answerInvitation, type InvitationOfMine, invitationsOfMine } from './newcomer.rows.ts'
import { type Answered, answered, OwnInvitationsPage } from './own-invitations.page.tsx'
import { queryOf } from './safe-path.ts'

export function ownInvitationRoutes(app: Web, house: House): void {
  app.get('/account/invitations', { preHandler: signedIn }, async (request, reply) => {
    const shell = await shellOf(house, request, reply)
    const invitations = await Promise.all(
      (await openOnes(personOf(request))).map(async (one) => ({ ...one, names: await house.namesOf(one.committeeId) })),
    )
    const done = doneIn(queryOf(request.query).done)
    return answer(reply, <OwnInvitationsPage shell={shell} invitations={invitations} done={done} />)
  })

  app.post('/account/invitations/:invitation', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const given = field(fieldsOf(request), 'answer')
    const wanted = idParam(request, 'invitation')
    const found = (await openOnes(person)).find(({ id }) => id === wanted)
    if (given !== 'yes' && given !== 'no') return seeOther(reply, '/account/invitations')
    const accepted = given === 'yes'
    const isDone =
      found && (await answerInvitation(house.database, person.personId, found, accepted, house.clock.now()))
    const done: Answered = !isDone ? 'over' : accepted ? 'accepted' : 'refused'
    return seeOther(reply, `/account/invitations?done=${done}`)
  })

  const openOnes = (person: Person): Promise<InvitationOfMine[]> =>
    house.database.withActor(person, async (tx) => {
      const now = house.clock.now()
      await audit(tx, person, 'read', 'own-invitations', null, now)
      return invitationsOfMine(tx, now)
    })
}

const doneIn = (done: unknown): Answered | null => answered.find((one) => one === done) ?? null
