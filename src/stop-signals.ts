/** When this program should stop: told by the system, left alone by the script that started it, or broken. */
import { isDatabaseAway } from './kit/database-fault.ts'

export interface StopSignals {
  /** Resolves with the exit code, once. */
  readonly stop: Promise<number>
  isStopping(): boolean
}

/** A broken database socket never ends the program: pages answer 503 until the database is back. */
export function stopSignals(fault: (error: unknown) => void): StopSignals {
  let stopping = false
  const stop = new Promise<number>((resolve) => {
    const stopWith = (code: number) => () => {
      stopping = true
      resolve(code)
    }
    // Ctrl-C may arrive twice: from the terminal and from the script above. The listeners stay, so the second changes nothing.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stopWith(0))
    process.on('disconnect', stopWith(0))
    process.channel?.unref()
    const broken = (error: unknown) => {
      fault(error)
      if (!isDatabaseAway(error)) stopWith(1)()
    }
    process.on('uncaughtException', broken)
    process.on('unhandledRejection', broken)
  })
  // Whoever read our output may be gone (`npm start | head`); that is no reason to end.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  return { stop, isStopping: () => stopping }
}
