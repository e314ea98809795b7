/**
 * A committee's own words for the guard (P22): kept by its administrators and the Reviewing Team, used for everybody who writes. To a new harmless
 * word a second of them agrees.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import { postedFrom } from '../kit/step-pages.ts'
import {
  answer,
  type Fields,
  field,
  fieldsOf,
  type House,
  personOf,
  seeOther,
  shellOf,
  signedIn,
  type Web,
} from '../kit/web.ts'
import { committeeWords } from '../trust/committee-words.ts'
import { changeRegister, sentWith } from '../trust/register-change.ts'
import { queryOf } from '../trust/safe-path.ts'
import { entriesIn, lists, mostHarmless, readWords } from './guard-words.form.ts'
import { type GuardWordsDone, GuardWordsPage, guardWordsDone } from './guard-words.page.tsx'
import { agreeToWord, takeOff, withoutNew, wordsWritten, writeWords } from './guard-words.rows.ts'

const mayKeep = ({ duties }: Person): boolean => duties.includes('administrator') || duties.includes('reviewing-team')

export function guardWordsRoutes(app: Web, house: House): void {
  app.get('/guard/words', { preHandler: signedIn }, (request, reply) =>
    mayKeep(personOf(request)) ? show(house, request, reply) : reply.callNotFound(),
  )
  app.post('/guard/words', { preHandler: signedIn }, (request, reply) => keep(house, request, reply))
  app.post('/guard/words/harmless', { preHandler: signedIn }, (request, reply) => settle(house, request, reply))
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
  let done: GuardWordsDone = 'kept'
  const kept = await changeRegister(
    house,
    person,
    { name: 'guard-words', key, sent: sentWith(request) },
    async (tx, now) => {
      const written = withoutNew(read.words, await wordsWritten(tx, person))
      if (written.waits) done = 'asked'
      return writeWords(tx, person, written, version, now)
    },
  )
  return kept === 'stale'
    ? show(house, request, reply, typed, { stale: true })
    : seeOther(reply, `/guard/words?done=${done}`)
}

/** A word that was asked for: agreed to by somebody else, or taken off. */
async function settle(house: House, request: FastifyRequest, reply: FastifyReply) {
  const person = personOf(request)
  if (!mayKeep(person)) return reply.callNotFound()
  const fields = fieldsOf(request)
  const { key } = postedFrom(fields)
  const word = field(fields, 'word')
  const agreed = field(fields, 'answer') === 'agree'
  const name = agreed ? 'harmless-word' : 'harmless-word-taken-off'
  const kept = await changeRegister(house, person, { name, key, sent: sentWith(request) }, (tx, now) =>
    agreed ? agreeToWord(tx, person, word, mostHarmless, now) : takeOff(tx, person, word),
  )
  return kept === 'stale'
    ? show(house, request, reply, {}, { stale: true })
    : seeOther(reply, `/guard/words?done=${agreed ? 'agreed' : 'taken-off'}`)
}

/** What was typed with what somebody else has kept meanwhile: saving again takes off nobody's lines unseen. */
const together = (typed: Fields, stored: Fields): Fields =>
  Object.fromEntries(
    lists.map(({ name }) => [name, entriesIn(`${field(typed, name)}\n${field(stored, name)}`).entries.join('\n')]),
  )

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
      values={{ ...stored, ...(stale ? together(typed, stored) : typed) }}
      errors={errors}
      stale={stale}
      person={person}
      done={guardWordsDone.find((one) => one === queryOf(request.query).done) ?? null}
    />
  )
  return answer(reply, page, stale ? 409 : Object.keys(errors).length > 0 ? 422 : 200)
}
