/** Forms of the room in a browser: an operation out of one, and what somebody has filled in, to be put in again. */
import type { Draft } from './room-client.ts'

export function draftFrom(form: HTMLFormElement): Draft {
  const body: Record<string, string> = {}
  let board = ''
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || name.startsWith('_')) continue
    if (name === 'board') board = value
    else body[name] = name === 'text' || name === 'wouldMove' ? value.trim() : value
  }
  const fresh = ['card', ...(body.type?.startsWith('add-') ? [body.type.slice(4)] : [])]
  for (const name of fresh) if (body[name] === '') body[name] = crypto.randomUUID()
  return { id: crypto.randomUUID(), board, body: { ...body, type: body.type ?? '' } }
}

/** Empty again. A choice that was made in the browser has no beginning of its own to go back to. */
export function beginAgain(form: HTMLFormElement): void {
  form.reset()
  for (const select of form.querySelectorAll<HTMLSelectElement>('select[data-begin]'))
    select.value = select.dataset.begin ?? ''
}

/** New words in the boxes, not yet sent. Boxes for changing a card hold what others wrote. */
export const ownWords = (root: ParentNode): string[] =>
  [...root.querySelectorAll<HTMLTextAreaElement>('form:has(input[name="type"][value="add"]) textarea')]
    .map(({ value }) => value.trim())
    .filter((value) => value !== '')

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
export type Filled = readonly { readonly id: string; readonly value: string; readonly checked: boolean | null }[]

/** What stands in the fields that are shown. */
export function filledIn(within: ParentNode): Filled {
  return [...within.querySelectorAll<Control>('textarea, select, input:not([type="hidden"])')].flatMap((control) => {
    if (!control.id) return []
    const marked = control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type)
    return [{ id: control.id, value: control.value, checked: marked ? control.checked : null }]
  })
}

/** Puts it in again, unless somebody has written something else there meanwhile. */
export function fillAgain(filled: Filled): void {
  for (const { id, value, checked } of filled) {
    const control = document.getElementById(id)
    if (control instanceof HTMLInputElement && checked !== null) control.checked = checked
    else if (control instanceof HTMLSelectElement) {
      if ([...control.options].some((option) => option.value === value)) control.value = value
    } else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)
      control.value = control.value.trim() || value
  }
}

/** What somebody had begun before the room came to life, and where they were. Gives back how to put it in again. */
export function wordsTyped(root: HTMLElement): () => void {
  const filled = filledIn(root)
  const focused = root.contains(document.activeElement) ? document.activeElement?.id : undefined
  return () => {
    fillAgain(filled)
    if (focused) document.getElementById(focused)?.focus()
  }
}
