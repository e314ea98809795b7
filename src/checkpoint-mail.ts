/** The newest signed checkpoints, mailed once a day, so that they leave the database, the machine and whoever looks after both (R25). */
import { existsSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { createTransport } from 'nodemailer'
import { dayOf, formatDate, namesOf, privacy, say } from '#content'
import type { Job } from './kit/jobs.ts'
import { newestCheckpoints } from './trust/audit-checkpoint.ts'
import type { SealerOptions } from './trust/audit-sealer.ts'

export interface CheckpointMailOptions extends Pick<SealerOptions, 'key' | 'file' | 'clock'> {
  readonly smtpUrl: string
  readonly mailFrom: string
  readonly to: string
}

const everyHours = 24
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 }

/** Tried again every ten minutes while the mail server is away. When it was last taken is the time of a file beside the checkpoints. */
export const checkpointMail = (options: CheckpointMailOptions): Job => ({
  name: 'checkpoint-mail',
  every: 600_000,
  run: async () => {
    const mark = `${options.file}.mailed`
    const now = options.clock.now()
    if (existsSync(mark) && now.getTime() - statSync(mark).mtimeMs < everyHours * 3_600_000) return
    const newest = [...newestCheckpoints(options.file, [options.key]).values()]
    if (newest.length === 0) return
    await mail(options, newest.map((one) => `${JSON.stringify(one)}\n`).join(''), now)
    writeFileSync(mark, '', { mode: 0o600 })
    utimesSync(mark, now, now)
  },
})

async function mail({ smtpUrl, mailFrom, to }: CheckpointMailOptions, lines: string, now: Date): Promise<void> {
  const transport = createTransport(smtpUrl, { disableFileAccess: true, disableUrlAccess: true, ...patience })
  try {
    await transport.sendMail({
      from: mailFrom,
      to,
      date: now,
      subject: say(privacy.audit.mail.subject, namesOf(), { decided_on: formatDate(now, 'day') }),
      text: `${privacy.audit.mail.text}\n`,
      attachments: [
        { filename: `audit-checkpoints-${dayOf(now)}.jsonl`, content: lines, contentType: 'application/x-ndjson' },
      ],
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } finally {
    transport.close()
  }
}
