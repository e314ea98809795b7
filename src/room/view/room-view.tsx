/** The whole room: agenda, question, board and people. The same parts on the server and in a browser. */
import { isKeyOf, sayAny, statements, meeting as words } from '#content'
import { Button } from '../../design/button.tsx'
import { Icon } from '../../design/icon.tsx'
import { Tabs } from '../../design/tabs.tsx'
import { type CardBoard, cardsOn } from '../cards.model.ts'
import { places } from '../sheet.model.ts'
import { agendaOf, partNow } from './agenda-of.ts'
import { AgreeFirst } from './agreeing.tsx'
import { Asked } from './asked.tsx'
import { BoardHeading } from './board-heading.tsx'
import { GibbsBoard, KolbBoard } from './cycle-boards.tsx'
import { EcomapBoard } from './ecomap-board.tsx'
import { FourBoard } from './four-board.tsx'
import { GenogramBoard } from './genogram-board.tsx'
import { LeadTools } from './lead-tools.tsx'
import { MatrixBoard } from './matrix-board.tsx'
import { NotAgreedYet } from './not-agreed-yet.tsx'
import { NotesBoard } from './notes-board.tsx'
import { OneButton } from './operation-form.tsx'
import { QuietRound } from './quiet-round.tsx'
import { RoomAgenda } from './room-agenda.tsx'
import { LineState, RoomBar } from './room-bar.tsx'
import { isOver, RoomEnded } from './room-ended.tsx'
import { RoomPeople } from './room-people.tsx'
import { addressOf, type RoomProps, type Where } from './room-props.ts'
import { WelcomeBoard } from './welcome-board.tsx'
import { OwnWords } from './words-to-take.tsx'

const { tabs, head, follow, pause, lead, own_words } = words.pages

export function RoomView({ room }: { room: RoomProps }) {
  const { screen } = room.where
  if (screen)
    return (
      <div class="cg-room-all cg-room-all--screen">
        <Notes room={room} />
        <Asked room={room} />
        <div class="cg-board cg-board--alone">
          <BoardHeading room={room} />
          <Board room={room} />
        </div>
        <p>
          <a href={addressOf(room.base, { ...room.where, screen: false })}>{lead.screen_leave}</a>
        </p>
      </div>
    )
  if (isOver(room.seen))
    return (
      <div class="cg-room-all">
        <RoomEnded room={room} />
        <Boards room={room} />
        <div class="cg-board">
          <BoardHeading room={room} />
          <Board room={room} />
        </div>
        <NotTaken room={room} />
      </div>
    )
  return (
    <div class="cg-room-all">
      <RoomBar room={room} />
      <LineState room={room} />
      <Notes room={room} />
      <div class="cg-room">
        <div class="cg-room__left">
          <RoomAgenda room={room} />
        </div>
        <div class="cg-room__middle">
          <Asked room={room} />
          <Boards room={room} />
          <div class="cg-board">
            <BoardHeading room={room} />
            <AgreeFirst room={room} />
            <Board room={room} />
          </div>
        </div>
        <div class="cg-room__right">
          <LeadTools room={room} />
          <RoomPeople room={room} />
        </div>
      </div>
      {room.look && (
        <p class="cg-look-again">
          <Icon name="seen" /> {room.look}
        </p>
      )}
      <NotTaken room={room} />
    </div>
  )
}

/** In reach wherever one is on the page: nothing typed is lost because the room did not take it. */
function NotTaken({ room: { live, notTaken } }: { room: RoomProps }) {
  if (notTaken.length === 0) return live?.message ? <p class="cg-not-taken">{live.message}</p> : null
  return (
    <section class="cg-not-taken" aria-labelledby="not-taken">
      <h2 class="cg-h4" id="not-taken">
        {own_words.title}
      </h2>
      <OwnWords all={notTaken} living={live !== undefined} />
    </section>
  )
}

