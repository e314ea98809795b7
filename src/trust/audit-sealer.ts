/**
 * Seals what waits in the audit, several times a second, and signs a checkpoint each minute and each thousand entries. Every process
 * may run one: the database lets one seal at a time. A connection of its own, so that nothing else keeps it waiting.
 */
import type { KeyObject } from 'node:crypto'
import pg from 'pg'
import type { Clock } from '../kit/clock.ts'
import type { Head } from './audit-chain.ts'
import { type Checkpoint, newestCheckpoints, signCheckpoint, writeCheckpoint } from './audit-checkpoint.ts'

export interface SealerOptions {
  /** Direct address with the owner's rights. */
  readonly ownerUrl: string
  readonly key: KeyObject
  /** Where checkpoints are appended. */
  readonly file: string
  /** The machine's own time. */
  readonly clock: Clock
  readonly log: { error(facts: object, words: string): void }
  /** Told every checkpoint, after it is in the file. */
  readonly onCheckpoint?: (checkpoint: Checkpoint) => void
}

export interface Sealer {
  stop(): Promise<void>
}

const pause = 400
const perRound = 1000
const longestWithout = 60_000

export function startSealer(options: SealerOptions): Sealer {
  const { log } = options
  let stopping = false
  let wake = () => {}
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const checkpoints = checkpointWriter(options)
  async function round(client: pg.Client): Promise<void> {
    const sealed = await sealWaiting(client)
    await checkpoints.write(client)
    if (sealed < perRound) await sleep(pause)
  }
  async function run(): Promise<void> {
    while (!stopping) {
      const client = new pg.Client({ connectionString: options.ownerUrl, query_timeout: 30_000 })
      client.on('error', () => {})
      try {
        await client.connect()
        while (!stopping) await round(client)
        await checkpoints.write(client, true)
      } catch (error) {
        if (!stopping) log.error({ part: 'audit', err: error }, 'the audit could not be sealed; trying again')
        await sleep(1000)
      } finally {
        await client.end().catch(() => {})
      }
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

/** Seals one round. Gives how many entries; -1 when another process is at it. */
export async function sealWaiting(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ sealed: number }>('select common_ground.seal_audit($1) as sealed', [perRound])
  return rows[0]?.sealed ?? 0
}

export async function headsOf(client: pg.Client): Promise<Head[]> {
  const { rows } = await client.query<{ committee: string; seq: string; hash: string }>(
    `select committee_id as committee, seq::text, encode(hash, 'hex') as hash from common_ground.audit_head where seq > 0`,
  )
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

/** Before it signs, it looks whether what it signed last still stands: a chain that was rewritten is said at once, and not signed. */
export function checkpointWriter({ key, file, clock, log, onCheckpoint }: Omit<SealerOptions, 'ownerUrl'>) {
  const last = new Map<string, Head & { readonly time: number }>()
  for (const [committee, checkpoint] of newestCheckpoints(file, [key]))
    last.set(committee, { ...checkpoint, time: Date.parse(checkpoint.at) })
  const begun = clock.now().getTime()
  return {
    async write(client: pg.Client, all = false): Promise<void> {
      const now = clock.now()
      for (const head of await headsOf(client)) {
        const before = last.get(head.committee)
        const grown = head.seq - (before?.seq ?? 0)
        const since = now.getTime() - (before?.time ?? begun)
        if (grown === 0 || !(all || grown >= perRound || since >= longestWithout)) continue
        if (before && !(await stands(client, before))) {
          if (since >= longestWithout)
            log.error({ part: 'audit', committee: head.committee, seq: before.seq }, 'the audit was rewritten')
          continue
        }
        const checkpoint = signCheckpoint(key, head, now)
        writeCheckpoint(file, checkpoint)
        last.set(head.committee, { ...head, time: now.getTime() })
        onCheckpoint?.(checkpoint)
      }
    },
  }
}

/** Also where it has gone since, because its time was over (audit-start.ts looks whether it was). */
async function stands(client: pg.Client, { committee, seq, hash }: Head): Promise<boolean> {
  const { rows } = await client.query<{ stands: boolean }>(
    `select exists (select from common_ground.audit_entry where committee_id = $1 and seq = $2 and hash = decode($3, 'hex'))
       or exists (select from common_ground.audit_start where committee_id = $1 and (seq > $2 or seq = $2 and hash = decode($3, 'hex'))) as stands`,
    [committee, seq, hash],
  )
  return rows[0]?.stands ?? false
}
