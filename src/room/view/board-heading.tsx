import { meeting as words } from '#content'
import type { RoomProps } from './room-props.ts'

/** Its id: where somebody stands who was led to the board, or whose last card on it went. */
export const boardHeading = 'board'

/** The tab above shows it to the eye; this one is to stand at, and for who goes by headings. */
export const BoardHeading = ({ room }: { room: RoomProps }) => (
  <h2 class="visually-hidden" id={boardHeading} tabIndex={-1}>
    {words.pages.tabs[room.where.place]}
  </h2>
)
