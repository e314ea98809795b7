/** `common-ground audit verify | key`. Works beside the running service and without it, on either kind of database. */
import { createPublicKey } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Config, readConfig } from './config.ts'
import { withDatabase } from './database-at-rest.ts'
import { CannotStart } from './kit/cannot-start.ts'
import type { Finding } from './trust/audit-chain.ts'
import { type Checkpoint, checkpointKey, publicHalf, readCheckpoints } from './trust/audit-checkpoint.ts'
import { type Verification, verifyAudit } from './trust/audit-verification.ts'

const usage = `Usage: common-ground audit verify [--checkpoints FILE] [--key PUBLIC.pem ...] [--json]
       common-ground audit key      prints the public half of the key that signs checkpoints`

/** Exit code 0: every chain whole; 1: something is wrong, and the first wrong entry is named; 2: wrong usage. */
export async function run(words: readonly string[]): Promise<number> {
  const [what, ...rest] = words
  if (what === 'verify') return verify(rest)
  if (what === 'key' && rest.length === 0) {
    const { auditKey, auditKeyFile } = readConfig(process.env)
    const key = checkpointKey({ pem: auditKey, file: auditKeyFile })
    console.log(publicHalf(key).export({ type: 'spki', format: 'pem' }).toString().trim())
    return 0
  }
  console.error(usage)
  return 2
}

async function verify(words: readonly string[]): Promise<number> {
  const options = optionsIn(words)
  if (!options) {
    console.error(usage)
    return 2
  }
  const config = readConfig(process.env)
  const signed = signedCheckpoints(config, options)
  const found = await withDatabase(config, (client) => verifyAudit(client, signed.good, newest(signed.good)))
  if (!found) throw new CannotStart('There is no database yet.')
  const good = found.findings.length === 0 && signed.bad.length === 0
  if (options.json) console.log(JSON.stringify({ good, ...found, checkpoints: signed.good.length, bad: signed.bad }))
  else console.log(report(found, signed).join('\n'))
  return good ? 0 : 1
}

/** The later of now and what was signed last: the clock of a demonstration is ahead. */
const newest = (signed: readonly Checkpoint[]): Date =>
  new Date(signed.reduce((latest, { at }) => Math.max(latest, Date.parse(at)), Date.now()))

interface Options {
  readonly checkpoints?: string | undefined
  readonly key?: string[] | undefined
  readonly json?: boolean | undefined
}

function optionsIn(words: readonly string[]): Options | null {
  try {
    return parseArgs({
      args: [...words],
      options: {
        checkpoints: { type: 'string' },
        key: { type: 'string', multiple: true },
        json: { type: 'boolean' },
      },
    }).values
  } catch {
    return null
  }
}

/** The file that was named has to be there; the one of the settings is taken where it is. */
function signedCheckpoints(config: Config, { checkpoints, key }: Options) {
  const file = checkpoints ?? config.auditCheckpoints
  if (!existsSync(file)) {
    if (checkpoints !== undefined) throw new CannotStart(`There is no file ${checkpoints}.`)
    return { file: null, good: [], bad: [] }
  }
  const keys = key?.map((path) => createPublicKey(readFileSync(path))) ?? [
    checkpointKey({ pem: config.auditKey, file: config.auditKeyFile }),
  ]
  return { file, ...readCheckpoints(readFileSync(file, 'utf8'), keys) }
}

function report(found: Verification, signed: ReturnType<typeof signedCheckpoints>): string[] {
  const against = signed.file === null ? 'no checkpoints' : `${signed.good.length} checkpoints of ${signed.file}`
  return [
    `${found.entries} entries of ${found.committees} committees followed, against ${against}; ${found.waiting} not sealed yet`,
    ...(signed.bad.length > 0 ? [`WRONG  checkpoints: no known key signed line ${signed.bad.join(', ')}`] : []),
    ...found.findings.map(line),
    found.findings.length + signed.bad.length === 0 ? 'Every chain is whole.' : 'The audit is NOT whole.',
  ]
}

const meanings: Readonly<Record<Finding['what'], string>> = {
  changed: 'was changed',
  moved: 'is missing, or an entry was put in or moved before it',
  rewritten: 'or one after it was rewritten together with all that follow',
  cut: 'and those after it were cut off',
  head: 'is not where the chain is said to end',
}

const line = ({ committee, seq, until, what }: Finding): string =>
  `WRONG  committee ${committee}: entry ${seq} ${meanings[what]}${until > seq ? ` (not after entry ${until})` : ''}`
