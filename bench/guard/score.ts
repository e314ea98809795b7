/** Compares findings with gold spans. A token is a run of letters and digits; it is found when all of it lies in findings. */
import type { Note } from './note-draw.ts'

export interface Found {
  readonly start: number
  readonly end: number
  readonly kind: string
}

export interface Score {
  readonly notes: number
  readonly words: number
  readonly gold: number
  readonly found: number
  /** 95 % interval of the recall (Wilson). */
  readonly interval: readonly [number, number]
  readonly recall: number
  readonly precision: number
  readonly f2: number
  readonly notesWithMiss: number
  /** Findings that touch no gold span, for each 1000 words. */
  readonly falsePerThousand: number
  readonly kinds: Readonly<Record<string, Share>>
  readonly groups: Readonly<Record<string, Share>>
  readonly misses: readonly string[]
  readonly alarms: readonly string[]
}

export interface Share {
  readonly gold: number
  readonly found: number
  readonly interval: readonly [number, number]
}

export function score(notes: readonly Note[], find: (note: Note) => readonly Found[]): Score {
  const count = { words: 0, gold: 0, found: 0, pointed: 0, right: 0, missed: 0, alarms: 0 }
  const kinds: Record<string, [number, number]> = {}
  const groups: Record<string, [number, number]> = {}
  const misses: string[] = []
  const alarms: string[] = []
  for (const note of notes) {
    const findings = find(note).filter(({ kind }) => kind !== 'combination')
    const covered = marks(note.text.length, findings)
    const gold = marks(note.text.length, note.spans)
    count.words += note.text.split(/\s+/).filter(Boolean).length
    let missedHere = false
    for (const span of note.spans) {
      kinds[span.kind] ??= [0, 0]
      const tally = kinds[span.kind] as [number, number]
      if (span.group) groups[span.group] ??= [0, 0]
      const group = span.group ? groups[span.group] : undefined
      for (const [start, end] of tokensIn(note.text, span.start, span.end)) {
        const isFound = every(covered, start, end)
        count.gold++
        tally[0]++
        if (group) group[0]++
        if (isFound) {
          count.found++
          tally[1]++
          if (group) group[1]++
        } else {
          missedHere = true
          misses.push(
            `${span.kind} "${note.text.slice(start, end)}" in: ${note.text.slice(Math.max(0, start - 60), end + 40)}`,
          )
        }
      }
    }
    if (missedHere) count.missed++
    for (const finding of findings) {
      for (const [start, end] of tokensIn(note.text, finding.start, finding.end)) {
        count.pointed++
        if (every(gold, start, end)) count.right++
      }
      if (!some(gold, finding.start, finding.end)) {
        count.alarms++
        alarms.push(
          `${finding.kind} "${note.text.slice(finding.start, finding.end)}" in: ${note.text.slice(Math.max(0, finding.start - 50), finding.end + 40)}`,
        )
      }
    }
  }
  const recall = count.gold === 0 ? 1 : count.found / count.gold
  const precision = count.pointed === 0 ? 1 : count.right / count.pointed
  return {
    notes: notes.length,
    words: count.words,
    gold: count.gold,
    found: count.found,
    interval: wilson(count.found, count.gold),
    recall,
    precision,
    f2: recall + precision === 0 ? 0 : (5 * precision * recall) / (4 * precision + recall),
    notesWithMiss: count.missed / notes.length,
    falsePerThousand: count.words === 0 ? 0 : (count.alarms / count.words) * 1000,
    kinds: shares(kinds),
    groups: shares(groups),
    misses,
    alarms,
  }
}

const shares = (counts: Record<string, [number, number]>): Record<string, Share> =>
  Object.fromEntries(
    Object.entries(counts).map(([name, [gold, found]]) => [name, { gold, found, interval: wilson(found, gold) }]),
  )

/** The 95 % interval of a share. */
export function wilson(part: number, whole: number): [number, number] {
  if (whole === 0) return [0, 1]
  const z = 1.959964
  const share = part / whole
  const middle = share + (z * z) / (2 * whole)
  const width = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole))
  const below = 1 + (z * z) / whole
  return [Math.max(0, (middle - width) / below), Math.min(1, (middle + width) / below)]
}

function marks(length: number, spans: readonly { start: number; end: number }[]): Uint8Array {
  const marked = new Uint8Array(length)
  for (const { start, end } of spans) marked.fill(1, start, end)
  return marked
}

function tokensIn(text: string, start: number, end: number): [number, number][] {
  return [...text.slice(start, end).matchAll(/[\p{L}\p{N}]+/gu)].map((match) => [
    start + match.index,
    start + match.index + match[0].length,
  ])
}

const every = (marked: Uint8Array, start: number, end: number): boolean => {
  for (let at = start; at < end; at++) if (!marked[at]) return false
  return true
}
const some = (marked: Uint8Array, start: number, end: number): boolean => {
  for (let at = start; at < end; at++) if (marked[at]) return true
  return false
}
