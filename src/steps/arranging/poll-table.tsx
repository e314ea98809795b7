import { formatDate, formatTime, sayAny, arranging as words } from '#content'
import { Card, Icon } from '../../design/design.ts'
import type { Invitation } from '../../room/meeting.rows.ts'
import type { TimeAnswer } from '../../room/meeting.tables.ts'
import { agencyLabel } from './invitee-list.tsx'
import type { OwnAnswers, Poll } from './poll.rows.ts'
import { type Choosing, choosing } from './poll.view.ts'

const { poll: text } = words.hub

export interface PollTableProps {
  readonly poll: Poll
  readonly invited: readonly Invitation[]
  readonly answers: ReadonlyMap<string, OwnAnswers>
  readonly shell: { readonly names: Readonly<Record<string, string>> }
}

/** Who can come when: names for the facilitator, counts for everybody else. */
export function PollTable({ poll, invited, answers, shell }: PollTableProps) {
  const columns = choosing(poll, invited, answers)
  const better = invited.flatMap((one) =>
    answers.get(one.id)?.better ? [{ who: one.name, what: answers.get(one.id)?.better }] : [],
  )
  return (
    <Card title={text.title} note={text.note}>
      <section class="cg-scroll" tabindex={0} aria-label={text.region}>
        <table class="ds_table cg-poll">
          <Head columns={columns} />
          <tbody>
            {invited.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <strong>{one.name}</strong>
                  <br />
                  <span class="cg-dim cg-s">{[one.role, agencyLabel(one.agency)].filter(Boolean).join(' · ')}</span>
                </th>
                {columns.map((column) => (
                  <AnswerCell
                    key={column.option.id}
                    column={column}
                    answer={answers.get(one.id)?.answers.get(column.option.id)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{text.can}</th>
              {columns.map((column) => (
                <td key={column.option.id} class={column.isBest ? 'cg-poll__best' : undefined}>
                  {sayAny(text.of, shell.names, { count: column.yes, others: invited.length })}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
      {columns.some((column) => column.warnings.length > 0) && <Warnings columns={columns} />}
      {better.length > 0 && (
        <>
          <h3>{text.better}</h3>
          <ul class="cg-list">
            {better.map(({ who, what }) => (
              <li key={who}>
                <strong>{who}</strong> {what}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

const Head = ({ columns }: { columns: readonly Choosing[] }) => (
  <thead>
    <tr>
      <th scope="col">
        <span class="visually-hidden">{text.person}</span>
      </th>
      {columns.map(({ option, isBest }) => (
        <th key={option.id} scope="col" class={isBest ? 'cg-poll__best' : undefined}>
          {formatDate(option.startsAt)}
          <br />
          <span>{formatTime(option.startsAt)}</span>
          {isBest && (
            <em>
              <Icon name="flag" />
              <span>{words.times.best_short}</span>
            </em>
          )}
        </th>
      ))}
    </tr>
  </thead>
)

const icons = { yes: 'tick', maybe: 'maybe', no: 'cross' } as const

const AnswerCell = ({ column, answer }: { column: Choosing; answer: TimeAnswer | undefined }) => (
  <td class={[`cg-v-${answer ?? 'wait'}`, column.isBest && 'cg-poll__best'].filter(Boolean).join(' ')}>
    <Icon name={answer ? icons[answer] : 'clock'} />
    <span>{answer ? words.poll.short[answer] : text.no_reply}</span>
  </td>
)

const Warnings = ({ columns }: { columns: readonly Choosing[] }) => (
  <ul class="cg-list cg-gap">
    {columns.flatMap(({ option, warnings }) =>
      warnings.map((warning) => (
        <li key={`${option.id} ${warning}`}>
          <strong>
            {formatDate(option.startsAt)} {formatTime(option.startsAt)}
          </strong>{' '}
          {words.times[warning]}
        </li>
      )),
    )}
  </ul>
)
