import { interfaceWords, isKeyOf, sayAny, meeting as words } from '#content'
import { isCardBoard } from './card-boxes.ts'
import type { RoomClient } from './room-client.ts'
import type { Draft, Refused, Seen } from './room-line.ts'
import { partNow } from './view/agenda-of.ts'
import { boxLabel } from './view/box-label.ts'

const { live: text } = words.pages

/** What is said aloud to those who do not see the change. Nothing about one's own, which one has just made. */
export function toldOf(seen: Seen, client: RoomClient, names: Parameters<typeof sayAny>[1]): string {
  if (seen.what === 'undone') return text.undone
  if (seen.what === 'look') return seen.words
  if (seen.what === 'crossed') return sayAny(text.crossed, names, { quote: seen.theirs })
  if (seen.what === 'redone') return text.redone
  if (seen.what === 'not-undone') return seen.why === 'stale' ? text.not_undone : text.family_not_undone
  if (seen.what === 'refused') return `${reasonOf(seen.said)} ${text.not_taken}`
  if (seen.what === 'whole') return seen.shown?.length ? text.shown : ''
  if (seen.what !== 'operation' || seen.operation.by === 'me') return ''
  const { board, body } = seen.operation
  const label = isCardBoard(board) ? boxLabel(board, String(body.box ?? '')) : ''
  if (body.type === 'add') return sayAny(text.added, names, { part_label: label })
  if (body.type === 'move') return sayAny(text.moved, names, { part_label: label })
  if (body.type === 'remove') return text.removed
  if (body.type === 'edit') return text.changed
  if (body.type === 'silent') return body.on === 'yes' ? text.silent : text.shown
  if (body.type === 'hand' && body.on === 'yes') return text.hand_up
  if (body.type === 'pause' && body.on === 'yes') return words.pages.pause.title
  if (body.type !== 'part') return ''
  const part = words.agenda.blocks.find(({ id }) => id === partNow(client.seen).part)
  return sayAny(text.part, names, { part_label: part?.label ?? '' })
}

/** What is said of one's own that goes from where one stands; '' for what one sees to have done. */
export function toldOfOwn({ board, body }: Pick<Draft, 'board' | 'body'>, names: Parameters<typeof sayAny>[1]): string {
  if (!isCardBoard(board)) return ''
  const label = boxLabel(board, String(body.box ?? ''))
  if (body.type === 'move') return sayAny(text.moved_own, names, { part_label: label })
  if (body.type === 'sort') return sayAny(text.sorted_own, names, { part_label: label })
  return body.type === 'remove' ? text.removed_own : ''
}

/** Why something was not taken, in a sentence; '' where the server did not say. */
export function reasonOf({ errors = {}, refused = '' }: Pick<Refused, 'errors' | 'refused'>): string {
  if (refused === 'written-over') return text.written_over
  const [wrong] = Object.values(errors)
  return wrong ?? (isKeyOf(interfaceWords.refusals, refused) ? interfaceWords.refusals[refused].title : '')
}
