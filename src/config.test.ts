import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { readSecret } from './secret.ts'

const production = {
  MODE: 'production',
  DATABASE_URL: 'postgresql://common_ground_application:x@db.example/cg',
  DATABASE_OWNER_URL: 'postgresql://common_ground:y@db.example/cg',
  SMTP_URL: 'smtps://mail.example:465',
  MAIL_FROM: 'Common Ground <common-ground@council.example>',
  PUBLIC_URL: 'https://common-ground.council.example/',
  SECRET_FILE: '/run/secret',
  MASTER_KEY_FILE: '/run/master-key',
  TRUST_PROXY: 'true',
}

const refusal = (env: NodeJS.ProcessEnv): string => {
  try {
    readConfig(env)
    return ''
  } catch (error) {
    expect(error).toMatchObject({ exitCode: 78 })
    return String(error)
  }
}

test('without settings: a demonstration on loopback with its own database', () => {
  expect(readConfig({})).toMatchObject({
    mode: 'demonstration',
    host: '127.0.0.1',
    port: 8080,
    databaseUrl: null,
    publicUrl: 'http://127.0.0.1:8080',
    smtpUrl: null,
  })
})

test('one address serves for everything where no owner is named; an empty setting counts as none', () => {
  const one = readConfig({ DATABASE_URL: 'postgresql://me@db.example/cg', DATABASE_OWNER_URL: '', PORT: '9000' })
  expect(one.databaseOwnerUrl).toBe('postgresql://me@db.example/cg')
  expect(one.publicUrl).toBe('http://127.0.0.1:9000')
})

test('every wrong setting is named, all at once', () => {
  const words = refusal({ PORT: 'many', MODE: 'test', SMTP_URL: 'mail.example', TRUST_PROXY: 'maybe' })
  for (const name of ['PORT', 'MODE', 'SMTP_URL', 'TRUST_PROXY']) expect(words).toContain(`  ${name}: must be`)
})

test('production takes a whole set of settings', () => {
  expect(readConfig(production).publicUrl).toBe('https://common-ground.council.example')
})

test.each([
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'SMTP_URL',
  'MAIL_FROM',
  'PUBLIC_URL',
  'SECRET_FILE',
  'MASTER_KEY_FILE',
  'TRUST_PROXY',
])('production refuses to start without %s', (name) => {
  expect(refusal({ ...production, [name]: undefined })).toContain(`  ${name}: `)
})

test('production refuses an address without TLS and a program with the owner’s rights', () => {
  expect(refusal({ ...production, PUBLIC_URL: 'http://council.example' })).toContain('begin with https://')
  expect(refusal({ ...production, DATABASE_URL: production.DATABASE_OWNER_URL })).toContain('use two logins')
})

test('the demonstration keeps a secret of its own, which production refuses', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'common-ground-secret-'))
  try {
    const own = { mode: 'demonstration', dataDir, secret: null, secretFile: null } as const
    const secret = readSecret(own)
    expect(readSecret(own)).toBe(secret)
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(dataDir, 'secret'), 'utf8').trim()).toBe(secret)
    const given = { ...own, mode: 'production' as const, secretFile: join(dataDir, 'secret') }
    expect(() => readSecret(given)).toThrow('demonstration’s secret')
    writeFileSync(join(dataDir, 'secret'), 'short')
    expect(() => readSecret(given)).toThrow('shorter than 32 bytes')
    writeFileSync(join(dataDir, 'secret'), 'ab'.repeat(32))
    expect(() => readSecret(given)).toThrow('can be guessed')
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})

test('checkpoints by mail need a mail server, and one address', () => {
  expect(refusal({ AUDIT_MAIL_TO: 'audit@council.example' })).toContain('SMTP_URL: is missing')
  expect(refusal({ ...production, AUDIT_MAIL_TO: 'a@b.example,c@d.example' })).toContain('AUDIT_MAIL_TO: must be one')
  expect(readConfig({ ...production, AUDIT_MAIL_TO: 'audit@council.example' }).auditMailTo).toBe(
    'audit@council.example',
  )
  expect(readConfig({}).auditMailTo).toBeNull()
})
