import { useContext } from 'preact/hooks'
import { interfaceWords } from '#content'
import { GuardShown } from '../kit/guarding.ts'
import { QuestionLabels } from '../kit/question-labels.ts'
import { controlId } from './question.tsx'

/**
 * What is to be put right, first on the page; each line leads to its field, and names it where the line is the guard's or stands there
 * more than once. A message under the name '' belongs to no field.
 * Nothing when there are no errors.
 */
export function ErrorSummary({ errors }: { errors: Readonly<Record<string, string>> }) {
  const labels = useContext(QuestionLabels)
  const { findings } = useContext(GuardShown)
  const lines = Object.entries(errors)
  if (lines.length === 0) return null
  const { one, many } = interfaceWords.forms.summary
  const named = (name: string, text: string): string => {
    const label = labels?.get(name)
    const isClear = !(name in findings) && lines.filter(([, other]) => other === text).length === 1
    return label && !isClear ? `${label}${/[?!.…]$/.test(label) ? '' : ':'} ${text}` : text
  }
  return (
    // After a form came back, what to put right is where the person has to be
    <div
      class="ds_error-summary"
      id="error-summary"
      role="alert"
      tabindex={-1}
      autofocus
      aria-labelledby="error-summary-title"
    >
      <h2 class="ds_error-summary__title" id="error-summary-title">
        {lines.length === 1 ? one : many.replace('{count}', String(lines.length))}
      </h2>
      <ul class="ds_error-summary__list">
        {lines.map(([name, text]) => (
          <li key={name}>{name === '' ? text : <a href={`#${controlId(name)}`}>{named(name, text)}</a>}</li>
        ))}
      </ul>
    </div>
  )
}
