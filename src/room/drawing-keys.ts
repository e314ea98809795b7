/**
 * The drawing as an editor: one stop for the Tab key; arrow keys go along the family, Enter or a touch goes to what can be done with a
 * person (their row in the table), Escape comes back; plus and minus zoom, 0 shows all; a drag moves the paper, a wheel with Ctrl zooms.
 */
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
      zoom(person.ownerSVGElement, event.key === '0' ? 0 : event.key === '-' ? 1.25 : 0.8)
    }
  })
  root.addEventListener('focusin', ({ target }) => {
    const person = target instanceof Element ? target.closest('[data-person]') : null
    if (!person) return
    for (const other of root.querySelectorAll('[data-person][tabindex="0"]')) other.setAttribute('tabindex', '-1')
    person.setAttribute('tabindex', '0')
  })
  root.addEventListener(
    'wheel',
    (event) => {
      const svg = event.target instanceof Element ? event.target.closest<SVGSVGElement>('[data-paper] svg') : null
      if (!svg || !event.ctrlKey) return
      event.preventDefault()
      zoom(svg, event.deltaY > 0 ? 1.1 : 0.9)
    },
    { passive: false },
  )
  root.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-zoom]') : null
    if (button) zoom(button.closest('[data-paper]')?.querySelector('svg') ?? null, Number(button.dataset.zoom))
  })
  letPan(root)
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

/** `by` 0: the whole drawing again. The first look is kept on the element. */
function zoom(svg: SVGSVGElement | null, by: number): void {
  if (!svg) return
  const [x = 0, y = 0, width = 1, height = 1] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number)
  if (!svg.dataset.whole) svg.dataset.whole = `${x} ${y} ${width} ${height}`
  if (by === 0) {
    svg.setAttribute('viewBox', svg.dataset.whole)
    return
  }
  svg.setAttribute(
    'viewBox',
    `${x + (width * (1 - by)) / 2} ${y + (height * (1 - by)) / 2} ${width * by} ${height * by}`,
  )
}

/** A short touch opens the person's row; a drag moves the paper once it was enlarged. */
function letPan(root: HTMLElement): void {
  let from: { x: number; y: number; box: number[]; svg: SVGSVGElement; moved: boolean; person: string } | null = null
  root.addEventListener('pointerdown', (event) => {
    const svg = event.target instanceof Element ? event.target.closest<SVGSVGElement>('[data-paper] svg') : null
    if (!svg || !(event.target instanceof Element)) return
    const person = event.target.closest<SVGGElement>('[data-person]')?.dataset.person ?? ''
    const box = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number)
    from = { x: event.clientX, y: event.clientY, box, svg, moved: false, person }
  })
  root.addEventListener('pointermove', (event) => {
    if (!from) return
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
    if (Math.hypot(dx, dy) < 6 && !from.moved) return
    from.moved = true
    const [x = 0, y = 0, width = 1, height = 1] = from.box
    if (!from.svg.dataset.whole) return
    const scale = width / Math.max(1, from.svg.clientWidth)
    from.svg.setAttribute('viewBox', `${x - dx * scale} ${y - dy * scale} ${width} ${height}`)
  })
  root.addEventListener('pointerup', () => {
    if (from && !from.moved && from.person !== '') openRow(root, from.person)
    from = null
  })
  root.addEventListener('pointercancel', () => {
    from = null
  })
}
