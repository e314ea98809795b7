import { interfaceWords } from '#content'

export interface Crumb {
  readonly href: string
  readonly text: string
}

/** Ways back, outermost first; the page itself is not among them. */
export const Breadcrumbs = ({ crumbs }: { crumbs: readonly Crumb[] }) => (
  <nav class="ds_breadcrumbs cg-crumbs" aria-label={interfaceWords.frame.breadcrumb}>
    <ol>
      {crumbs.map(({ href, text }) => (
        <li key={href}>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ol>
  </nav>
)
