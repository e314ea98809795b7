/**
 * The drawing as an editor: one stop for the Tab key; arrow keys go along the family; Enter or a touch opens what can be done with a
 * person, and Escape closes it and comes back; plus and minus change the size, 0 shows all.
 */
import { letMove, zoom } from './drawing-paper.ts'

const steps: Readonly<Record<string, string>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** `choose` is told who was pointed at; '' for nobody any more. */
export function letPoint(root: HTMLElement, choose: (person: string) => void): void {
  root.addEventListener('keydown', (event) => {
    const { target } = event
    if (!(target instanceof Element) || event.altKey || event.metaKey || event.ctrlKey) return
    const person = target.closest<SVGGElement>('[data-person]')
    if (person) keyOn(root, person, event, choose)
    else if (event.key === 'Escape') comeBack(root, target, choose)
  })
  root.addEventListener('focusin', ({ target }) => {
    const person = target instanceof Element ? target.closest('[data-person]') : null
    if (!person) return
    for (const other of root.querySelectorAll('[data-person][tabindex="0"]')) other.setAttribute('tabindex', '-1')
    person.setAttribute('tabindex', '0')
  })
  root.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return
    const person = target.closest<SVGGElement>('[data-person]')
    if (person?.dataset.person) choose(person.dataset.person)
    if (target.closest('[data-close-menu]')) comeBack(root, target, choose)
    const row = target.closest<HTMLElement>('[data-open-row]')
    if (row) openRow(root, row.dataset.openRow ?? '')
  })
  letMove(root)
}

function keyOn(root: HTMLElement, person: SVGGElement, event: KeyboardEvent, choose: (person: string) => void): void {
  const step = steps[event.key]
  const size: number | undefined = { '+': 1.25, '=': 1.25, '-': 0.8, '0': 0 }[event.key]
  if (step) drawnPerson(root, person.dataset[step] ?? '')?.focus()
  else if (event.key === 'Enter' || event.key === ' ') choose(person.dataset.person ?? '')
  else if (event.key === 'Escape') choose('')
  else if (size !== undefined) zoom(person.ownerSVGElement, size)
  else return
  event.preventDefault()
}

/** From the menu or the table to the person on the drawing. */
function comeBack(root: HTMLElement, from: Element, choose: (person: string) => void): void {
  const menu = from.closest<HTMLElement>('[data-menu]')
  const row = from.closest<HTMLDetailsElement>('[data-row]')
  if (menu) choose('')
  if (row) row.open = false
  drawnPerson(root, menu?.dataset.menu ?? row?.dataset.row ?? '')?.focus()
}

/** After the page was drawn: to the menu beside the drawing, or to the table where there is none. A new person's role is typed first. */
export function goTo(root: HTMLElement, person: string, isNew = false): void {
  const menu = root.querySelector<HTMLElement>(`[data-menu="${CSS.escape(person)}"]`)
  if (!menu) openRow(root, person)
  const place = menu ?? root.querySelector(`[data-row="${CSS.escape(person)}"]`)
  if (isNew) place?.querySelector<HTMLInputElement>('input[name="label"]')?.focus()
  else menu?.focus()
  menu?.scrollIntoView({ block: 'nearest' })
}

/** After the page was drawn: the Tab key always finds one person, and whoever had been in a menu that is gone is back on the drawing. */
export function keepPlace(root: HTMLElement, wasInMenu: boolean): void {
  const first = root.querySelector<SVGGElement>('[data-person]')
  if (!root.querySelector('[data-person][tabindex="0"]')) first?.setAttribute('tabindex', '0')
  if (wasInMenu && document.activeElement === document.body)
    root.querySelector<SVGGElement>('[data-person][tabindex="0"]')?.focus()
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
