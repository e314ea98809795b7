/**
 * Saves a form while somebody writes: the same form to the same address, some time after the last key. Whatever goes wrong, the words stay on the page and the
 * button still works; whoever leaves with words that are not saved is asked first.
 */
const pause = 1500
const line = document.querySelector<HTMLElement>('#autosave')
const form = line?.closest('form')

if (form && line) {
  let timer: number | undefined
  let sending: AbortController | undefined
  let unsaved = false
  const stop = () => {
    window.clearTimeout(timer)
    sending?.abort()
  }
  form.addEventListener('input', () => {
    stop()
    unsaved = true
    timer = window.setTimeout(async () => {
      sending = new AbortController()
      if (await save(form, line, sending.signal)) unsaved = false
    }, pause)
  })
  // The button saves everything itself.
  form.addEventListener('submit', () => {
    stop()
    unsaved = false
  })
  window.addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault()
  })
}

/** True when it is kept. */
async function save(form: HTMLFormElement, line: HTMLElement, signal: AbortSignal): Promise<boolean> {
  line.textContent = line.dataset.saving ?? ''
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  if (line.dataset.anew !== undefined) fields.set('_key', newKey()) // each save is an act of its own
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: fields,
      headers: { 'x-autosave': 'yes' },
      signal,
      redirect: 'error',
    })
    const seen = answer.headers.get('x-seen')
    const kept = form.querySelector<HTMLInputElement>('input[name="_seen"], input[name="seen"]')
    if (answer.ok && seen !== null && kept) kept.value = seen
    line.textContent = wordsFor(line, answer.status)
    return answer.ok
  } catch {
    if (!signal.aborted) line.textContent = line.dataset.failed ?? ''
    return false
  }
}

/** As crypto.randomUUID, which browsers keep for pages behind TLS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 15) | 64
  bytes[8] = ((bytes[8] ?? 0) & 63) | 128
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

function wordsFor({ dataset }: HTMLElement, status: number): string {
  if (status === 204) return dataset.saved ?? ''
  if (status === 401) return dataset.ended ?? ''
  return (status === 409 ? dataset.conflict : status === 422 ? (dataset.open ?? dataset.failed) : dataset.failed) ?? ''
}
