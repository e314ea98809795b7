/** What stands around the room and belongs to where one is in it: the window's title and the standing line (P2). In a browser only. */
import { interfaceWords, sayAny } from '#content'
import { boardHeading } from './view/board-heading.tsx'
import { statementFor, titleFor } from './view/place-words.ts'
import type { RoomProps } from './view/room-props.ts'

export function frameFor({ where, seen, names, pseudonym }: RoomProps): void {
  const title = `${titleFor(where, names)}: ${pseudonym}`
  document.title = sayAny(interfaceWords.frame.title, names, { page_title: title })
  const statement = document.querySelector('.cg-standing strong')?.nextSibling
  if (statement) statement.textContent = ` ${sayAny(statementFor(where, seen), names)}`
}

/** Whoever was taken to another place stands at its board, where what they stood at is gone. */
export function standAtBoard(): void {
  if (document.activeElement === null || document.activeElement === document.body)
    document.getElementById(boardHeading)?.focus({ preventScroll: true })
}
