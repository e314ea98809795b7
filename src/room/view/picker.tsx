import { interfaceWords } from '#content'

/** One of a few, or nothing. */
export const Picker = (props: {
  id: string
  name: string
  label: string
  choices: Readonly<Record<string, string>>
  value: string
}) => (
  <>
    <label for={props.id}>{props.label}</label>
    <select class="cg-select" id={props.id} name={props.name} data-begin={props.value}>
      <option value="">{interfaceWords.forms.choose}</option>
      {Object.entries(props.choices).map(([value, label]) => (
        <option key={value} value={value} selected={value === props.value}>
          {label}
        </option>
      ))}
    </select>
  </>
)
