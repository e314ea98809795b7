import { Icon } from './icon.tsx'

interface Turn {
  readonly href: string
  readonly text: string
}

export interface PaginationProps {
  /** Name of these pages, for those who hear the page. */
  readonly label: string
  /** "Page 2 of 5" */
  readonly here: string
  readonly previous?: Turn | undefined
  readonly next?: Turn | undefined
}

/** Back and on through a long list. */
export const Pagination = ({ label, here, previous, next }: PaginationProps) => (
  <nav class="cg-pages" aria-label={label}>
    {previous && (
      <a class="cg-quiet cg-pages__back" rel="prev" href={previous.href}>
        <Icon name="arrow" />
        {previous.text}
      </a>
    )}
    <span class="cg-dim">{here}</span>
    {next && (
      <a class="cg-quiet" rel="next" href={next.href}>
        {next.text}
        <Icon name="arrow" />
      </a>
    )}
  </nav>
)
