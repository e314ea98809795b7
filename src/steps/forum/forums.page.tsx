/** Five forums side by side (P4): so that people see the difference before they ask. */
import { gate, interfaceWords, type Names, sayAny, statements } from '#content'
import { Card } from '../../design/card.tsx'
import { Stack } from '../../design/layout.tsx'
import { Page } from '../../design/page.tsx'
import { Sentences } from '../../design/sentence.tsx'
import { StackTable } from '../../design/stack-table.tsx'
import type { Shell } from '../../kit/web.ts'
import type { Destination } from './forum.ts'
import { Onward } from './onward.tsx'

const { forums } = interfaceWords

export function ForumsPage({ shell }: { shell: Shell }) {
  const ids = forums.rows.map(({ id }) => id)
  const described = gate.destinations.filter(({ id }) => ids.some((row) => row === id))
  return (
    <Page
      shell={shell}
      title={forums.title}
      current="check"
      statement={statements.pages.gate.text}
      breadcrumbs={[{ href: '/check', text: gate.page.title }]}
    >
      <Stack>
        <p class="cg-lead">{forums.note}</p>
        <div class="cg-card">
          <ForumsTable names={shell.names} />
        </div>
        {described.map((destination) => (
          <Forum key={destination.id} destination={destination} names={shell.names} />
        ))}
      </Stack>
    </Page>
  )
}

/** The table in a card, below the check and on the start page. */
export const ForumsCard = ({ names }: { names: Names }) => (
  <div class="cg-band">
    <Card title={forums.title} note={forums.note}>
      <ForumsTable names={names} />
    </Card>
  </div>
)

function ForumsTable({ names }: { names: Names }) {
  const { columns, rows } = forums
  return (
    <StackTable
      caption={forums.title}
      captionHidden
      columns={[columns.forum, columns.when, columns.decides, columns.starts, columns.soon].map((label) => ({ label }))}
      rows={rows.map((row) => [
        row.forum,
        row.when,
        row.id === 'reflective-case-discussion' ? <strong key="no">{row.decides}</strong> : row.decides,
        sayAny(row.starts, names),
        row.soon,
      ])}
    />
  )
}

const Forum = ({ destination, names }: { destination: Destination; names: Names }) => {
  const row = forums.rows.find(({ id }) => id === destination.id)
  return (
    <Card id={destination.id} title={row?.forum ?? destination.heading}>
      <p>{sayAny(destination.what, names)}</p>
      <h3>{gate.page.do}</h3>
      <Sentences texts={destination.do} names={names} />
      <Onward destination={destination} names={names} quiet />
    </Card>
  )
}
