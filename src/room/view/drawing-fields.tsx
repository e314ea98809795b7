/** Small fields of the drawings' tables: many forms stand on one page, so each field takes its place from its form. */
import { interfaceWords } from '#content'
import { GuardFindings } from '../../design/guard-findings.tsx'

export interface FieldPlace {
  /** Of the form: unique on the page. */
  readonly at: string
  readonly name: string
  readonly label: string
}

export interface Pickable {
  readonly value: string
  readonly label: string
}

export const Pick = ({
  at,
  name,
  label,
  options,
  value = '',
  empty,
}: FieldPlace & { options: readonly Pickable[]; value?: string; empty?: string | undefined }) => (
  <div>
    <label class="ds_label" for={`${at}-${name}`}>
      {label}
    </label>
    <select class="cg-select cg-full" id={`${at}-${name}`} name={name} data-begin={value || undefined}>
      {empty !== undefined && <option value="">{empty || interfaceWords.forms.choose}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </div>
)

export const Line = ({
  at,
  name,
  label,
  value = '',
  hint,
  error,
  max = 40,
  list,
}: FieldPlace & { value?: string; hint?: string; error?: string | undefined; max?: number; list?: string }) => (
  <div>
    <label class="ds_label" for={`${at}-${name}`}>
      {label}
    </label>
    {hint && (
      <p class="ds_hint-text" id={`${at}-${name}-hint`}>
        {hint}
      </p>
    )}
    {error && (
      <p class="ds_question__error-message" id={`${at}-${name}-error`}>
        {error}
      </p>
    )}
    <input
      class={error ? 'ds_input ds_input--error' : 'ds_input'}
      type="text"
      autocomplete="off"
      id={`${at}-${name}`}
      name={name}
      // Not `value`: what somebody is typing would be put back whenever somebody else changes the room.
      defaultValue={value}
      maxlength={max}
      list={list}
      data-guard="firm"
      aria-describedby={
        [hint && `${at}-${name}-hint`, error && `${at}-${name}-error`].filter(Boolean).join(' ') || undefined
      }
    />
    <GuardFindings name={name} at={`${at}-${name}`} />
  </div>
)

export const Tick = ({ at, name, label, checked }: FieldPlace & { checked: boolean }) => (
  <p class="cg-tick-line">
    <input type="checkbox" id={`${at}-${name}`} name={name} value="yes" defaultChecked={checked} />
    <label for={`${at}-${name}`}>{label}</label>
  </p>
)

export const choicesOf = (labels: Readonly<Record<string, string>>): Pickable[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
