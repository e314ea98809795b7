/** The sealed note's page; opening it is a POST of its own, audited, answered with a page that nothing keeps. */

import { idParam } from '../../kit/parameters.ts'
import { whyNot } from '../../kit/step.ts'
import { stepPages } from '../../kit/step-pages.ts'
import { answer, formFrame, type House, personOf, shellOf, signedIn, type Web } from '../../kit/web.ts'
import { openDiscussion, openKind } from '../../trust/access.ts'
import { mayRead } from '../../trust/policy.ts'
import { readSealedNote, sealedNoteSince } from '../../trust/sealed-note.ts'
import { sealNote } from './seal-note.ts'
import { SealedNotePage } from './sealed-note.page.tsx'

export function sealedNoteRoutes(app: Web, house: House): void {
  stepPages(app, house, openDiscussion, {
    step: sealNote,
    part: '/sealed-note',
    load: async ({ access, person }) =>
      mayRead(person, access.discussion, 'sealed-note') ? { since: await sealedNoteSince(access), opened: null } : null,
    page: (view) => <SealedNotePage {...view} />,
    after: (id) => `/discussions/${id}/sealed-note`,
  })

  app.post('/discussions/:id/sealed-note/opening', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const id = idParam(request)
    const now = house.clock.now()
    const found = id
      ? await house.database.withActor(person, async (tx) => {
          const summary = await openDiscussion(tx, person, id, now)
          const access = summary && (await openKind(summary, person, 'sealed-note', now))
          if (!access) return null
          const since = await sealedNoteSince(summary)
          return { discussion: access.discussion, props: { since, opened: await readSealedNote(access) } }
        })
      : null
    if (!found) return reply.callNotFound()
    const shell = await shellOf(house, request, reply)
    const { discussion, props } = found
    const view = {
      shell,
      person,
      discussion,
      props,
      values: {},
      typed: {},
      errors: {},
      refusal: whyNot(sealNote, discussion, person),
      stale: false,
      lookAgain: null,
      form: formFrame(shell, `/discussions/${id}/sealed-note`, discussion.version),
    }
    return answer(reply, <SealedNotePage {...view} />)
  })
}
