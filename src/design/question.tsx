/** What all fields share: label, hint and error in this order, tied to the control for screen readers. */

import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { interfaceWords } from '#content'
import { GroupLabel, labelWords, QuestionLabels } from '../kit/question-labels.ts'

/** The properties every field takes. */
export interface QuestionProps {
  readonly name: string
  readonly label: ComponentChildren
  readonly hint?: ComponentChildren
  /** What to put right; leave out when nothing is wrong. */
  readonly error?: string | undefined
  /** Says "(if you like)" behind the label. Nothing is said where an answer is needed. */
  readonly optional?: boolean | undefined
}

/** A posted value: what a field shows again. */
export type Posted = string | readonly string[] | undefined
export const oneOf = (value: Posted): string => (typeof value === 'string' ? value : (value?.[0] ?? ''))
export const listOf = (value: Posted): readonly string[] => (typeof value === 'string' ? [value] : (value ?? []))

/**
 * The id of a question's first control: where its line in the error summary leads. It has no dot; what belongs to one choice
 * or part of the question has its id followed by a dot, so that no two names can meet.
 */
export const controlId = (name: string): string => `f-${name.replace(/[^\w-]/g, '-')}`
const hintId = (name: string): string => `${controlId(name)}.hint`
const errorId = (name: string): string => `${controlId(name)}.error`

/** Attributes that tie a control to its hint and error. `also`: further ids that describe it. */
export function describedBy({ name, hint, error }: QuestionProps, ...also: readonly string[]) {
  const ids = [...(hint ? [hintId(name)] : []), ...(error ? [errorId(name)] : []), ...also]
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
  }
}

/** A question with one control. */
export const Question = (props: QuestionProps & { readonly children: ComponentChildren }) => (
  <div class={props.error ? 'ds_question ds_question--error' : 'ds_question'}>
    <label class="ds_label" for={controlId(props.name)}>
      <LabelText {...props} />
    </label>
    <HintAndError {...props} />
    {props.children}
  </div>
)

/** A question with several controls. */
export function QuestionGroup(props: QuestionProps & { readonly children: ComponentChildren }) {
  return (
    <fieldset
      class={props.error ? 'ds_question ds_question--error' : 'ds_question'}
      aria-describedby={describedBy(props)['aria-describedby']}
    >
      <legend class="ds_label">
        <LabelText {...props} />
      </legend>
      <HintAndError {...props} />
      {props.children}
    </fieldset>
  )
}

function LabelText({ name, label, optional }: QuestionProps) {
  useQuestionName(name, label)
  return (
    <>
      {label}
      {optional && <span class="cg-opt"> {interfaceWords.forms.optional}</span>}
    </>
  )
}

/** Tells the lines above what this question is called. */
export function useQuestionName(name: string, label: ComponentChildren): void {
  const group = useContext(GroupLabel)
  useContext(QuestionLabels)?.set(name, labelWords(group, label))
}

const HintAndError = (props: QuestionProps) => (
  <>
    {props.hint && (
      <p class="ds_hint-text" id={hintId(props.name)}>
        {props.hint}
      </p>
    )}
    <ErrorLine {...props} />
  </>
)

export const ErrorLine = ({ name, error }: Pick<QuestionProps, 'name' | 'error'>) =>
  error ? (
    <p class="ds_question__error-message" id={errorId(name)}>
      <span class="visually-hidden">{interfaceWords.forms.error} </span>
      {error}
    </p>
  ) : null
