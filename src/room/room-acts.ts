/** An act of the procedure from a form of the room (`data-act`): sent as the form would be, without leaving the page. */
import { placeForPart } from './view/agenda-of.ts'

/** 'shown': it was not taken, and the page that says why is on its way. */
export type ActSent = 'taken' | 'offline' | 'shown'

export async function sendAct(form: HTMLFormElement, button: HTMLButtonElement | null): Promise<ActSent> {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  if (button?.name) fields.append(button.name, button.value)
  fields.set('_key', crypto.randomUUID())
  try {
    const answer = await fetch(form.action, { method: 'POST', body: fields, redirect: 'manual' })
    if (answer.type === 'opaqueredirect') return 'taken'
  } catch {
    return 'offline'
  }
  submitWith(form, button)
  return 'shown'
}

/** A form that is submitted by a program leaves its button out. */
function submitWith(form: HTMLFormElement, button: HTMLButtonElement | null): void {
  if (button?.name) {
    const chosen = document.createElement('input')
    Object.assign(chosen, { type: 'hidden', name: button.name, value: button.value })
    form.append(chosen)
  }
  form.submit()
}

/** The id under which a family comes in, made here where the page left it open; '' for a form that brings none. */
export function newFamilyIn(form: HTMLFormElement): string {
  const family = form.querySelector<HTMLInputElement>('input[name="family"]')
  if (!family) return ''
  if (family.value === '') family.value = crypto.randomUUID()
  return family.value
}

/** Where the group goes with a part of the agenda: what follows the address of the room. */
export function placeOfPart(part: string): string {
  const place = placeForPart(part)
  if (place === 'welcome') return ''
  return place === 'four' ? `/four?stage=${part}` : `/${place}`
}
