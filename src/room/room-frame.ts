/** What stands around the room and belongs to where one is in it: the window's title and the standing line (P2). In a browser only. */
import { interfaceWords, sayAny } from '#content'
import type { RoomProps } from './view/room-props.ts'
import { statementFor, titleFor } from './view/room-view.tsx'

export function frameFor({ where, seen, names, pseudonym }: RoomProps): void {
  const title = `${titleFor(where, names)}: ${pseudonym}`
  document.title = sayAny(interfaceWords.frame.title, names, { page_title: title })
  const statement = document.querySelector('.cg-standing strong')?.nextSibling
  if (statement) statement.textContent = ` ${sayAny(statementFor(where, seen), names)}`
}

/** Whoever was taken to another place stands at its heading, where what they stood at is gone. */
export function standAtHeading(root: HTMLElement): void {
  const heading = root.querySelector<HTMLElement>('h2')
  if (!heading || (document.activeElement && document.activeElement !== document.body)) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
