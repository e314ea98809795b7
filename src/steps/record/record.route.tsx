/** The addresses of the record: written and shared by the facilitator, read by those who were there. */
import type { FastifyRequest } from 'fastify'
import { record as words } from '#content'
import { peopleAs } from '../../discussion.ts'
import { stepPages } from '../../kit/step-pages.ts'
import type { House, Web } from '../../kit/web.ts'
import { markedForRecord } from '../../room/cards-read.ts'
import { daysOf } from '../../room/committee-days.ts'
import { drawnIn } from '../../room/drawing-picture.ts'
import { leads } from '../../room/leads.ts'
import { guestsSeen } from '../../room/people-here.rows.ts'
import { boardsSeen } from '../../room/room-log.ts'
import type { RoomState } from '../../room/room-state.ts'
import { type Access, openDiscussion, openKind } from '../../trust/access.ts'
import { recordShared } from '../../trust/policy.ts'
import { DraftPage, type DraftProps } from './draft.page.tsx'
import { keptStandingSeen, waitingWords } from './kept-words.rows.ts'
import { OfferPage, type OfferProps, SharePage } from './offer-record.page.tsx'
import { offerForReading } from './offer-record.ts'
import { readBacksSeen } from './read-back.rows.ts'
import { answerReadBack, settleReadBack } from './read-back.ts'
import { ReadingPage, type ReadingProps } from './reading.page.tsx'
import { answersOf, copyToRead, writtenSections } from './record.rows.ts'
import { composeCopy, factLines } from './record-copy.ts'
import { factsSeen } from './record-facts.ts'
import { recordSections } from './record-form.ts'
import { SecondReaderPage } from './second-reader.page.tsx'
import { answerKeptWord, askSecondReader, whyNotSecond } from './second-reader.ts'
import { areSameCopies, isReadingOver, shareRecord, shareSeen } from './share-record.ts'
import { takeBackRecord } from './take-back-record.ts'
import { TakeBackPage } from './take-record-back.page.tsx'
import { wordRoutes } from './word.route.tsx'
import { writeRecord } from './write-record.ts'

export function recordRoutes(app: Web, house: House): void {
  writingRoutes(app, house)
  secondReaderRoutes(app, house)
  offeringRoutes(app, house)
  readingRoutes(app, house)
  wordRoutes(app, house)
}

function writingRoutes(app: Web, house: House): void {
  stepPages(app, house, openDiscussion, {
    step: writeRecord,
    part: '/record/draft',
    load: async ({ access, person, now }, request) => {
      const draft = await openKind(access, person, 'record-draft', now)
      if (!draft) return null
      const meeting = await openKind(access, person, 'meeting', now)
      const props = await draftProps(draft, queryOf(request).section ?? '')
      return meeting ? { ...props, ...materialIn(await boardsSeen(meeting)) } : props
    },
    page: (view) => <DraftPage view={view} />,
    seenOnceKept: ({ written }, { section }) =>
      String((typeof section === 'string' ? written.get(section)?.version : undefined) ?? 0),
    after: (id) => `/discussions/${id}/record/draft`,
  })
  stepPages(app, house, openDiscussion, {
    step: settleReadBack,
    part: '/record/settle',
    load: async ({ access, person, now }) => {
      const draft = await openKind(access, person, 'record-draft', now)
      return draft && draftProps(draft, '')
    },
    page: (view) => <DraftPage view={view} />,
    after: (id) => `/discussions/${id}/record/draft`,
  })
}

/** Kept words and their second reader (P22): asked from the draft, answered on a page that shows nothing else of the record. */
function secondReaderRoutes(app: Web, house: House): void {
  stepPages(app, house, openDiscussion, {
    step: askSecondReader,
    part: '/record/second-reader',
    load: async ({ access, person, now }) => {
      const draft = await openKind(access, person, 'record-draft', now)
      return draft && draftProps(draft, '')
    },
    page: (view) => <DraftPage view={view} />,
    after: (id) => `/discussions/${id}/record/draft`,
  })
  stepPages(app, house, openDiscussion, {
    step: answerKeptWord,
    part: '/kept-words',
    load: async ({ access, discussion, person, now }) => {
      if (whyNotSecond(discussion, person, null)) return { waiting: [] }
      const kept = await openKind(access, person, 'kept-words', now)
      return kept && { waiting: await waitingWords(kept) }
    },
    page: (view) => <SecondReaderPage view={view} />,
    after: (id) => `/discussions/${id}/kept-words`,
  })
}
const materialIn = (boards: RoomState): Pick<DraftProps, 'marked' | 'drawn'> => ({
  marked: markedForRecord(boards.cards),
  drawn: drawnIn(boards),
})

