/** The board somebody looks at, and the tabs that lead to the others. */
import { meeting as words } from '#content'
import { Tabs } from '../../design/tabs.tsx'
import type { CardBoard } from '../card-boxes.ts'
import { cardsOn } from '../cards-read.ts'
import { places } from '../sheet.model.ts'
import { GibbsBoard, KolbBoard } from './cycle-boards.tsx'
import { EcomapBoard } from './ecomap-board.tsx'
import { FourBoard } from './four-board.tsx'
import { GenogramBoard } from './genogram-board.tsx'
import { MatrixBoard } from './matrix-board.tsx'
import { NotesBoard } from './notes-board.tsx'
import { QuietRound } from './quiet-round.tsx'
import { addressOf, type RoomProps } from './room-props.ts'
import { WelcomeBoard } from './welcome-board.tsx'

const { tabs } = words.pages

export function BoardTabs({ room }: { room: RoomProps }) {
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
      tabs={places.map((place) => ({
        href: addressOf(room.base, { ...room.where, place }),
        text: tabs[place],
        current: place === room.where.place,
        ...(counts[place] === undefined ? {} : { count: counts[place], counted: tabs.entries }),
      }))}
    />
  )
}
export function Board({ room }: { room: RoomProps }) {
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
