/** Forms of the room in a browser: an operation out of one, and what somebody has filled in, to be put in again. */
import { isKeptField } from '../kit/guarding.ts'
import { changedOnly, fieldsSeen, seenBesides } from './changed-only.ts'
import type { Draft } from './room-line.ts'
import { asDecided } from './whose-words.ts'

/** Null: nothing is to be sent, the words that stand there stay. `whose`: what its writer decided where two changed the same words. */
export function draftFrom(form: HTMLFormElement, whose = ''): Draft | null {
  const body: Record<string, string> = {}
  const kept: Record<string, string> = {}
  let board = ''
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue
    if (isKeptField(name) && value !== '') kept[name] = value
    if (name.startsWith('_')) continue
    if (name === 'board') board = value
    else body[name] = name === 'text' || name === 'wouldMove' ? value.trim() : value
  }
  const fresh = ['card', ...(body.type?.startsWith('add-') ? [body.type.slice(4)] : [])]
  for (const name of fresh) if (body[name] === '') body[name] = crypto.randomUUID()
  const seen = fieldsSeen(form.querySelector<HTMLInputElement>('input[name="_seen"]')?.value ?? '')
  const changed = { ...changedOnly(body, seenBesides(seen, kept)), type: body.type ?? '' }
  const decided = asDecided(changed, seen, whose)
  const answered = Object.keys(kept).length > 0 ? { kept } : {}
  return decided && { id: crypto.randomUUID(), board, body: decided, ...answered }
}

/** Empty again. A choice that was made in the browser has no beginning of its own to go back to. */
export function beginAgain(form: HTMLFormElement): void {
  begin(form)
  for (const made of form.querySelectorAll<HTMLInputElement>('input[name="family"]')) made.value = ''
  for (const select of form.querySelectorAll<HTMLSelectElement>('select[data-begin]'))
    select.value = select.dataset.begin ?? ''
}

/** What was sent stands in the room: the boxes follow it again when others change it. What was chosen stays chosen. */
export function settle(form: HTMLFormElement): void {
  const chosen = [...form.querySelectorAll('select')].map((select) => [select, select.value] as const)
  begin(form)
  for (const [select, value] of chosen) select.value = value
}

function begin(form: HTMLFormElement): void {
  for (const control of form.querySelectorAll<HTMLElement>('[data-refused]')) delete control.dataset.refused
  form.reset()
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
type TextControl = HTMLInputElement | HTMLTextAreaElement
export type Filled = readonly {
  readonly id: string
  readonly value: string
  readonly checked: boolean | null
  /** Words begun here that are not in the room. */
  readonly own: boolean
  /** What was read of a card when its words were begun (words-read.ts). */
  readonly read?: string | undefined
  /** The guard held these words back: they are kept no longer than the meeting. */
  readonly refused?: boolean
}[]

/** What stands in the fields that are shown. A box nobody wrote in is none of them: it follows what others write. */
export function filledIn(within: ParentNode): Filled {
  return [...within.querySelectorAll<Control>('textarea, select, input:not([type="hidden"])')].flatMap((control) => {
    if (!control.id || isUntouched(control)) return []
    const marked = control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type)
    const [own, checked] = [hasOwnWords(control), marked ? control.checked : null]
    const read = own ? control.form?.dataset.read : undefined
    const refused = control.dataset.refused === undefined ? {} : { refused: true }
    return [{ id: control.id, value: control.value, checked, own, ...(read ? { read } : {}), ...refused }]
  })
}

/** Fields of the forms somebody has begun to write in. */
export const begunIn = (root: ParentNode): Filled =>
  [...root.querySelectorAll<HTMLFormElement>('form[data-operation], form[data-act]')].flatMap((form) => {
    const filled = filledIn(form)
    return filled.some(({ own }) => own) ? filled : []
  })

export const withoutRefused = (filled: Filled): Filled => filled.filter(({ refused }) => !refused)

export const begunWords = (filled: Filled): string[] => filled.filter(({ own }) => own).map(({ value }) => value.trim())

/** New words in a box, not yet sent. A box for changing something begins with what stands there. */
export function hasOwnWords(control: Element | null): boolean {
  if (!isText(control) || control.value.trim() === '' || 'notKept' in control.dataset) return false
  return control.value !== control.defaultValue || isAdding(control.form)
}

const isUntouched = (control: Control): boolean =>
  control instanceof HTMLSelectElement
    ? control.value === control.dataset.begin
    : isText(control) && control.value === control.defaultValue && !hasOwnWords(control)

const isText = (control: Element | null): control is TextControl =>
  control instanceof HTMLTextAreaElement ||
  (control instanceof HTMLInputElement && ['text', 'email'].includes(control.type) && control.inputMode !== 'numeric')

const isAdding = (form: HTMLFormElement | null): boolean =>
  form?.querySelector<HTMLInputElement>('input[name="type"]')?.value.startsWith('add') === true

/** Puts it in again, unless somebody has written something else there meanwhile. True when all words of one's own stand there. */
export function fillAgain(filled: Filled): boolean {
  return filled.map(fillOne).every((stands) => stands)
}

function fillOne({ id, value, checked, own, read, refused }: Filled[number]): boolean {
  const control = document.getElementById(id)
  if (control instanceof HTMLInputElement && checked !== null) control.checked = checked
  else if (control instanceof HTMLSelectElement) {
    if ([...control.options].some((option) => option.value === value)) choose(control, value)
  } else if (isText(control)) {
    if (hasOwnWords(control) && control.value !== value) return !own
    // A box whose value was set by a program does not follow what others write any more.
    if (own || control.value.trim() === '') control.value = value
    if (own) openAround(control)
    if (read && control.form) control.form.dataset.read ??= read
    if (own && refused) control.dataset.refused = ''
  } else return !own
  return true
}

/** As its writer would: it stays theirs (own-choices.ts). */
function choose(list: HTMLSelectElement, value: string): void {
  list.value = value
  list.dispatchEvent(new Event('change', { bubbles: true }))
}

/** The boxes it stands in are opened. */
export function openAround(control: Element): void {
  for (let box = control.closest('details'); box; box = box.parentElement?.closest('details') ?? null) box.open = true
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
