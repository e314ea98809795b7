import { agreement, formatDate, isKeyOf, type Names, sayAny } from '#content'
import { Card, Quote } from '../design/design.ts'
import type { ManagerSaid } from './managers-said.rows.ts'

const words = agreement.list
const labels: Readonly<Record<ManagerSaid['answer'], string>> = {
  agree: words.agreed,
  question: words.asked,
  'not-now': words.declined,
  'not-me': words['not-me'],
  'taken-back': words['taken-back'],
}

/** Each manager's answer with the reason and the advice they gave, so that it can be talked about (P8, P10). */
export function ManagersSaid({ said, names }: { readonly said: readonly ManagerSaid[]; readonly names: Names }) {
  if (said.length === 0) return null
  return (
    <Card title={words.title}>
      {said.map(({ name, forName, answer, reason, comment, at }) => (
        <section key={at.toISOString()}>
          <p>
            <b>{sayAny(labels[answer], names, { manager_name: name })}</b>{' '}
            {forName !== null && sayAny(agreement.cover.for, names, { manager_name: forName })}{' '}
            <span class="cg-dim">{formatDate(at, 'long')}</span>
          </p>
          {reason !== null && isKeyOf(reasons, reason) && <p>{reasons[reason]}</p>}
          {comment !== '' && <Quote>{comment}</Quote>}
        </section>
      ))}
    </Card>
  )
}

const { reasons } = agreement.answers['not-now']
