/** Showing once more who one is (R8). In the demonstration one button is enough; it does not exist anywhere else. */
import { answer, field, fieldsOf, personOf, seeOther, shellOf, signedIn, type Web } from '../kit/web.ts'
import { waysOf } from './account.rows.ts'
import { ConfirmedPage, ConfirmPage } from './confirm.page.tsx'
import type { Door } from './door.ts'
import { queryOf, safePath } from './safe-path.ts'

export function confirmRoutes(app: Web, door: Door): void {
  const { house, providers } = door

  app.get('/confirm', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const { to, problem } = queryOf(request.query)
    const shell = await shellOf(house, request, reply)
    const ways = await house.database.withActor(person, (tx) => waysOf(tx, person.personId))
    const page = (
      <ConfirmPage
        shell={shell}
        to={safePath(to, '/confirm/done')}
        ways={ways}
        providers={providers.list}
        wrong={problem === 'wrong'}
      />
    )
    return answer(reply, page)
  })

  app.get('/confirm/done', { preHandler: signedIn }, async (request, reply) =>
    answer(reply, <ConfirmedPage shell={await shellOf(house, request, reply)} />),
  )

  if (!house.demonstration) return
  app.post('/confirm', { preHandler: signedIn }, async (request, reply) => {
    await door.confirm(request, reply)
    return seeOther(reply, safePath(field(fieldsOf(request), 'to'), '/confirm/done'))
  })
}
