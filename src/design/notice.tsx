import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

export interface NoticeProps {
  /** note: useful to know. done: it worked. look: check this. harm: a child may be at risk; nothing else. */
  readonly kind?: 'note' | 'done' | 'look' | 'harm' | undefined
  readonly title?: ComponentChildren
  /** Read out when the page opens: for what just happened. */
  readonly live?: boolean | undefined
  readonly children?: ComponentChildren
}

const tones = { note: '', done: ' cg-note--moss', look: ' cg-note--gorse', harm: ' cg-note--rowan' } as const

/** A few lines that stand out. */
export const Notice = ({ kind = 'note', title, live, children }: NoticeProps) => (
  <div class={`cg-note${tones[kind]}`} role={live ? 'status' : undefined}>
    {title && (
      <p class="cg-note__title">
        {kind === 'done' && <Icon name="tick" />}
        <strong>{title}</strong>
      </p>
    )}
    {children}
  </div>
)

/** What this page or document is not, inside it: prints with the record (P2). */
export const Statement = ({ children }: { children: ComponentChildren }) => (
  <div class="cg-statement">
    <Icon name="forum" />
    <p>{children}</p>
  </div>
)
