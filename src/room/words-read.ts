/**
 * Which words of a card somebody had read when they began their own. A box with words of one's own does not follow what others write, and what
 * was read stays as it was then, until it is sent or emptied.
 */
import { hasOwnWords } from './room-forms.ts'

export function letRead(root: HTMLElement): void {
  root.addEventListener('input', ({ target }) => {
    const form = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement ? target.form : null
    if (!form || shownIn(form) === undefined) return
    if ([...form.elements].some(hasOwnWords)) form.dataset.read ??= shownIn(form)
    else delete form.dataset.read
  })
  root.addEventListener('reset', ({ target }) => {
    if (target instanceof HTMLFormElement) delete target.dataset.read
  })
}

/** Number of the writing that was read; undefined where the form asks for no words of a card. */
export function readIn(form: HTMLFormElement): number | undefined {
  const read = form.dataset.read ?? shownIn(form)
  return read === undefined ? undefined : Number(read)
}

/** What stands there now was shown to its writer beside their own. */
export function readAnew(form: HTMLFormElement): void {
  const shown = shownIn(form)
  if (shown !== undefined) form.dataset.read = shown
}

const shownIn = (form: HTMLFormElement): string | undefined =>
  form.querySelector<HTMLInputElement>('input[name="_read"]')?.value
