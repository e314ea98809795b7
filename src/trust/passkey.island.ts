/**
 * Asks the browser for a passkey when a form with `data-passkey` is sent, and sends the form with the answer. Without this script the form
 * goes out without an answer, and the page that comes says what else there is.
 */
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'

/** A passkey belongs to a name (WebAuthn, relying party identifier): none can be made or used at an address in numbers. */
const never = !browserSupportsWebAuthn() ? 'unable' : /^[\d.]+$|^\[/.test(location.hostname) ? 'numbers' : null

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  say(form, never)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void answer(form)
  })
}

async function answer(form: HTMLFormElement): Promise<void> {
  const field = form.elements.namedItem('answer')
  const button = form.querySelector('button')
  if (!(field instanceof HTMLInputElement) || never === 'numbers') return
  say(form, null)
  if (button) button.disabled = true
  try {
    const response = await fetch(form.dataset.options ?? '', { headers: { accept: 'application/json' } })
    if (!response.ok || response.redirected) throw new Error('no options')
    field.value = JSON.stringify(await asked(form.dataset.passkey ?? '', await response.json()))
    form.submit()
  } catch (error) {
    say(form, error instanceof Error && error.name === 'InvalidStateError' ? 'already' : 'stopped')
    if (button) button.disabled = false
  }
}

/** The options are for one of the two, as the page says. */
const asked = (what: string, options: unknown) =>
  what === 'make'
    ? startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
    : startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON })

/** Shows one of the sentences that wait in the form, or none. */
function say(form: HTMLFormElement, which: string | null): void {
  for (const line of form.querySelectorAll<HTMLElement>('[data-say]')) line.hidden = line.dataset.say !== which
}
