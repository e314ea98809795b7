/**
 * The guard while somebody writes: after a pause, or when they leave the field; what stands in a saved draft is marked when the page opens.
 * Fields that come later, as in a room, are watched from when somebody goes into them. The server asks again, with the names it knows; what
 * it found comes here as `guard-found` on its field.
 */
import { guard } from '#content'
import { GuardWatch, type Written } from './guard-watch.tsx'

const watched = new WeakMap<Written, GuardWatch>()
const said = announcer()

for (const area of document.querySelectorAll('[data-guard]')) watch(area)
document.addEventListener('focusin', ({ target }) => watch(target))
document.addEventListener('guard-found', (event) => {
  if (event instanceof CustomEvent) watch(event.target)?.found(event.detail)
})

function watch(area: EventTarget | null): GuardWatch | null {
  if (!(area instanceof HTMLTextAreaElement || area instanceof HTMLInputElement)) return null
  if (area.dataset.guard === undefined) return null
  const watching = watched.get(area) ?? new GuardWatch(area, said)
  watched.set(area, watching)
  return watching
}

/** One polite line for those who hear the page: how many there are, and when the last one is gone. */
function announcer(): (count: number, were: boolean) => void {
  const line = document.createElement('p')
  line.className = 'visually-hidden'
  line.setAttribute('role', 'status')
  document.body.append(line)
  return (count, were) => {
    if (count > 0)
      line.textContent = count === 1 ? guard.page.count.one : guard.page.count.many.replace('{count}', String(count))
    else if (were) line.textContent = guard.page.none.text
  }
}
