/** Radios, checkboxes and a lone box: native inputs with 24 px marks in 44 px targets. */
import type { ComponentChildren } from 'preact'
import {
  controlId,
  describedBy,
  ErrorLine,
  listOf,
  oneOf,
  type Posted,
  QuestionGroup,
  type QuestionProps,
  useQuestionName,
} from './question.tsx'

export interface Choice {
  readonly value: string
  readonly label: ComponentChildren
  readonly hint?: ComponentChildren
  /** Shown below the choice, always: it must not need a script to appear. */
  readonly more?: ComponentChildren
}

export interface ChoicesProps extends QuestionProps {
  readonly choices: readonly Choice[]
  readonly value?: Posted
  /** In one row where there is room: for two to four short words. */
  readonly inline?: boolean | undefined
  /** Where one question's boxes stand in several groups: which group this is, for ids of its own. */
  readonly group?: string
}

/** One of several. */
export const Radios = (props: ChoicesProps) => (
  <QuestionGroup {...props}>
    <Marks {...props} kind="radio" chosen={[oneOf(props.value)].filter((value) => value !== '')} />
  </QuestionGroup>
)

/** Any of several; posted once for each. */
export const Checkboxes = (props: ChoicesProps) => (
  <QuestionGroup {...props}>
    <Marks {...props} kind="checkbox" chosen={listOf(props.value)} />
  </QuestionGroup>
)

const Marks = (props: ChoicesProps & { readonly kind: 'radio' | 'checkbox'; readonly chosen: readonly string[] }) => (
  <div class={props.inline ? 'cg-inline' : 'cg-choices'}>
    {props.choices.map((choice, at) => (
      <Mark
        key={choice.value}
        choice={choice}
        kind={props.kind}
        name={props.name}
        id={idOf(props, at)}
        chosen={props.chosen.includes(choice.value)}
      />
    ))}
  </div>
)

/** The first mark has the name's own id: the error summary leads there. */
const idOf = ({ name, group }: ChoicesProps, at: number): string =>
  [controlId(name), ...(group ? [group] : []), ...(at === 0 && !group ? [] : [at + 1])].join('.')

interface MarkProps {
  readonly choice: Choice
  readonly kind: 'radio' | 'checkbox'
  readonly name: string
  readonly id: string
  readonly chosen: boolean
}

const Mark = ({ choice, kind, name, id, chosen }: MarkProps) => (
  <>
    <div class={`ds_${kind}`}>
      <input
        class={`ds_${kind}__input`}
        type={kind}
        id={id}
        name={name}
        value={choice.value}
        defaultChecked={chosen}
        aria-describedby={choice.hint ? `${id}.says` : undefined}
      />
      <label class={`ds_${kind}__label`} for={id}>
        {choice.label}
      </label>
      {choice.hint && (
        <p class="ds_hint-text cg-choice-hint" id={`${id}.says`}>
          {choice.hint}
        </p>
      )}
    </div>
    {choice.more && <div class="cg-choice-more">{choice.more}</div>}
  </>
)

export interface TickProps extends QuestionProps {
  readonly value?: Posted
}

/** One box to tick; posts 'yes'. */
export function Tick(props: TickProps) {
  useQuestionName(props.name, props.label)
  const id = controlId(props.name)
  return (
    <div class={props.error ? 'ds_question ds_question--error' : 'ds_question'}>
      <ErrorLine {...props} />
      <div class="ds_checkbox">
        <input
          class="ds_checkbox__input"
          type="checkbox"
          id={id}
          name={props.name}
          value="yes"
          defaultChecked={oneOf(props.value) === 'yes'}
          {...describedBy(props)}
        />
        <label class="ds_checkbox__label" for={id}>
          {props.label}
        </label>
        {props.hint && (
          <p class="ds_hint-text cg-choice-hint" id={`${id}.hint`}>
            {props.hint}
          </p>
        )}
      </div>
    </div>
  )
}
