import type { ComponentChildren } from 'preact'
import { interfaceWords } from '#content'

export interface CardProps {
  readonly title?: ComponentChildren
  /** 2 for h2 (default), 3 inside another section. */
  readonly level?: 2 | 3 | undefined
  /** A small line above the title. */
  readonly eyebrow?: ComponentChildren
  /** A small line, or a link, on the right of the title. */
  readonly note?: ComponentChildren
  /** loch: calm emphasis. heather: private, only you. line: only an outline. */
  readonly tone?: 'loch' | 'heather' | 'line' | undefined
  /** Rows reach the edge (DeskRows). */
  readonly flush?: boolean | undefined
  readonly id?: string | undefined
  readonly children?: ComponentChildren
}

/** A white sheet with a heading. It is no landmark: headings lead through the page. */
export function Card({ title, level = 2, eyebrow, note, tone, flush, id, children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const classes = ['cg-card', tone && `cg-card--${tone}`, flush && 'cg-card--flush'].filter(Boolean).join(' ')
  return (
    <div class={classes} id={id}>
      {eyebrow && <p class={tone === 'heather' ? 'cg-eyebrow cg-eyebrow--heather' : 'cg-eyebrow'}>{eyebrow}</p>}
      {title && (
        <div class="cg-card__head">
          <Heading>{title}</Heading>
          {note && <span class="cg-dim cg-s">{note}</span>}
        </div>
      )}
      {children}
    </div>
  )
}

export interface NextCardProps {
  readonly title: ComponentChildren
  /** The primary button, and at most one quiet way out. */
  readonly actions?: ComponentChildren
  /** Default: "The one thing to do next". */
  readonly eyebrow?: ComponentChildren
  /** One line with the button on the right. */
  readonly band?: boolean | undefined
  readonly children?: ComponentChildren
}

/** The one thing to do next; first on the page below the map. */
export const NextCard = ({ title, actions, eyebrow, band, children }: NextCardProps) => (
  <div class={band ? 'cg-next cg-next--band' : 'cg-next'}>
    <div>
      <p class="cg-next__eyebrow">{eyebrow ?? interfaceWords.discussion.next.title}</p>
      <h2>{title}</h2>
      {children && <div class="cg-gap">{children}</div>}
    </div>
    {actions && <div class="cg-btns">{actions}</div>}
  </div>
)
