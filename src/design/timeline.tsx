import type { ComponentChildren } from 'preact'

export interface Happening {
  /** "Thu 19 Nov" */
  readonly when: string
  readonly what: ComponentChildren
  readonly by?: ComponentChildren
}

/** What has happened, newest first. */
export const Timeline = ({ happenings }: { happenings: readonly Happening[] }) => (
  <ol class="cg-time">
    {happenings.map(({ when, what, by }, at) => (
      <li key={at}>
        <span class="cg-time__when">{when}</span>
        <span class="cg-time__what">
          <b>{what}</b>
          {by && <span class="cg-time__by">{by}</span>}
        </span>
      </li>
    ))}
  </ol>
)
