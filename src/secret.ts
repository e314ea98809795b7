/** The secret that signs cookies. The demonstration makes its own, which production refuses. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, wrongSettings } from './config.ts'
import { CannotStart } from './kit/cannot-start.ts'

const fewestBytes = 32
const demonstrationMark = 'demonstration-'

/** Throws `CannotStart` when it is missing, short, repetitive or, in production, a demonstration's. */
export function readSecret(config: Pick<Config, 'mode' | 'dataDir' | 'secret' | 'secretFile'>): string {
  const given = config.secret ?? (config.secretFile === null ? null : fromFile(config.secretFile))
  if (given === null) return ownSecret(config.dataDir)
  const name = config.secret === null ? 'SECRET_FILE' : 'SECRET'
  if (Buffer.byteLength(given) < fewestBytes)
    throw refused(`${name}: the secret is shorter than ${fewestBytes} bytes. Make one with: openssl rand -base64 48`)
  if (config.mode === 'demonstration') return given
  if (given.startsWith(demonstrationMark))
    throw refused(`${name}: this is a demonstration’s secret. Make another with: openssl rand -base64 48`)
  if (new Set(given).size < 12)
    throw refused(`${name}: this can be guessed. Make another with: openssl rand -base64 48`)
  return given
}

function fromFile(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    throw refused(`SECRET_FILE: ${path} cannot be read.`)
  }
}

function ownSecret(dataDir: string): string {
  const path = join(dataDir, 'secret')
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  const secret = demonstrationMark + randomBytes(48).toString('base64url')
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(path, `${secret}\n`, { mode: 0o600 })
  return secret
}

const refused = (words: string): CannotStart =>
  new CannotStart(`Common Ground cannot start with these settings:\n  ${words}`, wrongSettings)
