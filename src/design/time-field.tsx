import { controlId, describedBy, oneOf, type Posted, Question, type QuestionProps } from './question.tsx'

export interface TimeFieldProps extends QuestionProps {
  /** '13:30' */
  readonly value?: Posted
}

/** A time of day on the 24-hour clock, posted as typed. */
export const TimeField = (props: TimeFieldProps) => (
  <Question {...props}>
    <input
      class={`ds_input cg-input--time${props.error ? ' ds_input--error' : ''}`}
      id={controlId(props.name)}
      name={props.name}
      type="time"
      value={oneOf(props.value)}
      {...describedBy(props)}
    />
  </Question>
)
