/** Dragging a card into another box. Always beside a box to choose from, never instead of it. */
export function letDrag(root: HTMLElement, dropped: (card: string, board: string, box: string) => void): void {
  let dragged: { card: string; board: string } | null = null
  const boxAt = (target: EventTarget | null): HTMLElement | null => {
    const box = target instanceof Element ? target.closest<HTMLElement>('[data-box]') : null
    return dragged && box?.dataset.board === dragged.board ? box : null
  }
  const clear = () => {
    for (const one of root.querySelectorAll('.cg-drop')) one.classList.remove('cg-drop')
  }
  root.addEventListener('dragstart', (event) => {
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null
    if (!card?.dataset.card || !card.dataset.board) return
    dragged = { card: card.dataset.card, board: card.dataset.board }
    event.dataTransfer?.setData('text/plain', '') // Firefox drags nothing without it; no word of a card leaves the page
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
  })
  root.addEventListener('dragover', (event) => {
    const box = boxAt(event.target)
    if (!box) return
    event.preventDefault()
    clear()
    box.classList.add('cg-drop')
  })
  root.addEventListener('drop', (event) => {
    const box = boxAt(event.target)
    if (!box || !dragged) return
    event.preventDefault()
    if (box.dataset.box) dropped(dragged.card, dragged.board, box.dataset.box)
  })
  root.addEventListener('dragend', () => {
    dragged = null
    clear()
  })
}
