/**
 * The drawing as an editor: one stop for the Tab key; arrow keys go along the family, Enter or a touch goes to what can be done with a
 * person (their row in the table), Escape comes back; plus and minus change the size, 0 shows all.
 */
import { letMove, zoom } from './drawing-paper.ts'

const steps: Readonly<Record<string, string>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

export function letPoint(root: HTMLElement): void {
  root.addEventListener('keydown', (event) => {
    const { target } = event
    if (!(target instanceof Element) || event.altKey || event.metaKey) return
    const person = target.closest<SVGGElement>('[data-person]')
    if (!person) {
      const row = target.closest<HTMLDetailsElement>('[data-row]')
      if (event.key === 'Escape' && row) {
        row.open = false
        focusOn(drawnPerson(root, row.dataset.row ?? ''))
      }
      return
    }
    const step = steps[event.key]
    if (step) {
      event.preventDefault()
      focusOn(drawnPerson(root, person.dataset[step] ?? ''))
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      openRow(root, person.dataset.person ?? '')
    } else if (['+', '=', '-', '0'].includes(event.key)) {
      event.preventDefault()
      zoom(person.ownerSVGElement, event.key === '0' ? 0 : event.key === '-' ? 0.8 : 1.25)
    }
  })
  root.addEventListener('focusin', ({ target }) => {
    const person = target instanceof Element ? target.closest('[data-person]') : null
    if (!person) return
    for (const other of root.querySelectorAll('[data-person][tabindex="0"]')) other.setAttribute('tabindex', '-1')
    person.setAttribute('tabindex', '0')
  })
  root.addEventListener('click', ({ target }) => {
    const person = target instanceof Element ? target.closest<SVGGElement>('[data-person]') : null
    if (person?.dataset.person) openRow(root, person.dataset.person)
  })
  letMove(root)
}

/** After somebody was added beside another: to their row, where the role is typed. The page is drawn anew first. */
export function goToNew(root: HTMLElement, id: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      openRow(root, id)
      root.querySelector<HTMLInputElement>(`[data-row="${CSS.escape(id)}"] input[name="label"]`)?.focus()
    }),
  )
}

function openRow(root: HTMLElement, id: string): void {
  const row = root.querySelector<HTMLDetailsElement>(`[data-row="${CSS.escape(id)}"]`)
  if (!row) return
  row.open = true
  row.querySelector('summary')?.focus()
  row.scrollIntoView({ block: 'nearest' })
}

const drawnPerson = (root: HTMLElement, id: string): SVGGElement | null =>
  id === '' ? null : root.querySelector<SVGGElement>(`[data-person="${CSS.escape(id)}"]`)

const focusOn = (person: SVGGElement | null): void => person?.focus()
