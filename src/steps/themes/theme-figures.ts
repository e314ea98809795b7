/** How often each theme comes up, with small figures hidden (P24, P30). */
import { themes as words } from '#content'
import { quarterOf, quartersUpTo } from '../../kit/quarter.ts'
import { hideSmall } from '../../kit/small-numbers.ts'

export interface ThemeFigures {
  readonly quarters: readonly string[]
  /** Themes that came up, most often first; null where a figure is hidden. */
  readonly rows: readonly {
    readonly code: string
    readonly total: number | null
    readonly byQuarter: readonly (number | null)[]
  }[]
}

const codes: readonly string[] = words.groups.flatMap((group) => group.codes.map((code) => code.id))

export function figuresOf(
  themes: readonly { readonly code: string; readonly arrivedOn: string }[],
  now: Date,
): ThemeFigures {
  const quarters = quartersUpTo(now, 4)
  const quarterOfTheme = (theme: { arrivedOn: string }) => quarterOf(new Date(`${theme.arrivedOn}T12:00:00Z`))
  const recent = themes.filter((theme) => quarters.includes(quarterOfTheme(theme)))
  const counted = codes
    .map((code) => {
      const named = recent.filter((theme) => theme.code === code)
      return {
        code,
        count: named.length,
        by: quarters.map((quarter) => named.filter((one) => quarterOfTheme(one) === quarter).length),
      }
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
  const totals = hideSmall(counted.map(({ count }) => count))
  // A row whose total is hidden shows nothing; in the others no quarter can be worked out from the total.
  const rows = counted.map(({ code, by }, at) => {
    const total = totals[at] ?? null
    return { code, total, byQuarter: total === null ? by.map(() => null) : hideSmall(by) }
  })
  return { quarters, rows }
}
