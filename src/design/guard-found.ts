/** The guard in a browser: its lists and the words of the committee, fetched once when there is something to look at, and what it finds. */
import { findIdentifiers, loadLists } from '#guard'
import type { Finding, GuardOptions } from '../guard/finding.ts'
import { mayBeKept } from '../guard/keeping.ts'
import type { Marked } from '../kit/guarding.ts'

const { guardLists: lists = '', guardWords } =
  document.querySelector<HTMLElement>('script[data-guard-lists]')?.dataset ?? {}
/** Of the committee; empty until they have come, and where nobody is signed in. */
let known: GuardOptions = {}

/** As the field has it (`useGuardOf`): what is found in a text, each once. */
export async function findingsOf(text: string, { guard, guardMay = '' }: DOMStringMap): Promise<Marked[]> {
  await Promise.all([loadLists(lists), loadKnown()])
  const may = guardMay.split(' ')
  const found = (await markedIn(text)).filter(({ kind }) => !may.includes(kind))
  return guard ? found.map((one) => (one.severity === 'must' ? withoutReason(one, guard) : one)) : found
}

/** As trust/guarded.ts says it. */
const withoutReason = (one: Marked, guard: string): Marked =>
  one.mayKeep ? { ...one, mayKeep: false, ...(guard === 'leaves' ? { needsTwo: true } : {}) } : one

/** Every mention becomes the same neutral word; a capital at the beginning stays one. */
export async function replaced(text: string, words: string, word: string): Promise<string> {
  await Promise.all([loadLists(lists), loadKnown()])
  const same = (said: string) => said.toLowerCase() === words.toLowerCase()
  const found = findIdentifiers(text, known).filter(({ start, end }) => same(text.slice(start, end)))
  const mentions = found.length > 0 ? found : everywhere(text, words)
  return mentions.toReversed().reduce((rest, { start, end }) => {
    const begins = /(^|[.!?]\s+)$/.test(rest.slice(0, start))
    return rest.slice(0, start) + (begins ? word.charAt(0).toUpperCase() + word.slice(1) : word) + rest.slice(end)
  }, text)
}

/** Words that only the server knows to be somebody's. */
function everywhere(text: string, words: string): Pick<Finding, 'start' | 'end'>[] {
  const whole = text.toLowerCase()
  const places: Pick<Finding, 'start' | 'end'>[] = []
  for (let start = whole.indexOf(words.toLowerCase()); start >= 0; ) {
    const end = start + words.length
    const isPart = /[\p{L}\p{N}]/u.test(whole.charAt(start - 1) + whole.charAt(end))
    if (!isPart) places.push({ start, end })
    start = whole.indexOf(words.toLowerCase(), end)
  }
  return places
}

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
  return [...new Map(marked.toReversed().map((one) => [one.mark, one])).values()].sort((a, b) => a.start - b.start)
}

/** Browsers hash over TLS and on this machine only; elsewhere a reason has to wait for the server's list. */
const canMark = window.isSecureContext

/** As trust/guarded.ts makes it, so that the server knows which words a reason is for. */
async function markOf({ kind }: Finding, words: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${kind} ${words.toLowerCase()}`)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...hash.slice(0, 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
