/** The whole request to read, to print and as a Word document (P12, P32): frozen once it has been sent, and only what this reader may see. */

import type { FastifyRequest } from 'fastify'
import { formatDate, namesOf } from '#content'
import { requestDocument } from '../../documents/word-documents.ts'
import { audit } from '../../kit/audit.ts'
import { isId } from '../../kit/id.ts'
import { paramOf } from '../../kit/parameters.ts'
import { answer, type House, personOf, shellOf, signedIn, type Web } from '../../kit/web.ts'
import { type Access, mayOpen, openDiscussion, openKind } from '../../trust/access.ts'
import { keepingOf } from '../../trust/countdown.ts'
import type { Kind } from '../../trust/policy.ts'
import { procedureVersions } from '../../trust/procedure-version.rows.ts'
import { imprintOf, versionOf } from '../../trust/procedure-version.ts'
import { lastCopy } from './copy.rows.ts'
import { type CopiedAnswer, copyOf } from './request.copy.ts'
import { requestSeen } from './request.knowledge.ts'
import { kindOf, questions } from './request.question.ts'
import { type WholeRequest, WholeRequestPage } from './whole-request.page.tsx'

const wordDocument = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function wholeRequestRoutes(app: Web, house: House): void {
  app.get('/discussions/:id/request/whole', { preHandler: signedIn }, async (request, reply) => {
    const whole = await readWhole(house, request, false)
    if (!whole) return reply.callNotFound()
    return answer(reply, <WholeRequestPage {...whole} shell={await shellOf(house, request, reply)} />)
  })
  app.get('/discussions/:id/request.docx', { preHandler: signedIn }, async (request, reply) => {
    const whole = await readWhole(house, request, true)
    if (!whole) return reply.callNotFound()
    const names = namesOf(await house.namesOf(personOf(request).committeeId))
    const { reference, pseudonym } = whole.discussion
    const document = await requestDocument(
      { reference, pseudonym, printedOn: formatDate(house.clock.now(), 'long'), sections: sectionsOf(whole.answers) },
      imprintOf(names, whole.procedureVersion),
    )
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${reference}-request.docx"`)
      .type(wordDocument)
      .send(document)
  })
}

/** Null: nothing of the request is for this person. */
function readWhole(house: House, request: FastifyRequest, leaves: boolean): Promise<WholeRequest | null> {
  const person = personOf(request)
  const id = paramOf(request, 'id')
  const now = house.clock.now()
  return house.database.withActor(person, async (tx) => {
    const opened = isId(id) ? await openDiscussion(tx, person, id, now) : null
    const access = opened && (await openKind(opened, person, 'request', now))
    if (!opened || !access || (leaves && access.inEmergency)) return null
    const { discussion } = access
    const own = ownKinds.filter((kind) => mayOpen(person, access, kind, now))
    if (leaves) await audit(tx, person, 'export', 'request', discussion.id, now)
    const { answers, sentAt } = await answersToRead(access, now)
    const { gone } = await keepingOf(opened, now)
    return {
      discussion,
      procedureVersion: versionOf(await procedureVersions(tx), discussion),
      sentAt,
      isGone: 'request' in gone || 'request-elsewhere' in gone,
      all: own.length === ownKinds.length,
      mayLeave: !access.inEmergency,
      answers: answers.filter(({ kind }) => own.includes(kind)),
    }
  })
}

const ownKinds: readonly Kind[] = [...new Set(questions.map(kindOf))]

async function answersToRead(access: Access<'request'>, now: Date) {
  const copy = await lastCopy(access)
  return copy ?? { answers: copyOf(await requestSeen(access, now)), sentAt: null }
}

function sectionsOf(answers: readonly CopiedAnswer[]) {
  return [...new Set(answers.map(({ part }) => part))].map((title) => ({
    title,
    items: answers
      .filter(({ part }) => part === title)
      .map(({ label, answer: lines }) => ({ question: label, answer: lines.join('\n') })),
  }))
}
