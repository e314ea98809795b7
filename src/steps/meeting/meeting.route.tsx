/** The addresses of the meeting. Opening, stopping and ending are pages of their own; the room's other acts lead back to its boards. */
import { daysBetween } from '#content'
import { stepPages } from '../../kit/step-pages.ts'
import type { House, Web } from '../../kit/web.ts'
import { cardBoards } from '../../room/card-boxes.ts'
import { cardsOn } from '../../room/cards-read.ts'
import { daysOf } from '../../room/committee-days.ts'
import { leads } from '../../room/leads.ts'
import { meetingOf } from '../../room/meeting.rows.ts'
import { here, peopleSeen } from '../../room/people-here.rows.ts'
import { roomSeen } from '../../room/room.rows.ts'
import { boardsSeen } from '../../room/room-log.ts'
import { unsureSeen } from '../../room/unsure-words.ts'
import { openDiscussion, openKind } from '../../trust/access.ts'
import { isMaterial } from './chosen-material.ts'
import { drawingFileRoutes } from './drawing-file.route.ts'
import { EndPage, ResumePage } from './end.page.tsx'
import { boardsKept, fidelityIds, holdMeeting } from './hold-meeting.ts'
import { openMeeting } from './open-meeting.ts'
import { OpeningPage } from './opening.page.tsx'
import { roomRoutes } from './room.route.tsx'
import { findNewTime, resumeMeeting } from './stop-meeting.ts'

export function meetingRoutes(app: Web, house: House): void {
  roomRoutes(app, house)
  drawingFileRoutes(app, house)
  openingRoutes(app, house)
  stoppingRoutes(app, house)
  endRoutes(app, house)
}

function openingRoutes(app: Web, house: House): void {
  stepPages(app, house, openDiscussion, {
    step: openMeeting,
    part: '/meeting/opening',
    async load({ access, discussion, person, now }) {
      const meeting = leads(discussion, person) && (await openKind(access, person, 'meeting', now))
      return meeting ? { planned: await meetingOf(access), invited: await peopleSeen(meeting) } : null
    },
    page: (view) => <OpeningPage view={view} />,
    after: (id, outcome) => {
      const wasHeld = outcome.done === 'acted' && outcome.events.some(({ type }) => type === 'meeting-said-held')
      return `/discussions/${id}/meeting${wasHeld ? '/end' : ''}`
    },
  })
}

function stoppingRoutes(app: Web, house: House): void {
  stepPages(app, house, openDiscussion, {
    step: resumeMeeting,
    part: '/meeting/go-on',
    load: async ({ discussion, person }) => (leads(discussion, person) ? {} : null),
    page: (view) => <ResumePage view={view} />,
    after: (id) => `/discussions/${id}/meeting`,
  })
  stepPages(app, house, openDiscussion, {
    step: findNewTime,
    part: '/meeting/new-time',
    load: async ({ discussion, person }) => (leads(discussion, person) ? {} : null),
    page: (view) => <ResumePage view={view} />,
  })
}

function endRoutes(app: Web, house: House): void {
  stepPages(app, house, openDiscussion, {
    step: holdMeeting,
    part: '/meeting/end',
    async load({ access, discussion, person, now }) {
      const meeting = leads(discussion, person) && (await openKind(access, person, 'meeting', now))
      if (!meeting) return null
      const room = await roomSeen(meeting)
      const boards = await boardsSeen(meeting)
      const until = room && daysBetween(room.openedAt, now) > 0 ? (await meetingOf(access))?.endsAt : now
      const sinceOpened = room && until ? Math.round((until.getTime() - room.openedAt.getTime()) / 60_000) : 90
      return {
        people: await peopleSeen(meeting),
        boards,
        unsure: (await unsureSeen(meeting, boards)).cards,
        minutes: Math.min(Math.max(sinceOpened, 1), 180),
        boardDays: await daysOf(meeting, 'boards', boardsKept),
      }
    },
    page: (view) => <EndPage view={view} />,
    initial: ({ people, boards, minutes }) => ({
      there: here(people).map((person) => person.id),
      material: cardBoards
        .flatMap((board) => cardsOn(boards.cards, board))
        .filter(isMaterial)
        .map(({ id }) => id),
      minutes: String(minutes),
    }),
    read: (fields) => ({ ...Object.fromEntries(fidelityIds.map((id) => [id, ''])), ...fields }),
    after: (id) => `/discussions/${id}/record/draft`,
  })
}
