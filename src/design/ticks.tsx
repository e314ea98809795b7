import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export interface TickLine {
  readonly text: ComponentChildren
  /** Default: a tick. 'shield' is shown in rowan: harm. */
  readonly icon?: IconName | undefined
}

/** Short lines with a sign each. */
export const Ticks = ({ lines }: { lines: readonly TickLine[] }) => (
  <ul class="cg-ticks">
    {lines.map(({ text, icon = 'tick' }, at) => (
      <li key={at} class={icon === 'shield' ? 'cg-ticks__harm' : undefined}>
        <Icon name={icon} />
        <span>{text}</span>
      </li>
    ))}
  </ul>
)
