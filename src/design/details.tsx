import type { ComponentChildren } from 'preact'

/** Something that can be opened; the browser's own, so it needs no script. */
export const Details = (props: {
  summary: ComponentChildren
  open?: boolean | undefined
  children: ComponentChildren
}) => (
  <details class="cg-more" open={props.open}>
    <summary>{props.summary}</summary>
    <div class="cg-more__inside">{props.children}</div>
  </details>
)
