/** My learning: private notes and certificates. No act of a discussion: nothing here changes one or asks for the right to read it. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf, learningNote as words } from '#content'
import { audit } from '../../kit/audit.ts'
import { dateFrom } from '../../kit/form.ts'
import { isId, newId } from '../../kit/id.ts'
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
import { signedInLately } from '../../trust/step-up.ts'
import { CertificatePage } from './certificate.page.tsx'
import { LearningPage } from './learning.page.tsx'
import {
  beginNote,
  deleteNote,
  type LearningNote,
  type NoteWords,
  ownNote,
  ownNotes,
  saveNote,
} from './learning-note.rows.ts'
import { NotePage } from './note.page.tsx'
import { noteAsText, notesAsTable } from './note-export.ts'
import { answersForm, noteForm } from './note-form.ts'
import { noteShapes, shapeWith } from './note-shapes.ts'
import { meetingsOf } from './took-part.rows.ts'

export function learningRoutes(app: Web, house: House): void {
  app.get('/learning', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const found = await house.database.withActor(person, async (tx) => {
      const meetings = await meetingsOf(tx, person)
      const shown = meetings.map(({ discussionId }) => discussionId)
      await audit(tx, person, 'read', 'learning', null, house.clock.now(), shown)
      return { notes: await ownNotes(tx, person), meetings }
    })
    return answer(reply, <LearningPage shell={await shellOf(house, request, reply)} {...found} />)
  })
  newNoteRoutes(app, house)
  noteRoutes(app, house)
  copyRoutes(app, house)
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
      await house.database.withActor(person, async (tx) => {
        await beginNote(tx, person, id, about.discussionId, written, house.clock.now())
        await audit(tx, person, 'act', 'learning-note', about.discussionId, house.clock.now())
      })
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
    const seen = Number.parseInt(field(fields, 'seen'), 10)
    const saved = await house.database.withActor(person, async (tx) => {
      await audit(tx, person, 'act', 'learning-note', null, house.clock.now())
      return saveNote(tx, person, note, Number.isInteger(seen) ? seen : 0, written, house.clock.now())
    })
    if (saved || isSame(note, written)) return seeOther(reply, `${action}${shapeWanted(fields)}`)
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

function copyRoutes(app: Web, house: House): void {
  app.get('/learning/:note/text', { preHandler: signedIn }, async (request, reply) => {
    const note = await noteIn(house, request, 'export')
    return note
      ? download(reply, 'learning-note.txt', 'text/plain; charset=utf-8', noteAsText(note))
      : reply.callNotFound()
  })
  app.get('/learning/notes.csv', signedInLately, async (request, reply) => {
    const person = personOf(request)
    const notes = await house.database.withActor(person, async (tx) => {
      await audit(tx, person, 'export', 'learning-note', null, house.clock.now())
      return ownNotes(tx, person)
    })
    return download(reply, 'learning-notes.csv', 'text/csv; charset=utf-8', notesAsTable(notes))
  })
  app.get<{ Params: { discussion: string } }>(
    '/learning/certificate/:discussion',
    { preHandler: signedIn },
    async (request, reply) => {
      const person = personOf(request)
      const meeting = await house.database.withActor(person, async (tx) => {
        const found = (await meetingsOf(tx, person)).find((one) => one.discussionId === request.params.discussion)
        if (found) await audit(tx, person, 'export', 'certificate', found.discussionId, house.clock.now())
        return found
      })
      if (!meeting) return reply.callNotFound()
      return answer(
        reply,
        <CertificatePage shell={await shellOf(house, request, reply)} person={person} meeting={meeting} />,
      )
    },
  )
}

const download = (reply: FastifyReply, name: string, type: string, text: string) =>
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(type)
    .send(text)

interface Shown {
  readonly note: LearningNote | null
  readonly action: string
  readonly fields?: Fields
  readonly errors?: Readonly<Record<string, string>>
  readonly conflict?: boolean
}

async function showNote(house: House, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const { note, action, fields, errors = {}, conflict = false } = shown
  const shell = await shellOf(house, request, reply)
  const asked = fields ? field(fields, 'shape') : shapeAsked(request)
  const shape = shapeWith(asked || note?.shape || 'general')
  const values = fields?.shape === undefined ? storedValues(note, shell.now) : fields
  const status = conflict ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  return answer(reply, <NotePage view={{ shell, note, action, shape, values, errors, conflict }} />, status)
}

function storedValues(note: LearningNote | null, now: Date): Fields {
  const [year = '', month = '', day = ''] = (note?.writtenOn ?? dayOf(now)).split('-')
  return {
    title: note?.title ?? '',
    minutes: String(note?.minutes ?? ''),
    'minutes-together': String(note?.minutesTogether ?? ''),
    'written-on-day': day,
    'written-on-month': month,
    'written-on-year': year,
    ...note?.answers,
  }
}

/** The posted words, or what to put right. */
function wordsIn(fields: Fields): NoteWords | { readonly errors: Record<string, string> } {
  const joined = dateFrom(
    field(fields, 'written-on-day'),
    field(fields, 'written-on-month'),
    field(fields, 'written-on-year'),
  )
  const form = noteForm.safeParse({ ...fields, 'written-on': joined })
  const answers = answersForm(shapeWith(field(fields, 'shape'))).safeParse(fields)
  if (form.success && answers.success) return { form: form.data, answers: answers.data }
  const issues = [...(form.error?.issues ?? []), ...(answers.error?.issues ?? [])]
  return { errors: Object.fromEntries(issues.map((issue) => [issue.path.map(String).join('-'), issue.message])) }
}

