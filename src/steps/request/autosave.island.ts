/**
 * Saves a part of the request while somebody writes: the same form to the same address, some time after the last key. Whatever goes
 * wrong, the words stay on the page and the button still works.
 */
const pause = 1500
const form = document.querySelector<HTMLFormElement>('#request-part')
const line = document.querySelector<HTMLElement>('#autosave')

if (form && line) {
  let timer: number | undefined
  let sending: AbortController | undefined
  const stop = () => {
    window.clearTimeout(timer)
    sending?.abort()
  }
  form.addEventListener('input', () => {
    stop()
    timer = window.setTimeout(() => {
      sending = new AbortController()
      void save(form, line, sending.signal)
    }, pause)
  })
  form.addEventListener('submit', stop) // the button saves everything itself
}

async function save(form: HTMLFormElement, line: HTMLElement, signal: AbortSignal): Promise<void> {
  line.textContent = line.dataset.saving ?? ''
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: fields,
      headers: { 'x-autosave': 'yes' },
      signal,
      redirect: 'error',
    })
    const seen = answer.headers.get('x-seen')
    const kept = form.querySelector<HTMLInputElement>('input[name="_seen"]')
    if (answer.ok && seen !== null && kept) kept.value = seen
    line.textContent = wordsFor(line, answer.status)
  } catch {
    if (!signal.aborted) line.textContent = line.dataset.failed ?? ''
  }
}

function wordsFor(line: HTMLElement, status: number): string {
  if (status === 204) return line.dataset.saved ?? ''
  return (status === 409 ? line.dataset.conflict : line.dataset.failed) ?? ''
}
