/** One field while somebody writes in it: what may show who somebody is stands below it, with neutral words to put in its place, and a way back. */
import { render } from 'preact'
import type { Marked } from '../kit/guarding.ts'
import { FindingList } from './guard-findings.tsx'
import { findingsOf, replaced } from './guard-found.ts'
import { pressOver } from './press-over.ts'

export type Written = HTMLTextAreaElement | HTMLInputElement

const pause = 900

export class GuardWatch {
  private timer: number | undefined
  /** The words that were looked at last. */
  private checked: string
  /** What the server found, with the names it knows: shown as long as the words stand there. */
  private told: readonly Marked[] = []
  private readonly before: string[] = []
  private readonly chosen = new Map<string, string>()
  private readonly area: Written
  private readonly holder: HTMLElement
  private readonly say: (count: number, were: boolean) => void

  constructor(area: Written, say: (count: number, were: boolean) => void) {
    this.area = area
    this.say = say
    this.checked = document.getElementById(`${area.id}.guard`)?.hasChildNodes() ? area.value : ''
    this.holder = holderOf(area)
    area.addEventListener('input', () => this.lookSoon())
    area.addEventListener('blur', () => this.look())
    area.form?.addEventListener('reset', () => this.beginAgain())
    this.holder.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLSelectElement) this.chosen.set(target.name, target.value)
    })
    this.lookSoon()
  }

  /** What the server found in the words that stand here now. */
  found(marked: readonly Marked[]): void {
    window.clearTimeout(this.timer)
    this.told = marked
    this.checked = this.area.value
    this.show(marked)
  }

  private lookSoon(): void {
    window.clearTimeout(this.timer)
    this.timer = window.setTimeout(() => this.look(), pause)
  }

  private look(): void {
    window.clearTimeout(this.timer)
    if (this.area.value !== this.checked) void this.lookNow().catch(() => {})
  }

  private async lookNow(): Promise<void> {
    const { area } = this
    const text = area.value
    const found = await findingsOf(text, area.dataset)
    if (text !== area.value) return
    this.checked = text
    await pressOver()
    if (text !== area.value) return
    const marked = [...found, ...this.toldStill(text, found)]
    this.say(marked.length, this.holder.childElementCount > 0)
    this.show(marked)
  }

  private toldStill(text: string, found: readonly Marked[]): Marked[] {
    const has = (whole: string, part: string) => whole.toLowerCase().includes(part.toLowerCase())
    return this.told.filter(({ words }) => has(text, words) && !found.some((one) => has(one.words, words)))
  }

  private show(marked: readonly Marked[]): void {
    if (!('guardList' in this.holder.dataset)) document.getElementById(`${this.area.id}.guard`)?.remove()
    const undo = this.before.length > 0 ? () => this.put(this.before.pop() ?? this.area.value) : undefined
    const list = (
      <FindingList
        field={this.area.name}
        at={this.area.id}
        marked={marked}
        chosen={this.chosen}
        onUndo={undo}
        onUse={(one, word) => void this.use(one, word)}
      />
    )
    render(marked.length > 0 || undo ? list : null, this.holder)
  }

  private async use({ words }: Marked, word: string): Promise<void> {
    const text = this.area.value
    const instead = await replaced(text, words, word)
    this.before.push(text)
    this.put(instead)
  }

  private put(text: string): void {
    this.area.value = text
    this.area.dispatchEvent(new Event('input', { bubbles: true }))
    this.area.focus()
    this.look()
  }

  /** Sent: what was said of those words is over. */
  private beginAgain(): void {
    window.clearTimeout(this.timer)
    this.checked = ''
    this.told = []
    this.before.length = 0
    this.chosen.clear()
    render(null, this.holder)
  }
}

/** A room, which is drawn again and again, has a place for it. */
function holderOf(area: Written): HTMLElement {
  const there = document.getElementById(`${area.id}.guard`)
  if (there && 'guardList' in there.dataset) {
    there.replaceChildren()
    return there
  }
  const holder = document.createElement('div')
  area.insertAdjacentElement('afterend', holder)
  return holder
}
