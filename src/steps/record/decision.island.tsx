/** While somebody writes the record: sentences that sound like a decision, below the field after a pause or on leaving it. Advice only (P2). */
import { render } from 'preact'
import { pressOver } from '../../design/press-over.ts'
import { DecisionHints } from './decision-hints.tsx'

const pause = 900

for (const area of document.querySelectorAll<HTMLTextAreaElement>('[data-decisions] textarea')) watch(area)

function watch(area: HTMLTextAreaElement): void {
  const holder = document.createElement('div')
  holder.setAttribute('aria-live', 'polite')
  area.insertAdjacentElement('afterend', holder)
  const fromServer = area.parentElement?.querySelector('.cg-guard--decide')
  let looked = area.value
  let timer: number | undefined
  const look = async () => {
    window.clearTimeout(timer)
    if (area.value === looked) return
    looked = area.value
    await pressOver()
    fromServer?.remove()
    render(<DecisionHints text={looked} />, holder)
  }
  area.addEventListener('input', () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void look(), pause)
  })
  area.addEventListener('blur', () => void look())
}
