/** Asking a server whether it is there and ours. */
import pg from 'pg'

export interface Answer {
  readonly version: string
  /** The server's data folder. */
  readonly folder: string
}

/** Address of the cluster's superuser on loopback. */
export const address = (port: number, password: string, database = 'postgres'): string =>
  `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`

/** 'refused': somebody is there who does not know our password. Undefined: nobody answers, or not yet. */
export async function answering(url: string): Promise<Answer | 'refused' | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query(
      `select current_setting('server_version') as version, current_setting('data_directory') as folder`,
    )
    return { version: String(rows[0].version).split(' ')[0] ?? '', folder: String(rows[0].folder) }
  } catch (error) {
    return error instanceof pg.DatabaseError && error.code?.startsWith('28') ? 'refused' : undefined
  } finally {
    await client.end().catch(() => {})
  }
}

/** Asks again until it answers, `milliseconds` have passed, or `worthAsking` says no. Recovery after a crash may take a while. */
export async function whenAnswering(
  url: string,
  milliseconds: number,
  worthAsking: () => boolean,
): Promise<Answer | 'refused' | undefined> {
  const end = Date.now() + milliseconds
  while (worthAsking() && Date.now() < end) {
    const answer = await answering(url)
    if (answer) return answer
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return undefined
}

/** Makes the database when it is missing; returns its address. */
export async function makeDatabase(url: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)} template template0`)
  } finally {
    await client.end()
  }
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}
