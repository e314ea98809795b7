/**
 * The only way to the database. `withActor` opens one short transaction in which PostgreSQL knows who acts; row-level
 * security does the rest. Session-level settings are forbidden: behind a pooler they leak to the next request.
 */
import type { Writable } from 'node:stream'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import pg from 'pg'
import type { Actor } from '../discussion.ts'
import { codeOf, isDatabaseAway } from './database-fault.ts'
import { isId } from './id.ts'
import { type ListeningLine, listeningLine } from './listening-line.ts'
import type { Tables } from './tables.ts'

// Dates without a time stay text ('2026-11-24'): a calendar day has no time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
// Counts fit a number here.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** A transaction with an actor. Only `withActor` makes one. */
export type Tx = Kysely<Tables> & { readonly __tx: unique symbol }

export interface Database {
  /**
   * Runs `work` in one transaction as the actor; commits when it returns, rolls back when it throws. `about`: the only discussion that
   * is read; the others are then out of reach, and what may be read of this one is found sooner.
   */
  withActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>, about?: string): Promise<T>
  /** A transaction without any actor: sees public tables and what the session functions allow, no discussion. */
  withNobody<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** One statement outside any transaction, for what has to be known before there is an actor. Names are those of `common_ground`. */
  ask<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<Row[]>
  readonly pool: pg.Pool
  /** Hears what other processes say; opens a connection of its own with the first listener. */
  readonly line: ListeningLine
  /** Whether this number is one of this pool's connections: what it says we know already. */
  isOwn(processId: number): boolean
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  /** Connections; default 16. */
  readonly connections?: number
  /** Startup options, such as `-c role=common_ground_application` where one address must serve for everything. */
  readonly options?: string
  /** False behind a pooler in transaction mode: what was prepared on one connection is not there on the next. Default true. */
  readonly prepared?: boolean
  /** Direct address for LISTEN, where `url` leads through a pooler. Default: `url`. */
  readonly directUrl?: string
}

export function openDatabase({
  url,
  connections = 16,
  options,
  prepared = true,
  directUrl = url,
}: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    pipeline: true, // questions that do not wait for each other travel together
    max: connections,
    connectionTimeoutMillis: 1500, // database away: the page answers 503 within two seconds
    idleTimeoutMillis: 30_000,
    // A server that has stopped answering without hanging up. The server's own limit is for one that still hears us.
    query_timeout: 1800,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 15_000,
    ...(options ? { options } : {}),
  })
  // Without these two listeners a dying database kills the program: node-postgres emits 'error' on checked-out clients too.
  pool.on('error', () => {})
  const own = new Set<number>()
  pool.on('connect', (client) => {
    client.on('error', () => {})
    const { processID } = client as pg.PoolClient & { processID?: number | null } // there, and left out of the types
    if (!processID) return
    own.add(processID)
    client.on('end', () => own.delete(processID))
  })
  const line = listeningLine(directUrl, options)
  const named = prepared ? statementNames() : () => ({})
  return {
    pool,
    withActor: (actor, work, about) => transaction(pool, named, settingsOf(actor, about), work),
    withNobody: (work) => transaction(pool, named, '', work),
    ask: async (text, values) => (await pool.query({ ...named(text), text, values: [...values] })).rows,
    line,
    isOwn: (processId) => own.has(processId),
    async close() {
      await line.close()
      await pool.end()
    },
  }
}

/** The name under which a connection keeps a statement and its plan; none for one that is new or rare. */
type Named = (text: string) => { readonly name?: string }

/**
 * Planning takes longer than most of our answers, so what comes often is prepared once a connection. A plan is kept in each of them:
 * the first few hundred texts are enough, and a list of changing length would fill any memory.
 */
function statementNames(): Named {
  const seen = new Map<string, { times: number; name: string }>()
  return (text) => {
    const known = seen.get(text)
    if (known) return ++known.times > 2 ? { name: known.name } : {}
    if (seen.size < 400) seen.set(text, { times: 1, name: `s${seen.size}` })
    return {}
  }
}

