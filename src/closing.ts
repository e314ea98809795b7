/** What was opened, to be closed in the opposite order. One that hangs or fails does not keep the others open. */
export interface Closing {
  add(close: () => unknown, patience?: number): void
  /** Closes everything added so far. May be called more than once and while things are still being opened. */
  all(): Promise<void>
}

export function closing(failed: (error: unknown) => void): Closing {
  const open: (() => Promise<unknown>)[] = []
  let working: Promise<void> = Promise.resolve()
  return {
    add(close, patience = 5_000) {
      open.push(() => Promise.race([Promise.resolve(close()), after(patience)]))
    },
    all() {
      working = working.then(() => closeAll(open, failed))
      return working
    },
  }
}

async function closeAll(open: (() => Promise<unknown>)[], failed: (error: unknown) => void): Promise<void> {
  for (let close = open.pop(); close; close = open.pop()) {
    try {
      await close()
    } catch (error) {
      failed(error)
    }
  }
}

const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref())
