/** One question of the request as a field: made from request.yaml alone, so that a reworded or added question needs no code. */
import { type Names, namesOf, request, sayAny, themes } from '#content'
import {
  Checkboxes,
  type Choice,
  DateField,
  Details,
  Field,
  type Posted,
  QuestionGroup,
  type QuestionProps,
  Radios,
  Select,
  TextArea,
} from '../../design/design.ts'
import type { PeopleGroup } from './choosable.ts'
import { type Answer, choicesOf, listOf, type Question, questions, textOf } from './request.question.ts'
import { dateFields, peopleFields } from './typed-answers.ts'

export interface AskedProps {
  readonly question: Question
  readonly value: Answer | undefined
  /** Fields as typed, for dates that could not be read. */
  readonly fields: Readonly<Record<string, Posted>>
  readonly error: string | undefined
  /** Who can be chosen, in groups. */
  readonly groups: readonly PeopleGroup[]
  /** Why somebody is not among the people; '' where everybody is. */
  readonly leftOut: string
  /** Who reads this answer, where it is not as the page says of the others; else ''. */
  readonly readers: string
  readonly names: Names
}

export function AskedQuestion(props: AskedProps) {
  return (
    <div class="cg-asked">
      <FieldFor {...props} />
      {props.readers !== '' && <p class="cg-field-note">{props.readers}</p>}
    </div>
  )
}

function FieldFor(props: AskedProps) {
  const { question, value } = props
  const common = commonProps(props)
  const { kind, max = 0 } = question.answer
  switch (kind) {
    case 'text':
      return max > 80 ? (
        <TextArea
          {...common}
          value={textOf(value)}
          rows={max > 800 ? 7 : 3}
          maxLength={max}
          note={sayAny(request.limit.most, namesOf(), { max })}
        />
      ) : (
        <Field {...common} value={textOf(value)} {...(question.id === 'phone' ? { type: 'tel', width: 20 } : {})} />
      )
    case 'choice':
    case 'yes-no':
      return <Radios {...common} choices={choicesIn(question)} value={textOf(value)} inline={kind === 'yes-no'} />
    case 'choices':
      return question.choices_from === 'themes.yaml' ? (
        <ThemeBoxes {...common} value={listOf(value)} />
      ) : (
        <Checkboxes {...common} choices={choicesIn(question)} value={listOf(value)} />
      )
    case 'date':
      return <Dates {...props} />
    case 'people':
      return max > 1 ? <People {...props} /> : <OnePerson {...props} />
  }
}

function commonProps({ question, error, names, leftOut }: AskedProps): QuestionProps {
  const only = onlyIf(question)
  const hint = [only, question.hint && sayAny(question.hint, names), leftOut].filter(Boolean).join(' ')
  return {
    name: question.id,
    label: sayAny(question.label, names),
    error,
    optional: !question.answer.required,
    ...(hint === '' ? {} : { hint }),
  }
}

/** "Only if you chose …": the question is always on the page, so nothing has to appear by a script and nothing is lost. */
function onlyIf(question: Question): string {
  const { form } = request
  return Object.entries(question.show_if ?? {})
    .map(([id, wanted]) => {
      const other = questions.find((one) => one.id === id)
      if (!other) return ''
      if (wanted === 'any') return `${form.any_above} “${other.label}”`
      const labels = wanted.map((choice) => `“${choicesOf(other)[choice] ?? choice}”`)
      return `${form.only_if} ${labels.join(` ${form.or} `)}.`
    })
    .join(' ')
}

const choicesIn = (question: Question): Choice[] =>
  Object.entries(choicesOf(question)).map(([value, label]) => ({ value, label }))

/** Up to two dates; the first is needed, the second may help. */
function Dates(props: AskedProps) {
  const { question, fields, error, value } = props
  const { dates } = request.form
  const days = listOf(value)
  const common = commonProps(props)
  return (
    <>
      {dateFields(question).map((name, index) => (
        <DateField
          key={name}
          name={name}
          label={index === 0 ? common.label : dates.earlier}
          {...(index === 0 && common.hint ? { hint: common.hint } : {})}
          error={index === 0 ? error : undefined}
          values={fields}
          value={days[index]}
        />
      ))}
    </>
  )
}

/** The browser's own list finds a name as one types it, and needs no script. */
const OnePerson = (props: AskedProps) => (
  <Select {...commonProps(props)} options={[]} groups={props.groups} value={textOf(props.value)} />
)

/** Several people, each in a list of their own; one more than are chosen, so that the list grows with every save. */
function People(props: AskedProps) {
  const { question, groups, value, error } = props
  const chosen = listOf(value)
  const { max = 1 } = question.answer
  const common = commonProps(props)
  return (
    <>
      {peopleFields(question, Math.min(chosen.length + 1, max)).map((name, index) => (
        <Select
          key={name}
          name={name}
          label={index === 0 ? common.label : request.form.another_person}
          {...(index === 0 && common.hint ? { hint: common.hint } : {})}
          optional={index === 0 && common.optional === true}
          error={index === 0 ? error : undefined}
          options={[]}
          groups={groups}
          value={chosen[index] ?? ''}
        />
      ))}
    </>
  )
}

/** Forty and more themes, folded by group; a group with a chosen theme is open. */
function ThemeBoxes({ value, ...common }: QuestionProps & { readonly value: readonly string[] }) {
  return (
    <QuestionGroup {...common}>
      {themes.groups.map((group, place) => (
        <Details key={group.id} summary={group.label} open={group.codes.some(({ id }) => value.includes(id))}>
          <Checkboxes
            name={common.name}
            {...(place > 0 ? { group: group.id } : {})}
            label={<span class="visually-hidden">{group.label}</span>}
            choices={group.codes.map(({ id, label, means }) => ({ value: id, label, hint: means }))}
            value={value}
          />
        </Details>
      ))}
    </QuestionGroup>
  )
}
