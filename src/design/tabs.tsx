import type { ComponentChildren } from 'preact'

export interface Tab {
  readonly href: string
  readonly text: ComponentChildren
  readonly current?: boolean | undefined
  /** A number behind the word, and what it counts, for those who hear the page. */
  readonly count?: number | undefined
  readonly counted?: string | undefined
}

/** Links that look like tabs: each has its own address. */
export const Tabs = ({ label, tabs }: { label: string; tabs: readonly Tab[] }) => (
  <nav class="cg-tabs" aria-label={label}>
    <ul>
      {tabs.map(({ href, text, current, count, counted }) => (
        <li key={href}>
          <a href={href} aria-current={current ? 'page' : undefined}>
            {text}{' '}
            {count !== undefined && (
              <span class="cg-tabs__n">
                {count}
                {counted && <span class="visually-hidden"> {counted}</span>}
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
