import { interfaceWords } from '#content'
import { controlId, describedBy, oneOf, type Posted, Question, type QuestionProps } from './question.tsx'

export interface Option {
  readonly value: string
  readonly label: string
}

export interface SelectProps extends QuestionProps {
  readonly options: readonly Option[]
  /** Options under a heading; may stand beside plain options. */
  readonly groups?: readonly { readonly label: string; readonly options: readonly Option[] }[] | undefined
  readonly value?: Posted
  /** Leave out the empty "Choose one" at the top: only where the first option is a sensible answer. */
  readonly noEmpty?: boolean | undefined
}

/** One of many. For up to seven choices use Radios. */
export const Select = (props: SelectProps) => (
  <Question {...props}>
    <select
      class={props.error ? 'cg-select ds_input--error' : 'cg-select'}
      id={controlId(props.name)}
      name={props.name}
      data-begin={oneOf(props.value) || undefined}
      {...describedBy(props)}
    >
      {!props.noEmpty && <option value="">{interfaceWords.forms.choose}</option>}
      <Options options={props.options} chosen={oneOf(props.value)} />
      {props.groups?.map((group) => (
        <optgroup key={group.label} label={group.label}>
          <Options options={group.options} chosen={oneOf(props.value)} />
        </optgroup>
      ))}
    </select>
  </Question>
)

const Options = ({ options, chosen }: { options: readonly Option[]; chosen: string }) => (
  <>
    {options.map(({ value, label }) => (
      <option key={value} value={value} selected={value === chosen}>
        {label}
      </option>
    ))}
  </>
)
