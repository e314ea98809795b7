/**
 * The paper a drawing lies on: it scrolls, so a finger moves it as any page; a mouse drags it; it grows and shrinks. Sizes are set on the
 * element by this program alone, and stay when somebody changes the drawing.
 */
const sizes = { least: 160, most: 8000 }

export function letMove(root: HTMLElement): void {
  root.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-zoom]') : null
    if (button) zoom(button.closest('[data-drawing]')?.querySelector('svg.cg-g') ?? null, Number(button.dataset.zoom))
  })
  root.addEventListener(
    'wheel',
    (event) => {
      const svg = event.target instanceof Element ? event.target.closest<SVGSVGElement>('[data-paper] svg') : null
      if (!svg || !event.ctrlKey) return
      event.preventDefault()
      zoom(svg, event.deltaY > 0 ? 0.9 : 1.1)
    },
    { passive: false },
  )
  letDragPaper(root)
}

/** `by` 0: the whole drawing, as wide as its paper. What is in the middle stays there. */
export function zoom(svg: SVGSVGElement | null, by: number): void {
  const paper = svg?.closest('[data-paper]')
  if (!svg || !paper) return
  if (by === 0) {
    Object.assign(svg.style, { width: '100%', minWidth: '0', maxWidth: '100%' })
    return
  }
  const before = svg.getBoundingClientRect()
  const width = Math.min(sizes.most, Math.max(sizes.least, before.width * by))
  const grown = width / before.width
  const [x, y] = [paper.scrollLeft + paper.clientWidth / 2, paper.scrollTop + paper.clientHeight / 2]
  Object.assign(svg.style, { width: `${width}px`, minWidth: '0', maxWidth: 'none' })
  paper.scrollTo(x * grown - paper.clientWidth / 2, y * grown - paper.clientHeight / 2)
}

/** With a mouse; a finger scrolls. The click that ends a drag is no click on a person. */
function letDragPaper(root: HTMLElement): void {
  let from: { x: number; y: number; left: number; top: number; paper: Element; moved: boolean } | null = null
  root.addEventListener('pointerdown', ({ target, pointerType, clientX: x, clientY: y }) => {
    const paper = target instanceof Element ? target.closest('[data-paper]') : null
    if (paper && pointerType === 'mouse')
      from = { x, y, left: paper.scrollLeft, top: paper.scrollTop, paper, moved: false }
  })
  root.addEventListener('pointermove', ({ clientX, clientY, buttons }) => {
    if (!from || buttons === 0) return
    const [dx, dy] = [clientX - from.x, clientY - from.y]
    from.moved ||= Math.hypot(dx, dy) > 6
    from.paper.classList.toggle('cg-draw__paper--moving', from.moved)
    if (from.moved) from.paper.scrollTo(from.left - dx, from.top - dy)
  })
  root.addEventListener(
    'click',
    (event) => {
      if (from?.moved && from.paper.contains(event.target instanceof Node ? event.target : null))
        event.stopPropagation()
      from?.paper.classList.remove('cg-draw__paper--moving')
      from = null
    },
    { capture: true },
  )
}