/** Sent twice, or saved elsewhere with the very same words. */
const isSame = (note: LearningNote, { form, answers }: NoteWords): boolean =>
  note.title === form.title &&
  Object.entries(answers).every(([key, value]) => JSON.stringify(note.answers[key] ?? '') === JSON.stringify(value))

async function noteIn(
  house: House,
  request: FastifyRequest,
  verb: 'read' | 'export' = 'read',
): Promise<LearningNote | null> {
  const person = personOf(request)
  const id = paramIn(request, 'note')
  if (!isId(id)) return null
  return house.database.withActor(person, async (tx) => {
    const note = await ownNote(tx, person, id)
    if (note) await audit(tx, person, verb, 'learning-note', null, house.clock.now())
    return note
  })
}

/** Which discussion a new note is about: none, or one this person took part in. Null: not theirs. */
async function aboutIn(house: House, request: FastifyRequest): Promise<{ discussionId: string | null } | null> {
  const person = personOf(request)
  const asked = paramIn(request, 'discussion')
  if (asked === '') return { discussionId: null }
  const meetings = await house.database.withActor(person, async (tx) => {
    await audit(tx, person, 'read', 'took-part', isId(asked) ? asked : null, house.clock.now())
    return meetingsOf(tx, person)
  })
  return meetings.some((meeting) => meeting.discussionId === asked) ? { discussionId: asked } : null
}

function paramIn({ params }: FastifyRequest, name: string): string {
  if (typeof params !== 'object' || params === null) return ''
  const value = Object.entries(params).find(([key]) => key === name)?.[1]
  return typeof value === 'string' ? value : ''
}

function shapeAsked({ query }: FastifyRequest): string {
  const asked = typeof query === 'object' && query !== null && 'shape' in query ? query.shape : ''
  return noteShapes.find((shape) => shape.id === asked)?.id ?? ''
}

/** Changing the shape saves first: the words stay. */
const shapeWanted = (fields: Fields): string => {
  const wanted = noteShapes.find((shape) => shape.id === field(fields, 'use-shape'))
  return wanted ? `?shape=${wanted.id}` : ''
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '/learning/new'
