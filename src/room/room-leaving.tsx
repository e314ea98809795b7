/** When the room is over for somebody: nothing of it stays on the screen, only what they had written themselves and not sent. */
import { render } from 'preact'
import { forgetRefused, keptIn, unsentIn } from './room-store.ts'
import type { RoomWindow } from './room-window.ts'
import { letTakeAway } from './take-words-away.ts'
import { RoomGone } from './view/room-gone.tsx'

export function leaveRoom(here: RoomWindow): void {
  const { root, base, key, begun } = here
  begun.keep(location.pathname)
  forgetRefused(key)
  const own = unsentIn(keptIn(key))
  render(null, root)
  root.replaceChildren()
  document.querySelector('.cg-room__head .cg-tag')?.remove()
  letTakeAway(root, key, own, (still) => render(<RoomGone own={still} base={base} />, root))
  if (own.length === 0) void goToEnd(here)
}

/** The same address says why there is no room any more, for those who may know; not twice in a row. */
export async function goToEnd({ base, clock }: RoomWindow): Promise<void> {
  const key = `room over ${base}`
  const last = Number(sessionStorage.getItem(key) ?? 0)
  if (clock() - last < 10_000) return
  sessionStorage.setItem(key, String(clock()))
  const answer = await fetch(base).catch(() => null)
  if (answer?.ok) location.replace(base)
}
