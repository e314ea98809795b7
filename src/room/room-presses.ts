/** What is pressed in the room besides its forms: links within it, undo and redo, following the lead, putting words away, dragging a card. */
import { letDrag } from './drag-cards.ts'
import { letPoint } from './drawing-keys.ts'
import type { RoomClient } from './room-client.ts'
import type { RoomPainter } from './room-painter.tsx'
import type { RoomSubmit } from './room-submit.ts'
import type { RoomWay } from './room-way.ts'
import type { RoomWindow } from './room-window.ts'
import { letCopy } from './take-words-away.ts'
import { letRead } from './words-read.ts'

export function letPress(here: RoomWindow, painter: RoomPainter, way: RoomWay, submit: RoomSubmit): void {
  const { root } = here
  root.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !here.client) return
    followLink(event, event.target, way)
    press(event.target, here, here.client, way)
  })
  root.addEventListener('keydown', (event) => {
    if (here.client && !isTyping(event)) undoByKeys(event, here.client)
  })
  letRead(root)
  root.addEventListener('input', () => painter.keepBegun())
  addEventListener('popstate', () => way.arrive(true))
  letCopy(root, (words) => here.say(words))
  letPoint(root, (person) => submit.choose(person))
  letDrag(root, (card, board, box) => drop(here.client, card, board, box))
}

/** A link to another place of the room does not load the page anew. */
function followLink(event: MouseEvent, target: Element, way: RoomWay): void {
  const link = target.closest('a')
  const isWithin = link && (link.hasAttribute('data-within') || link.closest('.cg-tabs') || link.closest('.cg-follow'))
  if (!isWithin || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  way.go(link.getAttribute('href') ?? '')
}

function press(target: Element, here: RoomWindow, client: RoomClient, way: RoomWay): void {
  if (target.closest('[data-undo]')) client.undo(newId)
  if (target.closest('[data-redo]')) client.redo(newId)
  const follow = target.closest<HTMLElement>('[data-follow]')
  if (follow) way.follow(follow.dataset.follow === 'yes')
  const away = target.closest<HTMLElement>('[data-put-away]')?.dataset.putAway ?? ''
  if (away === '') return
  here.begun.putAway(away)
  client.putAway(away)
}

/** In a box for words the browser's own undo is meant. */
const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

function undoByKeys(event: KeyboardEvent, client: RoomClient): void {
  const pressed = event.key.toLowerCase() // also with Caps Lock
  if (!(event.ctrlKey || event.metaKey) || (pressed !== 'y' && pressed !== 'z')) return
  event.preventDefault()
  if (pressed === 'z' && !event.shiftKey) client.undo(newId)
  else client.redo(newId)
}

/** In a quiet round a card is sorted for one's own agency. */
function drop(client: RoomClient | null, card: string, board: string, box: string): void {
  const silent = client?.seen.state.cards.silent[board]?.value === true
  client?.do({ id: newId(), board, body: { type: silent ? 'sort' : 'move', card, box } })
}

const newId = (): string => crypto.randomUUID()
