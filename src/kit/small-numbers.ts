/**
 * Small numbers hidden, so that nobody can be known by a figure (themes.yaml, small; P26, P30). Hiding one cell beside a total shows
 * it after all: then the next smallest is hidden with it.
 */

/** Figures from 1 up to this, without it, are hidden. */
export const leastShown = 5

/**
 * The counts with null where a figure is hidden. What is hidden is at least two cells, and at least `together`
 * in all, or it is all there is. `together` may be 0 where no total is known from which the sum of the hidden ones could be taken.
 */
export function hideSmall(
  counts: readonly number[],
  { least = leastShown, together = least }: { readonly least?: number; readonly together?: number } = {},
): (number | null)[] {
  const hidden = new Set(counts.flatMap((count, at) => (count > 0 && count < least ? [at] : [])))
  if (hidden.size > 0) {
    const candidates = counts
      .map((count, at) => ({ count, at }))
      .filter(({ count, at }) => count > 0 && !hidden.has(at))
      .sort((a, b) => a.count - b.count)
    for (const { at } of candidates) {
      if (hidden.size > 1 && sumOf([...hidden].map((one) => counts[one] ?? 0)) >= together) break
      hidden.add(at)
    }
  }
  return counts.map((count, at) => (hidden.has(at) ? null : count))
}

/** The total of counts, or null where it is small itself. */
export function totalShown(counts: readonly number[], least = leastShown): number | null {
  const total = sumOf(counts)
  return total > 0 && total < least ? null : total
}

export const isNoneOrMany = (count: number, least = leastShown): boolean => count === 0 || count >= least

export interface Span {
  readonly from: string
  readonly to: string
}

export interface Block extends Span {
  readonly count: number
}

/**
 * Neighbouring quarters joined until each block counts at least `least`, oldest first; a quarter with nothing is a block of its own
 * between two others. Quarters at the end that do not yet make a block are left out. Any two selections of whole blocks differ by
 * whole blocks, so no difference is small either.
 */
export function joinSmall(counts: readonly { quarter: string; count: number }[], least = leastShown): Block[] {
  const blocks: Block[] = []
  let from: string | null = null
  let count = 0
  for (const each of counts) {
    from ??= each.quarter
    count += each.count
    if (count > 0 && count < least) continue
    blocks.push({ from, to: each.quarter, count })
    from = null
    count = 0
  }
  return blocks
}

/**
 * Neighbouring quarters joined until what they hold together may be shown, oldest first; the last ones, where that is not so yet, are left out. Later
 * quarters change none of the blocks before them: two choices of months differ by whole blocks.
 */
export function joinUntil(quarters: readonly string[], mayShow: (span: Span) => boolean): Span[] {
  const blocks: Span[] = []
  let from: string | null = null
  for (const to of quarters) {
    from ??= to
    if (!mayShow({ from, to })) continue
    blocks.push({ from, to })
    from = null
  }
  return blocks
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)
