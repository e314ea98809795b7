/** One's own sign-in: where one is signed in, and ending it. */
import { isId } from '../kit/id.ts'
import {
  answer,
  field,
  fieldsOf,
  type House,
  personOf,
  seeOther,
  sessionClockOf,
  shellOf,
  signedIn,
  type Web,
} from '../kit/web.ts'
import { AccountPage } from './account.page.tsx'
import { endSessionsOf, openSessionsOf } from './account.rows.ts'

export function accountRoutes(app: Web, house: House): void {
  const clock = sessionClockOf(house)

  app.get('/account', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const shell = await shellOf(house, request, reply)
    const sessions = await house.database.withActor(person, (tx) => openSessionsOf(tx, person.personId, clock.now()))
    return answer(
      reply,
      <AccountPage
        shell={shell}
        sessions={sessions}
        present={request.session?.id ?? ''}
        done={doneIn(request.query)}
      />,
    )
  })

  app.post('/account/sessions', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const which = field(fieldsOf(request), 'session')
    const present = request.session?.id ?? ''
    if (which !== 'others' && !isId(which)) return seeOther(reply, '/account')
    await house.database.withActor(person, (tx) =>
      endSessionsOf(
        tx,
        person,
        person.personId,
        which === 'others' ? { allBut: present } : { only: which },
        clock.now(),
      ),
    )
    return seeOther(reply, `/account?done=${which === 'others' ? 'ended-others' : 'ended'}`)
  })
}

function doneIn(query: unknown): 'ended' | 'ended-others' | null {
  if (typeof query !== 'object' || query === null || !('done' in query)) return null
  return query.done === 'ended' || query.done === 'ended-others' ? query.done : null
}
