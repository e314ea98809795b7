/** A committee's own words for the guard (P22): kept by its administrators and the Reviewing Team, used for everybody who writes. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import { postedFrom } from '../kit/step-pages.ts'
import {
  answer,
  type Fields,
  fieldsOf,
  type House,
  personOf,
  seeOther,
  shellOf,
  signedIn,
  type Web,
} from '../kit/web.ts'
import { committeeWords } from '../trust/committee-words.ts'
import { changeRegister } from '../trust/register-change.ts'
import { queryOf } from '../trust/safe-path.ts'
import { lists, readWords } from './guard-words.form.ts'
import { GuardWordsPage } from './guard-words.page.tsx'
import { wordsWritten, writeWords } from './guard-words.rows.ts'

const mayKeep = ({ duties }: Person): boolean => duties.includes('administrator') || duties.includes('reviewing-team')

export function guardWordsRoutes(app: Web, house: House): void {
  app.get('/guard/words', { preHandler: signedIn }, (request, reply) =>
    mayKeep(personOf(request)) ? show(house, request, reply) : reply.callNotFound(),
  )
  app.post('/guard/words', { preHandler: signedIn }, (request, reply) => keep(house, request, reply))
  // For the guard in the browser. The names of a sealed note are none of these.
  app.get('/guard/words.json', { preHandler: signedIn }, async (request, reply) => {
    const words = await house.database.withActor(personOf(request), (tx) => committeeWords(tx))
    return reply.header('cache-control', 'private, max-age=60').send(words)
  })
}

async function keep(house: House, request: FastifyRequest, reply: FastifyReply) {
  const person = personOf(request)
  if (!mayKeep(person)) return reply.callNotFound()
  const typed = fieldsOf(request)
  const { key, version = 0 } = postedFrom(typed)
  const read = readWords(typed)
  if ('errors' in read) return show(house, request, reply, typed, { errors: read.errors })
  const kept = await changeRegister(house, person, { name: 'guard-words', key }, (tx, now) =>
    writeWords(tx, person, read.words, version, now),
  )
  return kept === 'stale'
    ? show(house, request, reply, typed, { stale: true })
    : seeOther(reply, '/guard/words?done=kept')
}

interface Wrong {
  readonly errors?: Readonly<Record<string, string>>
  readonly stale?: boolean
}

async function show(house: House, request: FastifyRequest, reply: FastifyReply, typed: Fields = {}, wrong: Wrong = {}) {
  const person = personOf(request)
  const written = await house.database.withActor(person, async (tx) => {
    await audit(tx, person, 'read', 'guard-words', null, house.clock.now())
    return wordsWritten(tx, person)
  })
  const { errors = {}, stale = false } = wrong
  const stored = Object.fromEntries(lists.map(({ name, list }) => [name, written.words[list].join('\n')]))
  const page = (
    <GuardWordsPage
      shell={await shellOf(house, request, reply)}
      written={written}
      values={{ ...stored, ...typed }}
      errors={errors}
      stale={stale}
      kept={queryOf(request.query).done === 'kept'}
    />
  )
  return answer(reply, page, stale ? 409 : Object.keys(errors).length > 0 ? 422 : 200)
}
