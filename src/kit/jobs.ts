/**
 * Jobs: graphile-worker on its own direct connection. A job is added in the transaction of what caused it; the worker wakes by
 * LISTEN and also looks every two seconds. If the database goes away, the worker is started again when it is back.
 */

import type { FastifyBaseLogger } from 'fastify'
import { Logger, type Runner, run, runMigrations, type TaskList } from 'graphile-worker'
import pg from 'pg'

export interface JobsOptions {
  /** Direct address (no pooler) with the owner's rights. */
  readonly ownerUrl: string
  readonly tasks: TaskList
  /** Cron lines, such as `* * * * * chase`. */
  readonly crontab: string
  readonly log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>
}

export interface Jobs {
  stop(): Promise<void>
}

/** Makes the queue's own tables. Run once after our migrations and before anything writes a letter. */
export const migrateJobs = (ownerUrl: string): Promise<void> =>
  runMigrations({ connectionString: ownerUrl, logger: silent })

export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const pool = new pg.Pool({ connectionString: options.ownerUrl, max: 5 })
  // As in database.ts: a connection that breaks while it is being given back or closed must not end the program.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  let stopping = false
  let runner: Runner | null = null
  let restart: NodeJS.Timeout | null = null
  const start = async (): Promise<void> => {
    runner = await run({
      pgPool: pool,
      taskList: options.tasks,
      crontab: options.crontab,
      concurrency: 2,
      noHandleSignals: true,
      pollInterval: 2000,
      logger: quietLogger(options.log),
    })
    runner.promise.then(again, again)
  }
  const again = () => {
    if (stopping) return
    restart = setTimeout(() => start().catch(again), 1000)
    restart.unref()
  }
  await start()
  return {
    async stop() {
      stopping = true
      if (restart) clearTimeout(restart)
      await runner?.stop().catch(() => {})
      await pool.end()
    },
  }
}

const silent = new Logger(() => () => {})

/** Warnings and errors only, and without their words: a message may hold a payload. */
const quietLogger = (log: JobsOptions['log']): Logger =>
  new Logger(() => (level) => {
    if (level === 'error') log.error({ part: 'jobs' }, 'a job or the job queue failed')
    else if (level === 'warning') log.warn({ part: 'jobs' }, 'the job queue warns')
  })
