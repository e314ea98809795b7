/** One's own sign-in: what opens the account, where it is open, and ending it. */
import { audit } from '../kit/audit.ts'
import { isId } from '../kit/id.ts'
import { answer, field, fieldsOf, personOf, seeOther, shellOf, signedIn, type Web } from '../kit/web.ts'
import { type AccountDone, AccountPage, accountDone } from './account.page.tsx'
import { endSessionsOf, openSessionsOf, waysOf } from './account.rows.ts'
import type { Door } from './door.ts'
import { invitationsOfMine } from './newcomer.rows.ts'
import { queryOf } from './safe-path.ts'
import { whoCorrects } from './watchers.rows.ts'

export function accountRoutes(app: Web, { house, clock, providers }: Door): void {
  app.get('/account', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const shell = await shellOf(house, request, reply)
    const ahead = shell.now.getTime() - clock.now().getTime()
    const found = await house.database.withActor(person, async (tx) => {
      await audit(tx, person, 'read', 'own-sessions', null, clock.now())
      return {
        sessions: (await openSessionsOf(tx, person.personId, clock.now())).map((one) => asOnThePage(one, ahead)),
        ways: await waysOf(tx, person.personId),
        contact: await whoCorrects(tx, person.personId),
        invited: (await invitationsOfMine(tx, shell.now)).length > 0,
      }
    })
    const present = request.session?.id ?? ''
    return answer(
      reply,
      <AccountPage
        {...found}
        shell={shell}
        present={present}
        providers={providers.list}
        done={doneIn(queryOf(request.query).done)}
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

const doneIn = (done: unknown): AccountDone | null => accountDone.find((one) => one === done) ?? null

/** Sessions go by the machine's clock. A demonstration's pages say its own time, so theirs are moved along with it: one clock on a page. */
const asOnThePage = <Moments extends { readonly begunAt: Date; readonly lastSeenAt: Date }>(
  session: Moments,
  ahead: number,
): Moments => ({
  ...session,
  begunAt: new Date(session.begunAt.getTime() + ahead),
  lastSeenAt: new Date(session.lastSeenAt.getTime() + ahead),
})
