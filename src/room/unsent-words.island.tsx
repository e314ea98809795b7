/** After the room is over: what this window still holds of its person's own words. */
import { render } from 'preact'
import { forgetRefused, keptIn, storeKey, unsentIn } from './room-store.ts'
import { letTakeAway } from './take-words-away.ts'
import { Unsent } from './view/room-gone.tsx'

const root = document.querySelector<HTMLElement>('#unsent-words')
if (root) show(root)

function show(root: HTMLElement): void {
  const key = storeKey(root.dataset.base ?? '', root.dataset.self ?? '')
  forgetRefused(key)
  letTakeAway(root, key, unsentIn(keptIn(key)), (own) => render(<Unsent own={own} />, root))
}
