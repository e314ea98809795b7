import { formatDate, interfaceWords, privacy } from '#content'
import { Card, StackTable } from '../design/design.ts'
import type { Gone } from './gone.rows.ts'

const words = interfaceWords.demonstration.gone
const labelOf = (kind: string): string => privacy.classes.find(({ id }) => id === kind)?.label ?? kind

/** What retention did lately: moving the clock adds to it. */
export function GoneCard({ gone }: { gone: readonly Gone[] }) {
  return (
    <Card title={words.title} id="gone">
      <p>{words.lead}</p>
      {gone.length === 0 ? (
        <p class="cg-dim">{words.none}</p>
      ) : (
        <StackTable
          caption={words.title}
          captionHidden
          columns={[
            { label: words.when },
            { label: words.what },
            { label: words.of },
            { label: words.rows, figures: true },
            { label: words.keys, figures: true },
          ]}
          rows={gone.map((one) => [
            formatDate(one.at),
            labelOf(one.class),
            one.reference ?? '–',
            String(one.rows),
            String(one.keys),
          ])}
        />
      )}
    </Card>
  )
}
