/** Copies to take along: notes, once the guard finds nothing open in them (P22), and certificates. */

import type { FastifyReply } from 'fastify'
import type { Person } from '../../discussion.ts'
import { audit } from '../../kit/audit.ts'
import type { Tx } from '../../kit/database.ts'
import type { OpenFindings } from '../../kit/guarding.ts'
import { paramOf } from '../../kit/parameters.ts'
import { answer, type House, personOf, shellOf, signedIn, type Web } from '../../kit/web.ts'
import { openInOwn } from '../../trust/guarded-own.ts'
import { signedInLately } from '../../trust/step-up.ts'
import { CertificatePage } from './certificate.page.tsx'
import { LearningPage } from './learning.page.tsx'
import { type LearningNote, ownNotes } from './learning-note.rows.ts'
import { noteAsText, notesAsTable } from './note-export.ts'
import { noteShapes } from './note-shapes.ts'
import { noteIn, showNote } from './note-shown.tsx'
import { aboutOf, textsOf } from './note-texts.ts'
import { meetingsOf } from './took-part.rows.ts'

export function noteCopyRoutes(app: Web, house: House): void {
  app.get('/learning/:note/text', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const note = await noteIn(house, request)
    if (!note) return reply.callNotFound()
    const open = await house.database.withActor(person, async (tx) => {
      const found = await openInNote(tx, person, note)
      if (!found) await audit(tx, person, 'export', 'learning-note', null, house.clock.now())
      return found
    })
    if (!open) return download(reply, 'learning-note.txt', 'text/plain; charset=utf-8', noteAsText(note))
    return showNote(house, request, reply, { note, action: `/learning/${note.id}`, ...inOneShape(open, note) })
  })
  app.get('/learning/notes.csv', signedInLately, async (request, reply) => {
    const person = personOf(request)
    const found = await house.database.withActor(person, async (tx) => {
      const notes = await ownNotes(tx, person)
      const held: LearningNote[] = []
      for (const note of notes) if (await openInNote(tx, person, note)) held.push(note)
      await audit(tx, person, held.length > 0 ? 'read' : 'export', 'learning-note', null, house.clock.now())
      return { notes, held, meetings: held.length > 0 ? await meetingsOf(tx, person) : [] }
    })
    if (found.held.length === 0)
      return download(reply, 'learning-notes.csv', 'text/csv; charset=utf-8', notesAsTable(found.notes))
    return answer(reply, <LearningPage shell={await shellOf(house, request, reply)} {...found} />, 422)
  })
  app.get('/learning/certificate/:discussion', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const meeting = await house.database.withActor(person, async (tx) => {
      const found = (await meetingsOf(tx, person)).find((one) => one.discussionId === paramOf(request, 'discussion'))
      if (found) await audit(tx, person, 'export', 'certificate', found.discussionId, house.clock.now())
      return found
    })
    if (!meeting) return reply.callNotFound()
    return answer(
      reply,
      <CertificatePage shell={await shellOf(house, request, reply)} person={person} meeting={meeting} />,
    )
  })
}

const openInNote = (tx: Tx, person: Person, note: LearningNote): Promise<OpenFindings | null> =>
  openInOwn(tx, aboutOf(person, note), textsOf(note.title, note.answers), note.kept)

/** A page shows one shape of the note: its own where something is open in it, otherwise the first that has something. */
function inOneShape({ errors, findings }: OpenFindings, note: LearningNote) {
  const isOpenIn = ({ fields }: (typeof noteShapes)[number]) => fields.some(({ key }) => Object.hasOwn(errors, key))
  const own = noteShapes.filter(({ id }) => id === note.shape)
  const shape = [...own, ...noteShapes].find(isOpenIn) ?? own[0]
  const shown = new Set(['title', ...(shape?.fields.map(({ key }) => key) ?? [])])
  const only = <Value,>(all: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(all).filter(([field]) => shown.has(field)))
  return { errors: only(errors), findings: only(findings), ...(shape ? { shape: shape.id } : {}) }
}

const download = (reply: FastifyReply, name: string, type: string, text: string) =>
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(type)
    .send(text)
