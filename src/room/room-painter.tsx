/** Draws the room into its window: once a frame, however many operations came, and nobody loses their place or a word they began. */
import { render } from 'preact'
import { standAgain } from './card-place.ts'
import { keepPlace } from './drawing-keys.ts'
import type { RoomClient } from './room-client.ts'
import { wordsTyped } from './room-forms.ts'
import { frameFor } from './room-frame.ts'
import type { RoomWindow } from './room-window.ts'
import { RoomTag } from './view/room-tag.tsx'
import { RoomView } from './view/room-view.tsx'

export class RoomPainter {
  private readonly here: RoomWindow
  private readonly tag = document.querySelector('#room-tag')
  private queued = false
  private hasDrawn = false
  private readonly afterwards: (() => void)[] = []
  /** After each drawing, and when something was typed. */
  onDrawn: () => void = () => {}
  /** Instead of a drawing, when the room is over for this person. */
  onOver: () => void = () => {}

  constructor(here: RoomWindow) {
    this.here = here
  }

  /** `then`: once, after the drawing that comes. */
  draw(then?: () => void): void {
    if (then) this.afterwards.push(then)
    if (this.queued || !this.here.client) return
    this.queued = true
    requestAnimationFrame(() => {
      this.queued = false
      const { client } = this.here
      if (client?.over) this.onOver()
      else if (client) this.paint(client)
    })
  }

  private paint(client: RoomClient): void {
    const { root } = this.here
    const typeAgain = this.hasDrawn ? null : wordsTyped(root)
    if (!this.hasDrawn) root.replaceChildren()
    this.hasDrawn = true
    const wasInMenu = document.activeElement?.closest('[data-menu]') != null
    const stand = standAgain(root)
    const room = this.here.props(client)
    render(<RoomView room={room} />, root)
    frameFor(room)
    if (this.tag) render(<RoomTag status={client.seen.status} />, this.tag)
    this.here.choices.keep()
    keepPlace(root, wasInMenu)
    typeAgain?.()
    this.keepBegun()
    stand()
    for (const one of this.afterwards.splice(0)) one()
  }

  /** What was begun is kept; what lost its field on the board is shown beside it. */
  keepBegun(): void {
    const { begun } = this.here
    const strayed = begun.stray.length
    begun.keep(location.pathname)
    if (begun.stray.length !== strayed) this.draw()
    this.onDrawn()
  }
}
