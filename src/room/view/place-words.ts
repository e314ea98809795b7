/** What a place of the room is called, and what it says of itself. */
import { isKeyOf, sayAny, statements, meeting as words } from '#content'
import { agendaOf, partNow } from './agenda-of.ts'
import type { RoomProps, Where } from './room-props.ts'

/** What the window is called at this place. */
export const titleFor = ({ place, screen }: Where, names: RoomProps['names']): string => {
  const label = words.pages.tabs[place]
  return screen ? sayAny(words.pages.screen.title, names, { part_label: label }) : label
}

/** The standing line of a place: what it is not (P2). */
export function statementFor({ place }: Where, seen: RoomProps['seen']): string {
  if (place === 'welcome') return statements.pages['meeting-welcome'].text
  if (place === 'matrix') return statements.pages['meeting-matrix'].text
  if (place === 'notes') return statements.pages['meeting-planning'].text
  if (place === 'genogram' || place === 'ecomap') return statements.pages[`meeting-${place}`].text
  const now = agendaOf(seen).find(({ id }) => id === partNow(seen).part)
  const name = now?.statement ?? 'meeting-welcome'
  return isKeyOf(statements.pages, name) ? statements.pages[name].text : statements.pages['meeting-welcome'].text
}
