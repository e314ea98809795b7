import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

/** primary: once a page. secondary: outlined. quiet: a link's look. stop: outlined in rowan, for harm alone. */
export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'stop'

export interface ButtonProps {
  readonly children: ComponentChildren
  readonly look?: ButtonLook | undefined
  /** With an address it is a link that looks like a button. */
  readonly href?: string | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly icon?: IconName | undefined
  readonly small?: boolean | undefined
  /** Sends to another address than the form's own. */
  readonly formaction?: string | undefined
  /** The id of a form elsewhere on the page. */
  readonly form?: string | undefined
}

/** A button is a verb with an object: "Reply to times". */
export function Button(props: ButtonProps) {
  const inner = (
    <>
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </>
  )
  if (props.href !== undefined)
    return (
      <a class={classOf(props)} href={props.href}>
        {inner}
      </a>
    )
  return (
    <button
      class={classOf(props)}
      type="submit"
      name={props.name}
      value={props.value}
      formaction={props.formaction}
      form={props.form}
    >
      {inner}
    </button>
  )
}

function classOf({ look = 'primary', icon, small }: ButtonProps): string {
  if (look === 'quiet') return 'cg-quiet'
  const classes = ['ds_button']
  if (look !== 'primary') classes.push('ds_button--secondary')
  if (look === 'stop') classes.push('cg-stop')
  if (small) classes.push('ds_button--small')
  if (icon) classes.push('cg-lead-i')
  return classes.join(' ')
}

/** Buttons in a row: the primary one first. */
export const Buttons = ({ children }: { children: ComponentChildren }) => <div class="cg-btns">{children}</div>