async function draftProps(access: Access<'record-draft'>, open: string): Promise<DraftProps> {
  const { discussion } = access
  return {
    written: await writtenSections(access),
    facts: factLines(discussion, await factsSeen(access)),
    readBacks: await readBacksSeen(access),
    readers: peopleAs(discussion, 'participant').length,
    marked: [],
    kept: await keptStandingSeen(access),
    drawn: [],
    open: recordSections.some((section) => section.id === open) ? open : '',
  }
}

function offeringRoutes(app: Web, house: House): void {
  stepPages(app, house, openDiscussion, {
    step: offerForReading,
    part: '/record/offer',
    load: async ({ access, person, now }) => {
      const draft = await openKind(access, person, 'record-draft', now)
      return draft && offerProps(draft)
    },
    page: (view) => <OfferPage view={view} />,
    initial: (props) => ({ days: String(props.days) }),
    after: (id) => `/discussions/${id}/record/draft`,
  })
  stepPages(app, house, openDiscussion, {
    step: shareRecord,
    part: '/record/share',
    async load({ access, discussion, person, now }) {
      const draft = await openKind(access, person, 'record-draft', now)
      if (!draft) return null
      const known = await shareSeen(draft)
      const answered = new Set(
        known.readBacks.filter((one) => one.copy === known.copy?.number).map((one) => one.personId),
      )
      return {
        ...(await offerProps(draft)),
        answered: answered.size,
        until: known.copy?.readUntil ?? null,
        isOver: known.copy !== null && isReadingOver(discussion, known.copy, known.readBacks, now),
        isChanged: known.copy !== null && !areSameCopies(known.copy.content, known.content),
      }
    },
    page: (view) => <SharePage view={view} />,
  })
}

async function offerProps(access: Access<'record-draft'>): Promise<OfferProps> {
  const { discussion } = access
  const guests = await guestsSeen(access)
  return {
    content: composeCopy(discussion, answersOf(await writtenSections(access)), await factsSeen(access)),
    readers: peopleAs(discussion, 'participant').map((involved) => involved.name),
    guests: guests.map((person) => person.name),
    days: await daysOf(access, 'read-back', words.timing.read_back.default),
  }
}

function readingRoutes(app: Web, house: House): void {
  stepPages(app, house, openDiscussion, {
    step: answerReadBack,
    part: '/record',
    async load({ access, discussion, person, now }) {
      const isParticipant = peopleAs(discussion, 'participant').some(
        (involved) => involved.personId === person.personId,
      )
      const allowed = await openKind(access, person, 'record', now)
      const isTakenBack = discussion.status === 'record-recalled'
      const wasShared = recordShared.some((status) => status === discussion.status)
      const none: ReadingProps['none'] = isTakenBack ? 'taken-back' : wasShared ? 'gone' : 'not-yet'
      const nothing = { copy: null, none, isParticipant, said: null, mayLeave: false }
      if (!allowed) return isTakenBack && isParticipant ? nothing : null
      const copy = isTakenBack ? null : await copyToRead(allowed)
      if (!copy) return nothing
      const own = (await readBacksSeen(allowed)).findLast(
        (one) => one.personId === person.personId && one.copy === copy.number,
      )
      return { copy, none, isParticipant, said: own?.answer ?? null, mayLeave: !allowed.inEmergency }
    },
    page: (view) => <ReadingPage view={view} />,
    after: (id) => `/discussions/${id}/record`,
  })
  stepPages(app, house, openDiscussion, {
    step: takeBackRecord,
    part: '/record/take-back',
    load: async ({ access, discussion, person, now }) =>
      (await openKind(access, person, 'record', now)) ? { leading: leads(discussion, person) } : null,
    page: (view) => <TakeBackPage view={view} />,
    after: (id) => `/discussions/${id}/record`,
  })
}

function queryOf(request: FastifyRequest): Readonly<Record<string, string>> {
  const query = request.query
  if (typeof query !== 'object' || query === null) return {}
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}
