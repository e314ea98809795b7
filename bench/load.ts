/** Many people at once: each connection walks the requests in an order of its own. */
import autocannon from 'autocannon'

export interface Load {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  readonly requests: readonly autocannon.Request[]
  /** The only status that counts as right. */
  readonly expected: number
}

export interface Measured {
  readonly requestsPerSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Requests that were answered. */
  readonly answered: number
  /** Answers with another status, and requests without an answer. */
  readonly wrong: number
}

/** Latencies in milliseconds, of a loop that sends the next request when the last one was answered. */
export async function measure({ url, connections, seconds, requests, expected }: Load): Promise<Measured> {
  const latencies: number[] = []
  let wrong = 0
  const begun = performance.now()
  const run = autocannon({
    url,
    connections,
    duration: seconds,
    timeout: 20,
    requests: [...requests.slice(0, 1)],
    setupClient: (client) => {
      client.setRequests(shuffled(requests))
      client.on('response', (status, _bytes, time) => {
        latencies.push(time)
        if (status !== expected) wrong += 1
      })
    },
  })
  const result = await run
  const elapsed = (performance.now() - begun) / 1000
  latencies.sort((a, b) => a - b)
  const at = (part: number) =>
    round(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))] ?? 0)
  return {
    requestsPerSecond: Math.round(latencies.length / elapsed),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    answered: latencies.length,
    wrong: wrong + result.errors + result.timeouts,
  }
}

const round = (value: number): number => Math.round(value * 10) / 10

function shuffled<T>(items: readonly T[]): T[] {
  const all = [...items]
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1))
    const [a, b] = [all[last], all[other]]
    if (a !== undefined && b !== undefined) [all[last], all[other]] = [b, a]
  }
  return all
}
