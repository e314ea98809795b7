/** What a failure of the database means for whoever asked: it is away, it may be tried again, or it was not theirs to write. */

/** True for failures of the database itself (away, restarting, too slow, disk full), which are answered with 503 and tried again. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  return (
    /^(08|53|57P|58)/.test(code) ||
    tookTooLong.includes(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT'].includes(code) ||
    noConnection.test(error.message)
  )
}

/** A statement, the wait for a lock, a transaction that lay idle. */
const tookTooLong = ['57014', '55P03', '25P03', '25P04']

/** What node-postgres says without a code. */
const noConnection =
  /Connection terminated|timeout exceeded when trying to connect|^timeout expired$|Query read timeout|Client has encountered a connection error|Client was closed and is not queryable|Cannot use a pool after calling end/

/** Five letters of PostgreSQL, or of the system; '' for none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** True where trying the same transaction again may succeed: serialisation failure, deadlock. */
export const isWorthRetrying = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error))

/** True where a row was refused that the actor might have written a moment before: their access has ended since they were asked about it. */
export const isOutOfReach = (error: unknown): boolean => ['42501', '23503'].includes(codeOf(error))

/** Runs a whole transaction again while what stopped it was in its way only for a moment. */
export async function triedAgain<T>(
  work: () => Promise<T>,
  isInTheWay: (error: unknown) => boolean = isWorthRetrying,
  most = 5,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries >= most || !isInTheWay(error)) throw error
    }
  }
}
