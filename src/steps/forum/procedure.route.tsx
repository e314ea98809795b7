/** The procedure as a controlled document (P27): the version in use, each version at its own address, and noting a new one. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf, type Names } from '#content'
import type { Person } from '../../discussion.ts'
import { audit } from '../../kit/audit.ts'
import type { Tx } from '../../kit/database.ts'
import { keptIn, withGuard } from '../../kit/guarding.ts'
import { isId, newId } from '../../kit/id.ts'
import { paramOf } from '../../kit/parameters.ts'
import { versionIn } from '../../kit/posted-form.ts'
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
} from '../../kit/web.ts'
import { openWithout } from '../../trust/guarded.ts'
import { noteVersion, procedureVersions, type SectionText, textOfVersion } from '../../trust/procedure-version.rows.ts'
import { firstVersion, inUseOn, type ProcedureVersion, versionAddress } from '../../trust/procedure-version.ts'
import { changeRegister, sentWith } from '../../trust/register-change.ts'
import { queryOf } from '../../trust/safe-path.ts'
import { NewVersionPage } from './new-version.page.tsx'
import { ProcedurePage } from './procedure.page.tsx'
import { sectionsOfContent } from './procedure-text.ts'
import { changedWords, overtaken, readNewVersion } from './procedure-version.form.ts'

const form = '/procedure/versions/new'
const mayAmend = ({ duties }: Person): boolean => duties.includes('policy-team')

export function procedureDocumentRoutes(app: Web, house: House): void {
  app.get('/procedure', (request, reply) => show(house, request, reply, null))
  app.get('/procedure/versions/:number', (request, reply) => show(house, request, reply, paramOf(request, 'number')))
  app.get(form, { preHandler: signedIn }, (request, reply) =>
    mayAmend(personOf(request)) ? showForm(house, request, reply, {}) : reply.callNotFound(),
  )
  app.post(form, { preHandler: signedIn }, (request, reply) => note(house, request, reply))
}

/** `number` as the address says it; null for the version in use. Whoever is not signed in reads the first: their area is not known. */
async function show(house: House, request: FastifyRequest, reply: FastifyReply, number: string | null) {
  const { person } = request
  const shell = await shellOf(house, request, reply)
  const found = person
    ? await house.database.withActor(person, (tx) => read(tx, number, dayOf(shell.now), shell.names))
    : await read(null, number, dayOf(shell.now), shell.names)
  if (!found) return reply.callNotFound()
  return answer(reply, <ProcedurePage shell={shell} {...found} done={queryOf(request.query).done === 'noted'} />)
}

async function read(tx: Tx | null, number: string | null, today: string, names: Names) {
  const versions = tx ? await procedureVersions(tx) : [firstVersion]
  const version = number === null ? inUseOn(versions, today) : versions.find((one) => String(one.number) === number)
  return version ? { versions, version, sections: await wordsOf(tx, version, names) } : null
}

const wordsOf = async (tx: Tx | null, { number }: ProcedureVersion, names: Names): Promise<readonly SectionText[]> =>
  (tx && (await textOfVersion(tx, number))) ?? sectionsOfContent(names)

/** A version with its words, which a new one follows. */
async function versionWithWords(tx: Tx, names: Names, number: number | 'last') {
  const versions = await procedureVersions(tx)
  const latest = number === 'last' ? versions.at(-1) : versions.find((one) => one.number === number)
  return latest ? { latest, sections: await wordsOf(tx, latest, names) } : null
}

async function note(house: House, request: FastifyRequest, reply: FastifyReply) {
  const person = personOf(request)
  if (!mayAmend(person)) return reply.callNotFound()
  const fields = fieldsOf(request)
  const names = await house.namesOf(person.committeeId)
  const today = dayOf(house.clock.now())
  const seen = versionIn(fields) - 1
  const known = await house.database.withActor(person, (tx) => versionWithWords(tx, names, seen))
  if (!known) return showForm(house, request, reply, { values: fields, stale: [] }, 409)
  const read = readNewVersion(fields, { ...known, today })
  if ('errors' in read) return showForm(house, request, reply, { values: fields, errors: read.errors }, 422)
  const { version } = read
  const open = await house.database.withActor(person, (tx) =>
    openWithout(tx, changedWords(version, known.sections), keptIn(fields)),
  )
  if (open) return showForm(house, request, reply, { values: fields, errors: open.errors, open }, 422)
  const key = field(fields, '_key')
  const act = { name: 'procedure-version', key: isId(key) ? key : newId(), sent: sentWith(request) }
  const kept = await changeRegister(house, person, act, (tx, now) => noteVersion(tx, person, version, now))
  if (kept === 'kept') return seeOther(reply, `${versionAddress(version)}?done=noted`)
  return showForm(house, request, reply, { values: fields, stale: known.sections }, 409)
}

interface Shown {
  readonly values?: Fields
  readonly errors?: Readonly<Record<string, string>>
  /** Another version was noted meanwhile: the words this one began from. */
  readonly stale?: readonly SectionText[]
  readonly open?: object
}

async function showForm(house: House, request: FastifyRequest, reply: FastifyReply, shown: Shown, status = 200) {
  const { errors = {}, stale, open = {} } = shown
  const person = personOf(request)
  const shell = await shellOf(house, request, reply)
  const found = await house.database.withActor(person, async (tx) => {
    await audit(tx, person, 'read', 'procedure-version', null, shell.now)
    return versionWithWords(tx, shell.names, 'last')
  })
  if (!found) return reply.callNotFound()
  const { latest, sections } = found
  const { values, theirs } = stale
    ? overtaken(shown.values ?? {}, stale, sections)
    : { values: shown.values ?? {}, theirs: null }
  const page = (
    <NewVersionPage
      shell={shell}
      number={latest.number + 1}
      sections={sections}
      values={values}
      errors={errors}
      theirs={theirs}
    />
  )
  return answer(reply, withGuard(page, true, open), status)
}
