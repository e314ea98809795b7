/**
 * The guard while somebody writes: after a pause, or when they leave the field, what may show who somebody is stands below it, with neutral
 * words to put in its place; what stands in a saved draft is marked when the page opens. The lists are fetched once, when there are words
 * to look at. The server asks again, with the names it knows.
 */
import { render } from 'preact'
import { guard } from '#content'
import { findIdentifiers, loadLists } from '#guard'
import type { Finding, GuardOptions } from '../guard/finding.ts'
import { mayBeKept } from '../guard/keeping.ts'
import type { Marked } from '../kit/guarding.ts'
import { FindingList } from './guard-findings.tsx'
import { pressOver } from './press-over.ts'

const pause = 900
const { guardLists: lists = '', guardWords } =
  document.querySelector<HTMLElement>('script[data-guard-lists]')?.dataset ?? {}
/** Of the committee; empty until they have come, and where nobody is signed in. */
let known: GuardOptions = {}
const said = announcer()

type Written = HTMLTextAreaElement | HTMLInputElement
for (const area of document.querySelectorAll<Written>('textarea[data-guard], input[data-guard]')) watch(area)

function watch(area: Written): void {
  let timer: number | undefined
  let checked = document.getElementById(`${area.id}.guard`) ? area.value : ''
  const before: string[] = []
  const chosen = new Map<string, string>()
  const holder = placeBelow(area)
  const leaves = area.dataset.guard === 'leaves'
  const may = (area.dataset.guardMay ?? '').split(' ')
  const look = async () => {
    window.clearTimeout(timer)
    if (area.value === checked) return
    const text = area.value
    await Promise.all([loadLists(lists), loadKnown()])
    if (text !== area.value) return
    checked = text
    const found = (await markedIn(text)).filter(({ kind }) => !may.includes(kind))
    const marked = found.map((one) => (leaves && one.severity === 'must' ? withoutReason(one) : one))
    await pressOver()
    if (text === area.value) show(marked)
  }
  const show = (marked: readonly Marked[]) => {
    document.getElementById(`${area.id}.guard`)?.remove()
    said(marked.length, holder.childElementCount > 0)
    const undo = before.length > 0 ? () => put(before.pop() ?? area.value) : undefined
    const list = <FindingList field={area.name} marked={marked} chosen={chosen} onUndo={undo} onUse={use} />
    render(marked.length > 0 || undo ? list : null, holder)
  }
  const use = ({ words }: Marked, word: string) => {
    before.push(area.value)
    put(withoutMentions(area.value, words, word))
  }
  const put = (text: string) => {
    area.value = text
    area.dispatchEvent(new Event('input', { bubbles: true }))
    area.focus()
    void look()
  }
  area.addEventListener('input', () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void look().catch(() => {}), pause)
  })
  area.addEventListener('blur', () => void look().catch(() => {}))
  timer = window.setTimeout(() => void look().catch(() => {}), pause)
  holder.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement) chosen.set(target.name, target.value)
  })
}

/** As trust/guarded.ts says it of words that leave the case. */
const withoutReason = (one: Marked): Marked => (one.mayKeep ? { ...one, mayKeep: false, needsTwo: true } : one)

let loading: Promise<void> | undefined
/** Schools, places and safe words of the committee, once. Without them the lists alone speak; the server has them all. */
function loadKnown(): Promise<void> {
  loading ??= guardWords
    ? fetch(guardWords)
        .then(async (answer) => {
          if (answer.ok) known = await answer.json()
        })
        .catch(() => {})
    : Promise.resolve()
  return loading
}

function placeBelow(area: Written): HTMLElement {
  const holder = document.createElement('div')
  area.insertAdjacentElement('afterend', holder)
  return holder
}

/** Every mention becomes the same neutral word; a capital at the beginning stays one. */
function withoutMentions(text: string, words: string, word: string): string {
  const mentions = findIdentifiers(text, known).filter(
    ({ start, end }) => text.slice(start, end).toLowerCase() === words.toLowerCase(),
  )
  return mentions.toReversed().reduce((rest, { start, end }) => {
    const begins = /(^|[.!?]\s+)$/.test(rest.slice(0, start))
    return rest.slice(0, start) + (begins ? word.charAt(0).toUpperCase() + word.slice(1) : word) + rest.slice(end)
  }, text)
}

async function markedIn(text: string): Promise<Marked[]> {
  const marked = await Promise.all(
    findIdentifiers(text, known).map(async (finding) => {
      const words = text.slice(finding.start, finding.end)
      return {
        ...finding,
        words,
        mark: canMark ? await markOf(finding, words) : `${finding.start}`,
        mayKeep: mayBeKept(finding) && canMark,
      }
    }),
  )
  return [...new Map(marked.toReversed().map((one) => [one.mark, one])).values()].reverse()
}

/** Browsers hash over TLS and on this machine only; elsewhere a reason has to wait for the server's list. */
const canMark = window.isSecureContext

/** As trust/guarded.ts makes it, so that the server knows which words a reason is for. */
async function markOf({ kind }: Finding, words: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${kind} ${words.toLowerCase()}`)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...hash.slice(0, 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
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
