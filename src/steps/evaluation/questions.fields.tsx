/** Evaluation questions as fields: a row of marks for a scale, one box for words. */
import { Fieldset, Radios, TextArea } from '../../design/design.ts'
import type { Fields } from '../../kit/web.ts'
import { type Part, type Question, thenOf } from './evaluation-question.ts'

interface Shown {
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
}

export const PartFields = ({ part, ...shown }: { part: Part } & Shown) => (
  <section class="cg-card">
    {part.title !== '' && <h2>{part.title}</h2>}
    {part.lead !== '' && <p>{part.lead}</p>}
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

export function QuestionField({ asked, values, errors }: { asked: Question } & Shown) {
  const shared = {
    name: asked.id,
    label: asked.label,
    hint: asked.note === '' ? undefined : asked.note,
    value: values[asked.id],
    error: errors[asked.id],
  }
  if (asked.choices) return <Radios {...shared} choices={asked.choices} inline={asked.numbers !== null} />
  return <TextArea {...shared} optional rows={2} maxLength={asked.max} />
}
