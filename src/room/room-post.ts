/** The line from a browser to the server: one operation out, and what the server said to it. */
import type { Draft, Said } from './room-line.ts'

export async function post(base: string, csrf: string, { id, board, body, read, kept }: Draft): Promise<Said> {
  try {
    const answer = await fetch(`${base}/operations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
      body: JSON.stringify({ id, board, body, read, kept }),
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
