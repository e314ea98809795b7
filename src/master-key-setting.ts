/** The master key of the settings. The demonstration makes its own below its data folder, which production refuses. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, wrongSettings } from './config.ts'
import { CannotStart } from './kit/cannot-start.ts'
import { type Master, masterByCommand, masterBytes, masterFrom } from './trust/master-key.ts'

type Settings = Pick<
  Config,
  'mode' | 'dataDir' | 'masterKey' | 'masterKeyFile' | 'masterKeyCommand' | 'earlierMasterKeyFile'
>

/** Throws `CannotStart` when it is missing, short, repetitive or, in production, a demonstration's. */
export function readMasterKey(config: Settings): Master {
  if (config.masterKeyCommand !== null) return masterByCommand(config.masterKeyCommand)
  const name = config.masterKey === null ? 'MASTER_KEY_FILE' : 'MASTER_KEY'
  const given =
    config.masterKey ?? (config.masterKeyFile === null ? ownKey(config.dataDir) : fromFile(name, config.masterKeyFile))
  const earlier = config.earlierMasterKeyFile
  return masterFrom(
    bytesOf(name, given, config.mode),
    earlier === null
      ? []
      : linesOf(fromFile('EARLIER_MASTER_KEY_FILE', earlier)).map((line) =>
          bytesOf('EARLIER_MASTER_KEY_FILE', line, config.mode),
        ),
  )
}

const demonstrationMark = 'demonstration-'

function bytesOf(name: string, given: string, mode: Config['mode']): Buffer {
  const own = given.startsWith(demonstrationMark)
  if (own && mode === 'production')
    throw refused(`${name}: this is a demonstration’s key. Make another with: openssl rand -base64 32`)
  const key = Buffer.from(own ? given.slice(demonstrationMark.length) : given, 'base64')
  if (key.length !== masterBytes)
    throw refused(`${name}: must be ${masterBytes} bytes in base64. Make one with: openssl rand -base64 32`)
  if (new Set(key).size < 16) throw refused(`${name}: this can be guessed. Make another with: openssl rand -base64 32`)
  return key
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function fromFile(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    throw refused(`${name}: ${path} cannot be read.`)
  }
}

function ownKey(dataDir: string): string {
  const path = join(dataDir, 'master-key')
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  const key = demonstrationMark + randomBytes(masterBytes).toString('base64')
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(path, `${key}\n`, { mode: 0o600 })
  return key
}

const refused = (words: string): CannotStart =>
  new CannotStart(`Common Ground cannot start with these settings:\n  ${words}`, wrongSettings)