async function transaction<T>(pool: pg.Pool, named: Named, settings: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const state: Asking = { over: false }
  let broken: Error | undefined
  try {
    // The first questions travel with it; should it fail, they meet no actor and no open transaction, and `begun` says why.
    const begun = sent(client, {
      text: `begin; set local search_path = common_ground, pg_temp; set local plan_cache_mode = force_generic_plan; ${settings}`,
    })
    begun.catch(() => {})
    const tx = queriesOn(client, named, state)
    const result = await work(tx).finally(() => {
      state.over = true
    })
    await begun
    const last = (lastStatements.get(tx) ?? []).flatMap((statements) => statements())
    await Promise.all([
      ...last.map((one) => sent(client, { ...named(one.text), ...one })),
      sent(client, { text: 'commit' }),
    ])
    for (const work of lastWork.get(tx) ?? []) work()
    return result
  } catch (caught) {
    const error = codeOf(caught) === transactionAborted ? (state.failed ?? caught) : caught
    if (error instanceof Error && isDatabaseAway(error)) broken = error
    else
      await client.query('rollback').catch((reason: Error) => {
        broken = reason
      })
    throw error
  } finally {
    client.release(broken)
  }
}

interface Asking {
  over: boolean
  /** The first question that failed. Those sent with it fail too, and only say so; of some that go on beside each other theirs may be heard first. */
  failed?: unknown
}

const transactionAborted = '25P02'

const gathering = new WeakSet<object>()

/** Questions of one moment leave in one write: writing to the socket costs the program more than asking. */
function sent(client: pg.PoolClient, query: Statement & { readonly name?: string }): Promise<pg.QueryResult> {
  const { stream } = (client as pg.PoolClient & { readonly connection: { readonly stream: Writable } }).connection // left out of the types
  if (!gathering.has(stream)) {
    gathering.add(stream)
    stream.cork()
    process.nextTick(() => {
      gathering.delete(stream)
      stream.uncork()
    })
  }
  return client.query({ ...query, values: [...(query.values ?? [])] })
}

export interface Statement {
  readonly text: string
  readonly values?: readonly unknown[]
}

const lastStatements = new WeakMap<Tx, (() => Statement[])[]>()

/** Statements sent together with the commit; if one fails, the database commits nothing, and the transaction fails. */
export function beforeCommit(tx: Tx, statements: () => Statement[]): void {
  lastStatements.set(tx, [...(lastStatements.get(tx) ?? []), statements])
}

const lastWork = new WeakMap<Tx, (() => void)[]>()

/** Done once the transaction has been committed, and not at all when it fails. Must not throw. */
export function afterCommit(tx: Tx, work: () => void): void {
  lastWork.set(tx, [...(lastWork.get(tx) ?? []), work])
}

/** `set local`: this transaction only. Ids and hashes are checked, because they go into the statement's text. */
function settingsOf(actor: Actor, about?: string): string {
  const set = (name: string, value: string) => `set local app.${name} = '${value}';`
  const place =
    set('committee', checked(actor.committeeId, isId)) + (about === undefined ? '' : set('about', checked(about, isId)))
  if (actor.kind === 'person') return place + set('kind', 'person') + set('person', checked(actor.personId, isId))
  if (actor.kind === 'ticket') return place + set('kind', 'ticket') + set('ticket', checked(actor.ticketHash, isHash))
  return place + set('kind', 'system')
}

const isHash = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text)

function checked(text: string, holds: (text: unknown) => text is string): string {
  if (!holds(text)) throw new Error('an actor with a malformed id')
  return text
}

/**
 * Kysely over one connection that is already in a transaction. Once the work is over a branch of it that still goes on is refused: the connection may
 * be in somebody else's transaction by then.
 */
function queriesOn(client: pg.PoolClient, named: Named, state: Asking): Tx {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      if (state.over) throw new Error('this transaction is over')
      const asked = sent(client, { ...named(query.sql), text: query.sql, values: query.parameters })
      const result = await asked.catch((error) => {
        state.failed ??= error
        throw error
      })
      return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) }
    },
    streamQuery() {
      throw new Error('streaming is not used')
    },
  }
  const done = async () => {}
  const driver: Driver = {
    init: done,
    acquireConnection: async () => connection,
    beginTransaction: done,
    commitTransaction: done,
    rollbackTransaction: done,
    releaseConnection: done,
    destroy: done,
  }
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }) as Tx
}
