/** A mail server that takes every letter and keeps it as it came over the line. */
import { SMTPServer } from 'smtp-server'

export interface LetterBox {
  /** For SMTP_URL. */
  readonly url: string
  /** In the order they came; `source` is the whole letter with its headers. */
  readonly taken: { readonly to: string; readonly source: string }[]
  close(): Promise<void>
}

export async function letterBox(): Promise<LetterBox> {
  const taken: LetterBox['taken'] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString('utf8')
        for (const { address } of session.envelope.rcptTo) taken.push({ to: address, source })
        done()
      })
    },
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.on('error', reject)
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return {
    url: `smtp://127.0.0.1:${port}/?ignoreTLS=true`,
    taken,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
