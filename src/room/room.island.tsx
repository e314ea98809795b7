/** The room comes to life: a stream of operations in, operations out, and the same parts drawn again with every change. */
import { meeting as words } from '#content'
import { RoomClient } from './room-client.ts'
import { goToEnd, leaveRoom } from './room-leaving.tsx'
import type { RoomLine } from './room-line.ts'
import { RoomNews } from './room-news.ts'
import { RoomPainter } from './room-painter.tsx'
import { post } from './room-post.ts'
import { letPress } from './room-presses.ts'
import { keepIn, keptIn } from './room-store.ts'
import { RoomSubmit } from './room-submit.ts'
import { RoomWay } from './room-way.ts'
import { RoomWindow } from './room-window.ts'
import { watchRoom } from './watch-room.ts'

const root = document.querySelector<HTMLElement>('#room')
const spoken = document.querySelector<HTMLElement>('#room-said')
if (root && spoken) begin(new RoomWindow(root, spoken, () => Date.now()))

function begin(here: RoomWindow): void {
  const { base, csrf, key } = here
  const painter = new RoomPainter(here)
  const way = new RoomWay(here, painter)
  const news = new RoomNews(here, painter, way)
  letPress(here, painter, way, new RoomSubmit(here, painter, way))

  const line: RoomLine = {
    async post(draft) {
      const said = await post(base, csrf, draft)
      if (said.kind !== 'later') backOnLine()
      else if (said.tooFast) here.line = 'busy'
      return said
    },
    keep: (kept) => keepIn(key, kept),
    pause(tries) {
      if (here.line === 'live') here.line = 'offline'
      painter.draw()
      return new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** Math.min(tries, 4), 8000)))
    },
  }

  const watching = watchRoom(base, () => here.client?.number ?? null, {
    whole(whole) {
      if (here.client) here.client.renew(whole)
      else {
        here.client = new RoomClient(whole, line, (seen) => news.saw(seen), keptIn(key))
        news.comeIn()
        way.comeIn()
      }
      void here.client.send()
      painter.draw()
    },
    operation: (number, operation) => here.client?.take(number, operation),
    open() {
      here.line = 'live'
      void here.client?.send()
      painter.draw()
    },
    broken() {
      here.line = navigator.onLine ? 'connecting' : 'offline'
      painter.draw()
    },
    over() {
      if (here.client) here.client.over = true
      else void goToEnd(here)
      here.say(words.pages.live.over)
      painter.draw()
    },
  })

  /** A stream that outlived the cut says nothing when the line is back: what gets through does. */
  function backOnLine(): void {
    if (here.line === 'live' || !watching.isOpen()) return
    here.line = 'live'
    painter.draw()
  }

  let hasLeft = false
  painter.onDrawn = () => way.goOnWithLead()
  painter.onOver = () => {
    if (hasLeft) return
    hasLeft = true
    watching.close()
    leaveRoom(here)
  }
  news.onGap = () => watching.again()
  addEventListener('online', () => {
    backOnLine()
    void here.client?.send()
  })
  setInterval(() => painter.draw(), 20_000) // the clock
}
