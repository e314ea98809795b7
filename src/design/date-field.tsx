import { interfaceWords } from '#content'
import { controlId, oneOf, type Posted, QuestionGroup, type QuestionProps } from './question.tsx'

export interface DateFieldProps extends QuestionProps {
  /** Posted fields: `name-day`, `name-month`, `name-year` are shown as typed. */
  readonly values?: Readonly<Record<string, Posted>> | undefined
  /** 'YYYY-MM-DD', where nothing has been posted. */
  readonly value?: Posted
}

/** A date in three fields, because typing a date you know is easier than a calendar. */
export function DateField(props: DateFieldProps) {
  const { forms } = interfaceWords
  const [year = '', month = '', day = ''] = oneOf(props.value).split('-')
  const parts = [
    { part: 'day', label: forms.day, known: withoutZero(day), width: 2 },
    { part: 'month', label: forms.month, known: withoutZero(month), width: 2 },
    { part: 'year', label: forms.year, known: year, width: 4 },
  ]
  return (
    <QuestionGroup {...props}>
      <div class="cg-parts">
        {parts.map(({ part, label, known, width }) => (
          <Part
            key={part}
            id={part === 'day' ? controlId(props.name) : `${controlId(props.name)}.${part}`}
            name={`${props.name}-${part}`}
            label={label}
            width={width}
            value={oneOf(props.values?.[`${props.name}-${part}`] ?? known)}
            wrong={props.error !== undefined}
          />
        ))}
      </div>
    </QuestionGroup>
  )
}

const withoutZero = (part: string): string => part.replace(/^0/, '')

interface PartProps {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly width: number
  readonly value: string
  readonly wrong: boolean
}

/** One number of a date or time. */
export const Part = ({ id, name, label, width, value, wrong }: PartProps) => (
  <div class="cg-parts__part">
    <label for={id}>{label}</label>
    <input
      class={`ds_input cg-input--${width}${wrong ? ' ds_input--error' : ''}`}
      id={id}
      name={name}
      value={value}
      inputmode="numeric"
      autocomplete="off"
      aria-invalid={wrong ? 'true' : undefined}
    />
  </div>
)
