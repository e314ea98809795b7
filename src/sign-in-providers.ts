/** The sign-in providers of the settings: OIDC_ISSUERS itself, or a file that holds it. What is wrong is said by name. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Config, wrongSettings } from './config.ts'
import { CannotStart } from './kit/cannot-start.ts'
import type { ProviderSettings } from './trust/provider.ts'

const words = (least: number) => z.array(z.string().min(1)).min(least).default([])

const provider = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be small letters, digits and hyphens'),
    name: z.string().min(1).max(80),
    issuer: z.url({ protocol: /^https?$/ }),
    client_id: z.string().min(1),
    client_secret: z.string().min(1).optional(),
    client_secret_file: z.string().min(1).optional(),
    scope: z
      .string()
      .regex(/\bopenid\b/, 'must contain openid')
      .default('openid'),
    acr: words(0),
    amr: words(0),
    /** Said on purpose where neither acr nor amr is: the provider always asks for a second factor by its own rules. */
    second_factor: z.literal('always-at-the-provider').optional(),
  })
  .refine(({ acr, amr, second_factor }) => acr.length + amr.length > 0 || second_factor !== undefined, {
    message: 'needs acr or amr (what says that a second factor was used), or "second_factor": "always-at-the-provider"',
  })

const list = z
  .array(provider)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { message: 'an id comes twice' })
  .refine((all) => new Set(all.map(({ issuer }) => issuer)).size === all.length, { message: 'an issuer comes twice' })

/** None where nothing is set: people then sign in with passkeys. Throws `CannotStart`. */
export function readProviders({
  mode,
  oidcIssuers,
  oidcIssuersFile,
}: Pick<Config, 'mode' | 'oidcIssuers' | 'oidcIssuersFile'>): ProviderSettings[] {
  const name = oidcIssuers === null ? 'OIDC_ISSUERS_FILE' : 'OIDC_ISSUERS'
  const text = oidcIssuers ?? (oidcIssuersFile === null ? null : fromFile(name, oidcIssuersFile))
  if (text === null) return []
  const read = list.safeParse(asJson(name, text))
  if (!read.success)
    throw refused(read.error.issues.map(({ path, message }) => `  ${name} ${path.join('.')}: ${message}`))
  const plain = read.data.filter(
    ({ issuer }) => !issuer.startsWith('https://') && (mode === 'production' || !isHere(issuer)),
  )
  if (plain.length > 0) throw refused(plain.map(({ id }) => `  ${name} ${id}: the issuer must begin with https://.`))
  return read.data.map((one) => ({
    id: one.id,
    name: one.name,
    issuer: one.issuer,
    clientId: one.client_id,
    clientSecret: one.client_secret ?? (one.client_secret_file ? fromFile(name, one.client_secret_file) : null),
    scope: one.scope,
    acr: one.acr,
    amr: one.amr,
  }))
}

const isHere = (issuer: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(issuer).hostname)

function asJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refused([`  ${name}: is not JSON. See docs/operations.md for an example.`])
  }
}

function fromFile(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    throw refused([`  ${name}: ${path} cannot be read.`])
  }
}

const refused = (lines: readonly string[]): CannotStart =>
  new CannotStart(['Common Ground cannot start with these settings:', ...lines].join('\n'), wrongSettings)
