import type { ComponentChildren } from 'preact'
import { GroupLabel, labelWords } from '../kit/question-labels.ts'

export interface FormProps {
  readonly action: string
  readonly csrf: string
  /** New for each page made: sending the form twice has one effect. */
  readonly idempotencyKey?: string | undefined
  /** Version of the discussion the person saw. */
  readonly version?: number | undefined
  readonly id?: string | undefined
  readonly children: ComponentChildren
}

/** A form that posts to its own address. Takes a `FormFrame`: `<Form {...view.form}>`. The server checks, so the browser does not. */
export const Form = ({ action, csrf, idempotencyKey, version, id, children }: FormProps) => (
  <form class="cg-form" method="post" action={action} id={id} novalidate>
    <input type="hidden" name="_csrf" value={csrf} />
    {idempotencyKey !== undefined && <input type="hidden" name="_key" value={idempotencyKey} />}
    {version !== undefined && <input type="hidden" name="_version" value={String(version)} />}
    {children}
  </form>
)

/** Questions that belong together, under one heading. */
export const Fieldset = ({
  legend,
  hint,
  children,
}: {
  legend: ComponentChildren
  hint?: ComponentChildren
  children: ComponentChildren
}) => (
  <fieldset class="cg-fieldset">
    <legend class="cg-fieldset__legend">{legend}</legend>
    {hint && <p class="ds_hint-text">{hint}</p>}
    <GroupLabel.Provider value={labelWords('', legend)}>{children}</GroupLabel.Provider>
  </fieldset>
)
