/**
 * Somebody's access has changed: a session ended, a person left, a duty or relation ended, a conflict was set. The database says so on
 * commit (db/0017-sessions.sql); whatever is kept open for that person looks again at once. A page asks the database each time anyway.
 */
import pg from 'pg'

export type AccessListener = () => void

/** By person. Ids are unique in the world, so one list serves every program in this process. */
const listeners = new Map<string, Set<AccessListener>>()

/**
 * Calls `listener` whenever this person's access may have changed, until the returned function is called. It must look for itself what
 * is still allowed, and may be called without need (after the connection was lost, everybody is told).
 */
export function onAccessChanged(personId: string, listener: AccessListener): () => void {
  const theirs = listeners.get(personId) ?? new Set()
  listeners.set(personId, theirs.add(listener))
  return () => {
    theirs.delete(listener)
    if (theirs.size === 0 && listeners.get(personId) === theirs) listeners.delete(personId)
  }
}

export interface Listening {
  stop(): Promise<void>
}

/** Listens at a direct address (no pooler). A lost connection is made again, and then everybody is told: something may have been missed. */
export async function listenForAccessChanges(directUrl: string): Promise<Listening> {
  let stopped = false
  let client: pg.Client | null = null
  let retry: NodeJS.Timeout | undefined
  const again = () => {
    client = null
    if (!stopped) retry = setTimeout(() => void connect().then(tellEverybody, again), retryAfter)
  }
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: directUrl, keepAlive: true, query_timeout: 5000 })
    let lost = false
    const lose = () => {
      if (!lost && client === fresh) again()
      lost = true
    }
    fresh.on('error', lose)
    fresh.on('end', lose)
    fresh.on('notification', ({ payload }) => tell(payload ?? ''))
    await fresh.connect()
    await fresh.query('listen access_changed')
    client = fresh
    if (stopped) await fresh.end()
  }
  await connect()
  // A connection can die without a word (a firewall forgets it); asking finds out.
  const ask = setInterval(() => {
    const asked = client
    asked?.query('select 1').catch(() => void asked.end().catch(() => {}))
  }, askEvery)
  ask.unref()
  return {
    async stop() {
      stopped = true
      clearInterval(ask)
      clearTimeout(retry)
      await client?.end().catch(() => {})
    },
  }
}

const retryAfter = 500
const askEvery = 15_000

function tell(personId: string): void {
  for (const listener of [...(listeners.get(personId) ?? [])]) listener()
}

function tellEverybody(): void {
  for (const personId of [...listeners.keys()]) tell(personId)
}
