/** Whoever works on a card by keyboard or by ear stays with it: where it goes to another box they go along, and where it goes for good they stand at the next one. */
import { boardHeading } from './view/board-heading.tsx'

/** Before the page is drawn anew. Gives back how to stand again where somebody stood, if what they stood at is gone or closed. */
export function standAgain(root: HTMLElement, at: Element | null = document.activeElement): () => void {
  const card = at?.closest<HTMLElement>('[data-card]')
  if (!card || !root.contains(card)) return () => {}
  const opened = at?.closest('details')
  const places = [card, ...nextTo(card)].map(({ id }) => id)
  return () => {
    if (standsSomewhere()) return
    const same = at?.id ? document.getElementById(at.id) : null
    const found = places.map((id) => document.getElementById(id)).find((one) => one !== null)
    const summary = opened && found?.contains(opened) ? opened.querySelector('summary') : null
    const place = (same?.checkVisibility() ? same : summary) ?? found ?? document.getElementById(boardHeading)
    place?.focus()
  }
}

/** The cards of the same box: those that follow, then those before, nearest first. */
function nextTo(card: HTMLElement): HTMLElement[] {
  const box = [...(card.parentElement?.querySelectorAll<HTMLElement>(':scope > [data-card]') ?? [])]
  const at = box.indexOf(card)
  return [...box.slice(at + 1), ...box.slice(0, at).reverse()]
}

function standsSomewhere(): boolean {
  const { activeElement } = document
  return activeElement !== null && activeElement !== document.body && activeElement.checkVisibility()
}
