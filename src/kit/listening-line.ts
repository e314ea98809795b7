/**
 * One connection of its own that hears what other processes say (LISTEN). It comes back by itself when the database was away; who
 * listens looks for what was missed meanwhile. What is said are ids, never content.
 */
import pg from 'pg'

export interface ListeningLine {
  /** `heard` gets the payload and the number of the process in the database that said it. Returns how to stop. */
  on(channel: string, heard: (payload: string, saidBy: number) => void): () => void
  close(): Promise<void>
}

const again = 500

/** Connects with the first listener, and not before. `url` is a direct address: a pooler in transaction mode keeps no LISTEN. */
export function listeningLine(url: string, options?: string): ListeningLine {
  const listeners = new Map<string, Set<(payload: string, saidBy: number) => void>>()
  let client: pg.Client | null = null
  let retry: NodeJS.Timeout | null = null
  let opening: Promise<void> | null = null
  let closed = false

  async function open(): Promise<void> {
    const fresh = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 1500,
      keepAlive: true,
      ...(options ? { options } : {}),
    })
    fresh.on('error', () => {})
    fresh.on('end', () => lost(fresh))
    fresh.on('notification', ({ channel, payload, processId }) => {
      for (const heard of listeners.get(channel) ?? []) heard(payload ?? '', processId)
    })
    try {
      await fresh.connect()
      client = fresh
      for (const channel of listeners.keys()) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
      if (closed) await fresh.end()
    } catch {
      await fresh.end().catch(() => {})
      lost(fresh)
    }
  }

  function lost(gone: pg.Client): void {
    if (client === gone) client = null
    if (closed || client || retry) return
    retry = setTimeout(() => {
      retry = null
      opening = open()
    }, again)
    retry.unref()
  }

  return {
    on(channel, heard) {
      const set = listeners.get(channel) ?? new Set()
      const isNew = !listeners.has(channel)
      listeners.set(channel, set.add(heard))
      if (!opening) opening = open()
      else if (isNew) client?.query(`listen ${pg.escapeIdentifier(channel)}`).catch(() => {})
      return () => void set.delete(heard)
    },
    async close() {
      closed = true
      if (retry) clearTimeout(retry)
      await opening
      await client?.end().catch(() => {})
    },
  }
}
