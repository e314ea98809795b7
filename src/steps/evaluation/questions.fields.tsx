/** Evaluation questions as fields: a row of marks for a scale, one box for words. */
import { Fieldset, Radios, TextArea } from '../../design/design.ts'
import type { Fields } from '../../kit/web.ts'
import { type Part, type Question, thenOf } from './evaluation-question.ts'

interface Shown {
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
}

export const PartFields = ({ part, ...shown }: { part: Part } & Shown) => (
  <section class="cg-card cg-ratings">
    {part.title !== '' && <h2>{part.title}</h2>}
    {part.lead !== '' && <p>{part.lead}</p>}
    <Key questions={part.questions} />
    {part.questions.map((asked) =>
      part.twice ? (
        <Fieldset key={asked.id} legend={asked.label}>
          <QuestionField asked={{ ...asked, label: part.twice.now }} {...shown} />
          <QuestionField asked={{ ...asked, id: thenOf(asked.id), label: part.twice.then }} {...shown} />
        </Fieldset>
      ) : (
        <QuestionField key={asked.id} asked={asked} {...shown} />
      ),
    )}
  </section>
)

/** What the numbers of a scale mean, once for all its questions: 0 = Not at all. */
function Key({ questions }: { questions: readonly Question[] }) {
  const numbered = questions.find(({ choices }) => choices?.some(({ means }) => means))
  const marks = numbered?.choices?.filter(({ means }) => means) ?? []
  return marks.length > 0 ? (
    <p class="cg-s cg-dim">{marks.map(({ value, means }) => `${value} = ${means}`).join(' · ')}</p>
  ) : null
}

export function QuestionField({ asked, values, errors }: { asked: Question } & Shown) {
  const shared = {
    name: asked.id,
    label: asked.label,
    hint: asked.note === '' ? undefined : asked.note,
    value: values[asked.id],
    error: errors[asked.id],
  }
  if (!asked.choices) return <TextArea {...shared} optional rows={2} maxLength={asked.max} />
  const choices = asked.choices.map(({ value, label, means }) => ({
    value,
    label: means ? (
      <>
        {label} <span class="visually-hidden">{means}</span>
      </>
    ) : (
      label
    ),
  }))
  return <Radios {...shared} choices={choices} inline={asked.numbers !== null} />
}
