import type { ComponentChildren } from 'preact'

export interface Column {
  readonly label: string
  /** Figures stand to the right. */
  readonly figures?: boolean | undefined
}

export interface StackTableProps {
  readonly columns: readonly Column[]
  /** A row's cells in the order of the columns; the first is the row's heading. */
  readonly rows: readonly (readonly ComponentChildren[])[]
  readonly caption: string
  /** The caption is only heard, where a heading above says the same. */
  readonly captionHidden?: boolean | undefined
}

// biome-ignore-start lint/a11y/noRedundantRoles: display: block takes a table's roles away
/** A table that becomes cards on a phone. Roles are written out because browsers forget them when cells become blocks. */
export const StackTable = ({ columns, rows, caption, captionHidden }: StackTableProps) => (
  <table class="ds_table cg-stacktable" role="table">
    <caption class={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {columns.map(({ label, figures }) => (
          <th key={label} role="columnheader" scope="col" class={figures ? 'cg-r' : undefined}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((cells, row) => (
        <tr key={row} role="row">
          {cells.map((cell, at) => (
            <Cell key={at} column={columns[at]} heading={at === 0}>
              {cell}
            </Cell>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

function Cell({
  column,
  heading,
  children,
}: {
  column: Column | undefined
  heading: boolean
  children: ComponentChildren
}) {
  const align = column?.figures ? 'cg-r' : undefined
  return heading ? (
    <th role="rowheader" scope="row" class={align}>
      {children}
    </th>
  ) : (
    <td role="cell" data-label={column?.label} class={align}>
      <span class="cg-cell">{children}</span>
    </td>
  )
}
// biome-ignore-end lint/a11y/noRedundantRoles: as above
