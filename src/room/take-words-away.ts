/** Words of one's own that are not in the room are copied, or put away. */
import { meeting as words } from '#content'
import { forget } from './room-store.ts'

const { own_words: text } = words.pages

/** They are marked on the page, and copied where the browser lets us. */
export function letCopy(root: HTMLElement, say: (words: string) => void): void {
  root.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-copy]') : null
    const own = button?.closest('[data-own]')?.querySelector('blockquote')
    if (own) void copy(own).then((done) => say(done ? text.copied : text.marked))
  })
}

async function copy(own: Element): Promise<boolean> {
  getSelection()?.selectAllChildren(own)
  try {
    await navigator.clipboard.writeText(own.textContent ?? '')
    return true
  } catch {
    return false // the browser does not let us; the words are marked
  }
}

/** After the room: when the last of them is put away this window holds nothing any more. */
export function letTakeAway(
  root: HTMLElement,
  key: string,
  unsent: readonly string[],
  draw: (own: readonly string[]) => void,
): void {
  let own = unsent
  root.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-put-away]') : null
    const words = button?.closest('[data-own]')?.querySelector('blockquote')?.textContent
    if (words === undefined) return
    own = own.filter((one) => one !== words)
    if (own.length === 0) forget(key)
    draw(own)
  })
  draw(own)
}
