/** The Team around the Child as a list of people to fill in (P11, P16). Grows by a button; wholly empty lines are left out. */
import { request } from '#content'
import { Button, controlId, ErrorLine, Field, Fieldset, Notice, Select } from '../../design/design.ts'
import { teamField } from '../../trust/request-words.ts'
import type { Question } from './request.question.ts'
import { agencies, isFreeMail, type TeamEntry } from './team.check.ts'

export interface TeamFieldsProps {
  readonly question: Question
  readonly team: readonly TeamEntry[]
  /** Lines to show; empty ones follow the people. */
  readonly lines: number
  /** Ids of people who have been told. */
  readonly told: ReadonlySet<string>
  readonly errors: Readonly<Record<string, string>>
  /** Who reads the list, where the page does not say it; else ''. */
  readonly readers: string
}

export function TeamFields({ question, team, lines, told, errors, readers }: TeamFieldsProps) {
  const words = request.form.team
  const list = Array.from({ length: Math.max(lines, team.length) }, (_, index) => team[index] ?? nobody)
  return (
    <div class="cg-asked" id={controlId(question.id)} tabindex={-1}>
      <h2 class="cg-h3">{question.label}</h2>
      {question.hint && <p class="ds_hint-text">{question.hint}</p>}
      <ErrorLine name={question.id} error={errors[question.id]} />
      {list.map((entry, index) => (
        <Line key={index} entry={entry} index={index} told={told.has(entry.id)} errors={errors} />
      ))}
      {list.length < (question.answer.max ?? list.length) && (
        <p>
          <Button look="secondary" name="list" value="add" icon="plus">
            {words.add}
          </Button>
        </p>
      )}
      {readers !== '' && <p class="cg-field-note">{readers}</p>}
    </div>
  )
}

const nobody: TeamEntry = { id: '', name: '', role: '', agency: '', email: '' }

interface LineProps {
  readonly entry: TeamEntry
  readonly index: number
  readonly told: boolean
  readonly errors: Readonly<Record<string, string>>
}

function Line({ entry, index, told, errors }: LineProps) {
  const words = request.form.team
  const name = (part: string) => teamField(index, part)
  const common = (part: 'name' | 'role' | 'agency' | 'email') => ({
    name: name(part),
    label: words.fields[part],
    error: errors[name(part)],
    value: entry[part],
  })
  const options = Object.entries(agencies).map(([value, label]) => ({ value, label }))
  return (
    <Fieldset legend={words.person.replace('{count}', String(index + 1))}>
      <div class="cg-two">
        <Field {...common('name')} named />
        <Field {...common('role')} />
        <Select {...common('agency')} options={options} />
        <Field {...common('email')} type="email" />
      </div>
      {isFreeMail(entry.email) && <Notice kind="look">{words.warning}</Notice>}
      {told && <p class="cg-field-note">{words.told}</p>}
      {entry !== nobody && (
        <Button look="quiet" name="list" value={`remove-${index}`}>
          {words.remove}
          <span class="visually-hidden"> {entry.name || index + 1}</span>
        </Button>
      )}
      <input type="hidden" name={name('id')} value={entry.id} />
    </Fieldset>
  )
}
