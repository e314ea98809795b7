/** What the guard found in an operation that was not taken stands below its field, in the form it came from: the guard's own program draws it (design/guard.island.tsx). */
import type { Typed } from './view/room-props.ts'

/** False where one of the fields is not on the page. */
export function showFindings(root: ParentNode, typed: Typed): boolean {
  return Object.entries(typed.findings).every(([field, marked]) => {
    const control = controlOf(root, typed, field)
    control?.dispatchEvent(new CustomEvent('guard-found', { detail: marked, bubbles: true }))
    if (control) control.dataset.refused = ''
    return control !== null
  })
}

/** Of the forms for the same thing, such as one in the table and one beside the drawing, the one in which the words were typed. */
function controlOf(root: ParentNode, { board, values }: Typed, field: string): HTMLElement | null {
  const forms = [...root.querySelectorAll<HTMLFormElement>('form[data-operation]')].filter((form) => {
    const sent = new FormData(form)
    const isNew = String(values.type).startsWith('add')
    const about = isNew ? ['type'] : ['type', 'card', 'person', 'system']
    return sent.get('board') === board && about.every((name) => (values[name] ?? null) === sent.get(name))
  })
  const controls = forms.flatMap((form) => {
    const control = form.elements.namedItem(field)
    return control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement ? [control] : []
  })
  return controls.find(({ value, defaultValue }) => value !== defaultValue) ?? controls[0] ?? null
}
