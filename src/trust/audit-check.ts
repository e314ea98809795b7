/** Follows the whole chain once a day, against what was signed outside the database, and notes what it found for the committee's auditors. */
import { existsSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { type Checkpoint, readCheckpoints } from './audit-checkpoint.ts'
import { headsOf, type Sealer, type SealerOptions } from './audit-sealer.ts'
import { startsOf } from './audit-start.ts'
import { verifyAudit } from './audit-verification.ts'

const everyHours = 24
const pause = 600_000

/** A connection of its own: sealing does not wait for it. Every process may run one; what another has just checked is left alone. */
export function startAuditCheck(options: Omit<SealerOptions, 'onCheckpoint'>): Sealer {
  let stopping = false
  let wake = () => {}
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      timer.unref()
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  async function run(): Promise<void> {
    while (!stopping) {
      await checkOnce(options).catch((error: unknown) => {
        if (!stopping) options.log.error({ part: 'audit', err: error }, 'the audit could not be checked; trying again')
      })
      if (!stopping) await sleep(pause)
    }
  }
  const running = run()
  return {
    async stop() {
      stopping = true
      wake()
      await running
    },
  }
}

/** Where the last check of every chain is younger than a day, nothing is done. */
export async function checkOnce({
  ownerUrl,
  key,
  file,
  clock,
  log,
}: Omit<SealerOptions, 'onCheckpoint'>): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, query_timeout: 30_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    const now = clock.now()
    const due = await client.query<{ due: boolean }>('select common_ground.audit_check_due($1) as due', [
      new Date(now.getTime() - everyHours * 3_600_000),
    ])
    if (!due.rows[0]?.due) return
    const { good, bad } = existsSync(file) ? readCheckpoints(readFileSync(file, 'utf8'), [key]) : { good: [], bad: [] }
    if (bad.length > 0) log.error({ part: 'audit', lines: bad.length }, 'checkpoints that no known key has signed')
    const heads = await headsOf(client)
    const starts = await startsOf(client)
    const { findings } = await verifyAudit(client, good, now)
    const newest = new Map<string, Checkpoint>(good.map((one) => [one.committee, one]))
    for (const { committee, seq } of heads) {
      const wrong = findings.find((finding) => finding.committee === committee)
      if (wrong) log.error({ part: 'audit', committee, seq: wrong.seq }, 'the audit is not whole')
      const signed = newest.get(committee)
      await client.query('select common_ground.note_audit_check($1, $2, $3, $4, $5, $6)', [
        committee,
        now,
        seq - (starts.find((start) => start.committee === committee)?.seq ?? 0),
        wrong?.seq ?? null,
        signed?.seq ?? null,
        signed?.at ?? null,
      ])
    }
  } finally {
    await client.end().catch(() => {})
  }
}
