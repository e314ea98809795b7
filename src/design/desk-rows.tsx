import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'

export interface DeskRow {
  /** What to do: "Say which of four times suit you". */
  readonly what: string
  /** The discussion's pseudonym, shown in bold. */
  readonly discussion?: string | undefined
  /** Who asked, and when. */
  readonly by?: ComponentChildren
  /** "By Wed 25 Nov" and "in 2 days". */
  readonly due?: string | undefined
  readonly dueNote?: string | undefined
  readonly href: string
  /** The verb of the link: "Reply to times". */
  readonly action: string
}

/** What waits, soonest first; in a flush card. Only the first row has the filled button, unless `calm`. */
export const DeskRows = ({ rows, calm }: { rows: readonly DeskRow[]; calm?: boolean | undefined }) => (
  <ul class="cg-rows">
    {rows.map((row, at) => (
      <li key={`${row.href} ${row.what}`} class={at === 0 && !calm ? 'cg-rows__first' : undefined}>
        <div>
          <h3 class="cg-rows__what">{row.what}</h3>
          <p class="cg-rows__by">
            {row.discussion && <b>{row.discussion}</b>}
            {row.discussion && row.by ? ' · ' : ''}
            {row.by}
          </p>
        </div>
        <p class="cg-rows__due">
          {row.due && <b>{row.due}</b>} {row.dueNote && <span>{row.dueNote}</span>}
        </p>
        <div class="cg-rows__act">
          <Button href={row.href} look={at === 0 && !calm ? 'primary' : 'quiet'} small>
            {row.action}
            {row.discussion && <span class="visually-hidden">: {row.discussion}</span>}
          </Button>
        </div>
      </li>
    ))}
  </ul>
)
