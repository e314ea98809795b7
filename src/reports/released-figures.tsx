/** The figures of a report, before and after it is released: the same cards as the analysis, without anybody's own words. */
import { evaluation, type Names, say } from '#content'
import { Card, Columns, StackTable } from '../design/design.ts'
import { leastShown } from '../kit/small-numbers.ts'
import { AgencyCard, BeforeAfterCard, Hidden, RatedCard } from './evaluation-cards.tsx'
import type { EvaluationFigures } from './evaluation-figures.ts'
import { monthsLabel } from './period.ts'
import type { ReleasedFigures } from './released-report.ts'
import { pairs, ratedQuestions } from './report-question.ts'

const { report } = evaluation
const { cards, columns, words } = report

export function ReleasedFiguresCards({ figures, names }: { figures: ReleasedFigures; names: Names }) {
  const shown = asFigures(figures)
  const rated = (...scales: readonly string[]) =>
    ratedQuestions.filter(({ id, scale }) => scales.includes(scale) && shown.middles.has(id))
  const lists = [
    { title: cards.agree, questions: rated('agree'), show: 'share' },
    { title: cards.tools, questions: rated('useful'), show: 'middle' },
    { title: cards.later, questions: rated('often', 'change'), show: 'middle' },
  ] as const
  return (
    <>
      <Columns
        wideSide
        side={lists
          .filter(({ questions }) => questions.length > 0)
          .map((list) => <RatedCard key={list.title} {...list} lead="" figures={shown} />)}
      >
        <CountedCard figures={figures} />
        {pairs.some(({ now }) => shown.middles.has(now)) && <BeforeAfterCard figures={shown} names={names} />}
        <AgencyCard figures={shown} names={names} />
      </Columns>
      <p class="cg-s cg-dim cg-gap">
        {report.careful} {say(report.hidden_why, names, { min: leastShown })}
      </p>
    </>
  )
}

/** Frozen figures as the cards take them. What people said in their own words is not among them. */
const asFigures = ({ middles, byAgency }: ReleasedFigures): EvaluationFigures => ({
  counted: { before: null, after: null, 'three-months': null },
  middles: new Map(middles.map(({ id, ...middle }) => [id, middle])),
  byAgency,
  words: [],
})

const CountedCard = ({ figures }: { figures: ReleasedFigures }) => (
  <Card title={cards.forms}>
    <StackTable
      caption={cards.forms}
      captionHidden
      columns={[
        { label: columns.form },
        { label: report.release.months },
        { label: words.asked, figures: true },
        { label: columns.answers, figures: true },
      ]}
      rows={figures.counted.map(({ form, asked, answers, ...months }) => [
        report.forms[form],
        monthsLabel(months),
        asked ?? <Hidden key="asked" />,
        answers,
      ])}
    />
  </Card>
)
