import type { Kind } from '../guard/finding.ts'
import { GuardFindings, useGuardOf } from './guard-findings.tsx'
import { controlId, describedBy, oneOf, type Posted, Question, type QuestionProps } from './question.tsx'

export interface FieldProps extends QuestionProps {
  readonly value?: Posted
  /** 'whole-number' is text with a number pad: browsers change numbers on scrolling and drop what they cannot read. */
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'whole-number' | undefined
  /** Characters the answer usually has: makes the field as wide as that. */
  readonly width?: 2 | 4 | 10 | 20 | undefined
  readonly autocomplete?: string | undefined
  readonly maxLength?: number | undefined
  /** Somebody is named here on purpose: the guard does not look while one types. */
  readonly named?: boolean | undefined
  /** Kinds of identifier that belong here, as the step's own guard has them. */
  readonly may?: readonly Kind[] | undefined
  /** Read by people who do not know the case: what must change is kept on nobody's word alone (decision 0032). */
  readonly leaves?: boolean | undefined
}

/** One line of text. */
export const Field = (props: FieldProps) => (
  <Question {...props}>
    <Line {...props} />
    <GuardFindings name={props.name} />
  </Question>
)

function Line(props: FieldProps) {
  const asked = useGuardOf(props.leaves)
  const looks = props.named || (props.type ?? 'text') !== 'text' ? undefined : asked
  const attributes = {
    class: inputClass(props),
    id: controlId(props.name),
    name: props.name,
    defaultValue: oneOf(props.value), // `value` would be put back with every change in a room
    autocomplete: props.autocomplete ?? 'off',
    maxlength: props.maxLength,
    'data-guard': looks,
    'data-guard-may': looks === undefined ? undefined : props.may?.join(' '),
    ...describedBy(props),
  }
  if (props.type === 'email') return <input {...attributes} type="email" />
  if (props.type === 'tel') return <input {...attributes} type="tel" />
  if (props.type === 'url') return <input {...attributes} type="url" />
  return <input {...attributes} type="text" inputmode={props.type === 'whole-number' ? 'numeric' : undefined} />
}

const inputClass = ({ error, width }: FieldProps): string =>
  ['ds_input', error && 'ds_input--error', width && `cg-input--${width}`].filter(Boolean).join(' ')
