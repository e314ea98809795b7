/** A line between the program and PostgreSQL that can be cut just when the outcome of a transaction is on its way (R48). */
import { connect, createServer, type Socket } from 'node:net'

export interface CuttingLine {
  /** The database's address, through this line. */
  readonly url: string
  /** How many lines have been cut. */
  readonly cuts: number
  /**
   * Cuts the next COMMIT of an act, or of a transaction in which `after` was asked. 'answer': PostgreSQL has committed and its answer is lost. 'sending': cut as soon as the COMMIT is
   * sent, whatever becomes of it.
   */
  cutNext(when: 'answer' | 'sending', after?: string): void
  close(): Promise<void>
}

export async function cuttingLine(databaseUrl: string): Promise<CuttingLine> {
  const target = new URL(databaseUrl)
  const open = new Set<Socket>()
  let armed: { readonly when: 'answer' | 'sending'; readonly after: string } | null = null
  let cuts = 0
  const server = createServer((program) => {
    const database = connect(Number(target.port), target.hostname)
    const both = [program, database]
    const cut = () => {
      cuts += 1
      for (const end of both) end.destroy()
    }
    let answerIsLost = false
    let wasAsked = false
    for (const end of both) {
      open.add(end)
      end.on('error', () => {})
      end.on('close', () => {
        open.delete(end)
        for (const other of both) other.destroy()
      })
    }
    program.on('data', (sent) => {
      if (sent.includes('rollback')) wasAsked = false
      wasAsked ||= armed !== null && sent.includes(armed.after)
      const when = armed !== null && wasAsked && sent.includes('commit\0') ? armed.when : null
      if (when === null) return void database.write(sent)
      armed = null
      answerIsLost = when === 'answer'
      database.write(sent, () => {
        if (when === 'sending') cut()
      })
    })
    database.on('data', (answered) => {
      if (!answerIsLost) program.write(answered)
      else if (answered.includes('COMMIT\0')) cut()
    })
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  const url = new URL(databaseUrl)
  url.port = String(port)
  url.hostname = '127.0.0.1'
  return {
    url: url.href,
    get cuts() {
      return cuts
    },
    cutNext(when, after = ofAnAct) {
      armed = { when, after }
    },
    async close() {
      for (const end of open) end.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** The audit entry of an act travels with its COMMIT (src/kit/audit.ts). */
const ofAnAct = '"verb":"act"'
