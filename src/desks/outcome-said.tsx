import { findById, type Names, sayAny, screening } from '#content'
import { Card, DefinitionList } from '../design/design.ts'
import type { OutcomeSaid } from './outcome-said.rows.ts'

const text = screening.outcome_page

export interface OutcomeCardProps {
  readonly said: OutcomeSaid
  /** The page that says all of it. */
  readonly page: string
  readonly names: Names
}

/** A request that goes another way: which way, why, and who can help. Nobody is only told no (P4, P13). */
export function OutcomeCard({ said, page, names }: OutcomeCardProps) {
  const chosen = findById(screening.outcomes, said.outcome)
  const answers = [
    { term: text.reason, value: said.reason },
    { term: text.next_step, value: said.next_step },
    { term: text.helper, value: said.helper },
  ]
  return (
    <Card title={chosen?.label ?? ''} tone="loch">
      {chosen && <p>{sayAny(chosen.says, names)}</p>}
      <DefinitionList own answers={answers.filter(({ value }) => value !== '')} />
      <p>
        <a href={page}>{text.more}</a>
      </p>
    </Card>
  )
}
