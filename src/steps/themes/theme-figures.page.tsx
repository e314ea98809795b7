/** Which themes come up: bars, and the same by quarter as a table. Small figures are hidden, and the page says why. */
import { type Names, say, themes as words } from '#content'
import { Card, Chart, Details } from '../../design/design.ts'
import { quarterLabel } from '../../kit/quarter.ts'
import { leastShown } from '../../kit/small-numbers.ts'
import { codeLabel } from './theme-card.tsx'
import type { ThemeFigures } from './theme-figures.ts'

const { figures: text } = words.desk

export function FiguresCard({ figures, names }: { figures: ThemeFigures; names: Names }) {
  return (
    <Card title={text.title}>
      <p class="cg-s cg-dim">{text.lead}</p>
      {figures.rows.length === 0 ? (
        <p class="cg-dim">{text.none}</p>
      ) : (
        <>
          <Chart
            caption={text.title}
            captionHidden
            bars={figures.rows.map(({ code, total }) => ({
              label: codeLabel(code),
              value: total,
              text: total === null ? <Hidden /> : total,
            }))}
          />
          <Details summary={text.more}>
            <ByQuarter figures={figures} />
          </Details>
          <p class="cg-s cg-dim">{say(words.small.text, names, { min: leastShown })}</p>
          <Details summary={words.small.why_hidden}>
            <p>{text.why}</p>
          </Details>
        </>
      )}
    </Card>
  )
}

const Hidden = () => <span class="cg-c">{text.hidden}</span>

// biome-ignore-start lint/a11y/noNoninteractiveTabindex: a table wider than its card is scrolled with the keyboard too
const ByQuarter = ({ figures }: { figures: ThemeFigures }) => (
  <section class="cg-scroll" tabindex={0} aria-label={text.quarters}>
    <table class="ds_table">
      <caption class="visually-hidden">{text.quarters}</caption>
      <thead>
        <tr>
          <th scope="col">{text.theme}</th>
          {figures.quarters.map((quarter) => (
            <th key={quarter} scope="col" class="cg-r">
              {quarterLabel(quarter)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.rows.map(({ code, byQuarter }) => (
          <tr key={code}>
            <th scope="row">{codeLabel(code)}</th>
            {byQuarter.map((count, at) => (
              <td key={at} class="cg-r">
                {count === null ? <Hidden /> : count}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
// biome-ignore-end lint/a11y/noNoninteractiveTabindex: as above
