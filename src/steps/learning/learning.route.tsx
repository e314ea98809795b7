/** My learning: private notes and certificates. No act of a discussion: nothing here changes one or asks for the right to read it. */
import type { FastifyRequest } from 'fastify'
import { learningNote as words } from '#content'
import { audit } from '../../kit/audit.ts'
import { type Kept, keptIn } from '../../kit/guarding.ts'
import { isId, newId } from '../../kit/id.ts'
import { paramOf } from '../../kit/parameters.ts'
import { dateIn, errorsIn, versionIn } from '../../kit/posted-form.ts'
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
import { keptStill } from '../../trust/guarded-own.ts'
import { LearningPage } from './learning.page.tsx'
import { beginNote, deleteNote, type LearningNote, type NoteWords, ownNotes, saveNote } from './learning-note.rows.ts'
import { noteCopyRoutes } from './note-copy.route.tsx'
import { answersForm, noteForm } from './note-form.ts'
import { noteShapes, shapeWith } from './note-shapes.ts'
import { noteIn, showNote } from './note-shown.tsx'
import { aboutOf, textsOf } from './note-texts.ts'
import { meetingsOf } from './took-part.rows.ts'

export function learningRoutes(app: Web, house: House): void {
  app.get('/learning', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const found = await house.database.withActor(person, async (tx) => {
      const meetings = await meetingsOf(tx, person)
      const shown = meetings.map(({ discussionId }) => discussionId)
      await audit(tx, person, 'read', 'learning', null, house.clock.now(), { shown })
      return { notes: await ownNotes(tx, person), meetings }
    })
    return answer(reply, <LearningPage shell={await shellOf(house, request, reply)} {...found} />)
  })
  newNoteRoutes(app, house)
  noteRoutes(app, house)
  noteCopyRoutes(app, house)
}

function newNoteRoutes(app: Web, house: House): void {
  for (const address of ['/learning/new', '/learning/about/:discussion']) {
    app.get(address, { preHandler: signedIn }, async (request, reply) => {
      if (!(await aboutIn(house, request))) return reply.callNotFound()
      return showNote(house, request, reply, { note: null, action: pathOf(request) })
    })
    app.post(address, { preHandler: signedIn }, async (request, reply) => {
      const person = personOf(request)
      const about = await aboutIn(house, request)
      if (!about) return reply.callNotFound()
      const fields = fieldsOf(request)
      const written = wordsIn(fields)
      if ('errors' in written)
        return showNote(house, request, reply, { note: null, action: pathOf(request), fields, errors: written.errors })
      const key = field(fields, '_key')
      const id = isId(key) ? key : newId()
      const before = await house.database.withActor(person, async (tx) => {
        const kept = await keptStill(
          tx,
          aboutOf(person, about),
          textsOf(written.form.title, written.answers),
          keptIn(fields),
        )
        const there = await beginNote(tx, person, id, about.discussionId, { ...written, kept }, house.clock.now())
        await audit(tx, person, 'act', 'learning-note', about.discussionId, house.clock.now())
        return there
      })
      // Sent again after more was typed: both texts are shown, and neither is lost.
      if (before && !isSame(before, written))
        return showNote(house, request, reply, { note: before, action: `/learning/${id}`, fields, conflict: true })
      return seeOther(reply, `/learning/${id}${shapeWanted(fields)}`)
    })
  }
}

function noteRoutes(app: Web, house: House): void {
  app.get('/learning/:note', { preHandler: signedIn }, async (request, reply) => {
    const note = await noteIn(house, request)
    return note ? showNote(house, request, reply, { note, action: `/learning/${note.id}` }) : reply.callNotFound()
  })
  app.post('/learning/:note', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const note = await noteIn(house, request)
    if (!note) return reply.callNotFound()
    const fields = fieldsOf(request)
    const written = wordsIn(fields)
    const action = `/learning/${note.id}`
    if ('errors' in written) return showNote(house, request, reply, { note, action, fields, errors: written.errors })
    const seen = versionIn(fields, 'seen')
    const saved = await house.database.withActor(person, async (tx) => {
      await audit(tx, person, 'act', 'learning-note', null, house.clock.now())
      const texts = textsOf(written.form.title, { ...note.answers, ...written.answers })
      const kept = await keptStill(tx, aboutOf(person, note), texts, together(note.kept, keptIn(fields)))
      return saveNote(tx, person, note, seen, { ...written, kept }, house.clock.now())
    })
    if (saved || isSame(note, written)) return seeOther(reply, `${action}${partWanted(fields)}`)
    const now = (await noteIn(house, request)) ?? note
    return showNote(house, request, reply, { note: now, action, fields, conflict: true })
  })
  app.post('/learning/:note/deletion', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const note = await noteIn(house, request)
    if (!note) return seeOther(reply, '/learning') // sent twice: it is gone already
    if (field(fieldsOf(request), 'sure') !== 'yes')
      return showNote(house, request, reply, {
        note,
        action: `/learning/${note.id}`,
        errors: { sure: words.pages.errors.delete },
      })
    await house.database.withActor(person, async (tx) => {
      await deleteNote(tx, person, note.id)
      await audit(tx, person, 'act', 'learning-note-deleted', null, house.clock.now())
    })
    return seeOther(reply, '/learning')
  })
}

/** The posted words, or what to put right. */
function wordsIn(fields: Fields): Omit<NoteWords, 'kept'> | { readonly errors: Record<string, string> } {
  const form = noteForm.safeParse({ ...fields, 'written-on': dateIn(fields, 'written-on') })
  const answers = answersForm(shapeWith(field(fields, 'shape'))).safeParse(fields)
  if (form.success && answers.success) return { form: form.data, answers: answers.data }
  return { errors: { ...errorsIn(form.error), ...errorsIn(answers.error) } }
}

/** Sent twice, or saved elsewhere with the very same words. */
const isSame = (note: LearningNote, { form, answers }: Omit<NoteWords, 'kept'>): boolean =>
  note.title === form.title &&
  Object.entries(answers).every(([key, value]) => JSON.stringify(note.answers[key] ?? '') === JSON.stringify(value))

/** Which discussion a new note is about: none, or one this person took part in. Null: not theirs. */
async function aboutIn(house: House, request: FastifyRequest): Promise<{ discussionId: string | null } | null> {
  const person = personOf(request)
  const asked = paramOf(request, 'discussion')
  if (asked === '') return { discussionId: null }
  const meetings = await house.database.withActor(person, async (tx) => {
    await audit(tx, person, 'read', 'took-part', isId(asked) ? asked : null, house.clock.now())
    return meetingsOf(tx, person)
  })
  return meetings.some((meeting) => meeting.discussionId === asked) ? { discussionId: asked } : null
}

/** Changing the shape saves first: the words stay. */
const shapeWanted = (fields: Fields): string => {
  const wanted = noteShapes.find((shape) => shape.id === field(fields, 'use-shape'))
  return wanted ? `?shape=${wanted.id}` : ''
}

/** A copy, where that is what was asked for once the words are saved. */
const partWanted = (fields: Fields): string => (field(fields, 'copy') === 'text' ? '/text' : shapeWanted(fields))

const together = (before: Kept, now: Kept): Kept =>
  Object.fromEntries(
    [...Object.keys(before), ...Object.keys(now)].map((field) => [field, { ...before[field], ...now[field] }]),
  )

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '/learning/new'
