/**
 * Jobs: what is done beside the answers. There is no queue of its own: the rows themselves say what is due (a letter in the outbox, a
 * date that has come), so nothing can be due without a job or the other way round (docs/decisions/0011-the-outbox-is-the-queue.md).
 * A job looks at once when the database says so, and anyhow after a while.
 */
import type { FastifyBaseLogger } from 'fastify'
import type { Database } from './database.ts'

export interface Job {
  readonly name: string
  /** Milliseconds after which it looks again. */
  readonly every: number
  /** Channel of the database on which something new is announced. */
  readonly wokenBy?: string
  /** Does what is due and returns. May run in several programs at once; what it takes, it must take for itself. */
  run(): Promise<void>
}

export interface Jobs {
  /** Waits for what is being done now. */
  stop(): Promise<void>
}

export function startJobs(
  jobs: readonly Job[],
  database: Pick<Database, 'line'>,
  log: Pick<FastifyBaseLogger, 'error'>,
): Jobs {
  const stops = jobs.map((job) => keepDoing(job, database, log))
  return { stop: async () => void (await Promise.all(stops.map((stop) => stop()))) }
}

/** Never twice at once here. Woken while at work, it looks once more afterwards. A failure is logged without its words, and tried again. */
function keepDoing(job: Job, database: Pick<Database, 'line'>, log: Pick<FastifyBaseLogger, 'error'>) {
  let stopped = false
  let woken = true
  let working: Promise<void> | null = null
  const work = async (): Promise<void> => {
    while (woken && !stopped) {
      woken = false
      await job
        .run()
        .catch((error: unknown) => log.error({ part: 'jobs', job: job.name, code: codeOf(error) }, 'a job failed'))
    }
    working = null
  }
  const wake = () => {
    woken = true
    working ??= work()
  }
  const deaf = job.wokenBy ? database.line.on(job.wokenBy, wake) : () => {}
  const timer = setInterval(wake, job.every)
  timer.unref()
  wake()
  return async () => {
    stopped = true
    deaf()
    clearInterval(timer)
    await working
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
