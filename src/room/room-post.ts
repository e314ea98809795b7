/** The line from a browser to the server: one operation out, and what the server said to it. */
import type { Draft, Said } from './room-client.ts'

export async function post(base: string, csrf: string, draft: Draft): Promise<Said> {
  try {
    const answer = await fetch(`${base}/operations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
      body: JSON.stringify(draft),
      redirect: 'error',
    })
    if (answer.ok) return { kind: 'taken', ...(await answer.json()) }
    if ([401, 403, 404].includes(answer.status)) return { kind: 'over' }
    if (answer.status === 429) return { kind: 'later', tooFast: true }
    if (answer.status >= 500) return { kind: 'later' }
    return { kind: 'refused', status: answer.status, ...(await answer.json().catch(() => ({}))) }
  } catch {
    return { kind: 'later' }
  }
}

/** The same address says why there is no room any more, for those who may know; not twice in a row. */
export async function goToEnd(base: string): Promise<void> {
  const key = `room over ${base}`
  const last = Number(sessionStorage.getItem(key) ?? 0)
  if (Date.now() - last < 10_000) return
  sessionStorage.setItem(key, String(Date.now()))
  const answer = await fetch(base).catch(() => null)
  if (answer?.ok) location.replace(base)
}
