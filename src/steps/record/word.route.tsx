import { byId, namesOf, record } from '#content'
import { recordDocument } from '../../documents/word-documents.ts'
import { audit } from '../../kit/audit.ts'
import { idParam } from '../../kit/parameters.ts'
import { answer, type House, personOf, shellOf, signedIn, type Web } from '../../kit/web.ts'
import { openDiscussion, openKind } from '../../trust/access.ts'
import { procedureVersions } from '../../trust/procedure-version.rows.ts'
import { imprintOf, versionOf } from '../../trust/procedure-version.ts'
import { copyToRead, topicNoteOf } from './record.rows.ts'
import type { CopySection } from './record-copy.ts'
import { TopicNotePage } from './take-record-back.page.tsx'

/** The record as a Word document for those who may read it, and the topic expert's note. */
export function wordRoutes(app: Web, house: House): void {
  app.get('/discussions/:id/record/word', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const now = house.clock.now()
    const found = await house.database.withActor(person, async (tx) => {
      const id = idParam(request)
      const summary = id && (await openDiscussion(tx, person, id, now))
      const access = summary && (await openKind(summary, person, 'record', now))
      if (!access || access.inEmergency || access.discussion.status === 'record-recalled') return null
      const copy = await copyToRead(access)
      if (!copy) return null
      await audit(tx, person, 'export', 'record', access.discussion.id, now)
      const procedureVersion = versionOf(await procedureVersions(tx), access.discussion)
      return { discussion: access.discussion, copy, procedureVersion }
    })
    if (!found) return reply.callNotFound()
    const { reference } = found.discussion
    const names = namesOf(await house.namesOf(person.committeeId))
    const document = await recordDocument(
      {
        reference,
        version: String(found.copy.number),
        facts: factsIn(found.copy.content),
        sections: sectionsIn(found.copy.content),
      },
      imprintOf(names, found.procedureVersion),
    )
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${reference}-record.docx"`)
      .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      .send(document)
  })
  app.get('/discussions/:id/topic-note', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const now = house.clock.now()
    const found = await house.database.withActor(person, async (tx) => {
      const id = idParam(request)
      const summary = id && (await openDiscussion(tx, person, id, now))
      const access = summary && (await openKind(summary, person, 'topic-note', now))
      return access && { discussion: access.discussion, note: await topicNoteOf(access) }
    })
    if (!found) return reply.callNotFound()
    return answer(reply, <TopicNotePage shell={await shellOf(house, request, reply)} {...found} />)
  })
}

const numberLabel = byId(record.sections, 'facts').fields[0].label

const factsIn = (content: readonly CopySection[]) =>
  content
    .filter((section) => section.section === 'facts')
    .flatMap((section) => section.lines.map(({ label, text }) => ({ label, value: text })))
    .filter(({ label }) => label !== numberLabel) // the document has it above already

const sectionsIn = (content: readonly CopySection[]) =>
  content
    .filter((section) => section.section !== 'facts')
    .map(({ title, lines }) => ({
      title,
      text: lines
        .map(({ label, text }) => (label === '' ? text : `${label}${label.endsWith('?') ? '' : ':'} ${text}`))
        .join('\n\n'),
    }))
