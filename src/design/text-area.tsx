import type { ComponentChildren } from 'preact'
import { GuardFindings, useGuardOf } from './guard-findings.tsx'
import { controlId, describedBy, oneOf, type Posted, Question, type QuestionProps } from './question.tsx'

export interface TextAreaProps extends QuestionProps {
  readonly value?: Posted
  readonly rows?: number | undefined
  /** Said in `note`, checked by the server; the browser does not cut what people paste. */
  readonly note?: ComponentChildren
  readonly maxLength?: number | undefined
  /** Read by people who do not know the case: what must change is kept on nobody's word alone (decision 0032). */
  readonly leaves?: boolean | undefined
  /** What sits on the bottom edge of the box, such as the guard's findings. */
  readonly below?: ComponentChildren
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const noteId = `${controlId(props.name)}.note`
  const looks = useGuardOf(props.leaves)
  return (
    <Question {...props}>
      <textarea
        class={props.error ? 'ds_input ds_input--error' : 'ds_input'}
        id={controlId(props.name)}
        name={props.name}
        rows={props.rows ?? 4}
        data-max-length={props.maxLength}
        data-guard={looks}
        {...describedBy(props, ...(props.note ? [noteId] : []))}
      >
        {/* a browser drops the first line break in a text area */}
        {oneOf(props.value).replace(/^\n/, '\n\n')}
      </textarea>
      {props.below}
      <GuardFindings name={props.name} />
      {props.note && (
        <p class="cg-field-note" id={noteId}>
          {props.note}
        </p>
      )}
    </Question>
  )
}
