import type { ComponentChildren } from 'preact'

/** Main column and side column; one below the other on a narrow screen. `wideSide` where the side is a tool. */
export const Columns = (props: {
  children: ComponentChildren
  side: ComponentChildren
  wideSide?: boolean | undefined
}) => (
  <div class={props.wideSide ? 'cg-cols cg-cols--wideside' : 'cg-cols'}>
    <div class="cg-stack">{props.children}</div>
    <div class="cg-stack">{props.side}</div>
  </div>
)

/** Cards below each other. */
export const Stack = ({ children }: { children: ComponentChildren }) => <div class="cg-stack">{children}</div>

/** Two or three equal columns. */
export const Equal = ({ columns, children }: { columns: 2 | 3; children: ComponentChildren }) => (
  <div class={columns === 2 ? 'cg-two' : 'cg-three'}>{children}</div>
)
