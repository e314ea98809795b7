import type { ComponentChildren } from 'preact'

export interface Bar {
  readonly label: ComponentChildren
  /** From 0 to `most`; null where disclosure control hides it. */
  readonly value: number | null
  /** The figure as people read it: "95%", or why it is hidden. */
  readonly text: ComponentChildren
}

export interface ChartProps {
  readonly caption: string
  readonly captionHidden?: boolean | undefined
  readonly bars: readonly Bar[]
  /** The value of a full bar; default: the largest. */
  readonly most?: number | undefined
}

/** Bars in a table, so that the figures and the picture cannot differ. A hidden figure is hatched and says so. */
export function Chart({ caption, captionHidden, bars, most }: ChartProps) {
  const full = most ?? Math.max(1, ...bars.map(({ value }) => value ?? 0))
  return (
    <table class="ds_table cg-bars">
      <caption class={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      <tbody>
        {bars.map(({ label, value, text }, at) => (
          <tr key={at} class={value === null ? 'cg-hid' : undefined}>
            <th scope="row">{label}</th>
            {value !== null && (
              <td class="cg-bar">
                <Stroke share={share(value, full)} />
              </td>
            )}
            <td class="cg-r" colspan={value === null ? 2 : undefined}>
              {text}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const share = (value: number, full: number): number => Math.round(Math.min(1, Math.max(0, value / full)) * 1000) / 10

const Stroke = ({ share }: { share: number }) => (
  <svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
    <rect class="cg-bar__bg" width="100" height="14" />
    <rect class="cg-bar__v" width={share} height="14" />
  </svg>
)