/** What everybody has to know now, above everything else. */
function Notes({ room }: { room: RoomProps }) {
  const { seen } = room
  return (
    <>
      {seen.status === 'meeting-stopped' && (
        <div class="cg-note cg-note--gorse" role="status">
          <p>{head.stopped}</p>
          <p>{head.stopped_why}</p>
          <p>
            {head.stopped_risk} {sayAny(words.pages.stop.call, room.names)}
          </p>
          {seen.you.facilitator && (
            <p>
              <Button look="quiet" href={`${room.base}/go-on`}>
                {head.go_on}
              </Button>
            </p>
          )}
        </div>
      )}
      {seen.status === 'meeting-open' && seen.state.sheet.paused?.value && (
        <div class="cg-note cg-note--loch" role="status">
          <h2 class="cg-h3">{pause.title}</h2>
          <p>{pause.text}</p>
          {seen.you.leading && (
            <OneButton room={room} board="sheet" body={{ type: 'pause', on: 'no' }} look="secondary">
              {pause.go_on}
            </OneButton>
          )}
        </div>
      )}
      <NotAgreedYet room={room} />
      <Following room={room} />
    </>
  )
}

/** "Follow me": with the browser's program it turns the page by itself; without it there is a link. */
function Following({ room }: { room: RoomProps }) {
  const { sheet } = room.seen.state
  if (!sheet.follow?.value || !sheet.look || room.seen.you.leading || !room.seen.you.agreed) return null
  const [name = ''] = sheet.look.value.split('?')
  const label = isKeyOf(tabs, name) ? tabs[name] : tabs.welcome
  const there = `${room.base}${name === 'welcome' ? '' : `/${sheet.look.value}`}`
  return (
    <p class="cg-follow">
      <Icon name="seen" />
      {room.live?.following ? follow.following : sayAny(follow.at, room.names, { part_label: label })}{' '}
      {room.live ? (
        <button class="cg-quiet" type="button" data-follow={room.live.following ? 'no' : 'yes'}>
          {room.live.following ? follow.leave : follow.again}
        </button>
      ) : (
        <a href={there}>{follow.go}</a>
      )}
    </p>
  )
}

function Boards({ room }: { room: RoomProps }) {
  const count = (board: CardBoard) => cardsOn(room.seen.state.cards, board).length
  const counts: Readonly<Record<string, number>> = {
    four: count('four'),
    matrix: count('matrix'),
    kolb: count('four'),
    gibbs: count('gibbs'),
    notes: count('notes'),
  }
  return (
    <Tabs
      label={tabs.label}
      tabs={boardPlaces.map((place) => ({
        href: addressOf(room.base, { ...room.where, place }),
        text: tabs[place],
        current: place === room.where.place,
        ...(counts[place] === undefined ? {} : { count: counts[place], counted: tabs.entries }),
      }))}
    />
  )
}

/** Places that have a board. */
export const boardPlaces = places

function Board({ room }: { room: RoomProps }) {
  switch (room.where.place) {
    case 'four':
      return (
        <>
          <QuietRound room={room} board="four" />
          <FourBoard room={room} />
        </>
      )
    case 'matrix':
      return <MatrixBoard room={room} />
    case 'kolb':
      return <KolbBoard room={room} />
    case 'gibbs':
      return <GibbsBoard room={room} />
    case 'notes':
      return <NotesBoard room={room} />
    case 'genogram':
      return <GenogramBoard room={room} />
    case 'ecomap':
      return <EcomapBoard room={room} />
    default:
      return <WelcomeBoard room={room} />
  }
}

/** The standing line of a place: what it is not (P2). */
/** What the window is called at this place. */
export const titleFor = ({ place, screen }: Where, names: RoomProps['names']): string => {
  const label = words.pages.tabs[place]
  return screen ? sayAny(words.pages.screen.title, names, { part_label: label }) : label
}

export function statementFor({ place }: Where, seen: RoomProps['seen']): string {
  if (place === 'welcome') return statements.pages['meeting-welcome'].text
  if (place === 'matrix') return statements.pages['meeting-matrix'].text
  if (place === 'notes') return statements.pages['meeting-planning'].text
  if (place === 'genogram' || place === 'ecomap') return statements.pages[`meeting-${place}`].text
  const now = agendaOf(seen).find(({ id }) => id === partNow(seen).part)
  const name = now?.statement ?? 'meeting-welcome'
  return isKeyOf(statements.pages, name) ? statements.pages[name].text : statements.pages['meeting-welcome'].text
}
