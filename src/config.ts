/** Every setting, in one place, checked once at start. What is wrong is said by name, with what to do, all at once. */
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { CannotStart } from './kit/cannot-start.ts'

export interface Config {
  readonly mode: 'demonstration' | 'production'
  readonly host: string
  readonly port: number
  /** Absolute. The embedded database, its passwords and the demonstration's secret are in it. */
  readonly dataDir: string
  /** Null: the embedded PostgreSQL. May lead through a pooler in transaction mode. */
  readonly databaseUrl: string | null
  /** Direct address with the owner's rights, for migrations, LISTEN and jobs. */
  readonly databaseOwnerUrl: string | null
  /** Address people reach the service at, without a slash at the end. */
  readonly publicUrl: string
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** The secret itself or a file that holds it; both null: the demonstration makes one. */
  readonly secret: string | null
  readonly secretFile: string | null
  /** The master key (32 bytes, base64), a file that holds it, or a command in front of a key service; all null: the demonstration makes one. */
  readonly masterKey: string | null
  readonly masterKeyFile: string | null
  readonly masterKeyCommand: string | null
  /** A file with earlier master keys, one a line, while keys are being rotated. */
  readonly earlierMasterKeyFile: string | null
  /** Sign-in providers as JSON, or a file that holds it; both null: passkeys only. */
  readonly oidcIssuers: string | null
  readonly oidcIssuersFile: string | null
  /** True behind a reverse proxy that sets X-Forwarded-For and X-Forwarded-Proto. */
  readonly trustProxy: boolean
  readonly logLevel: LogLevel
  /** Signs the audit's checkpoints: Ed25519 as PEM text, else in a file, which is made when it is missing. Keep it away from the database. */
  readonly auditKey: string | null
  readonly auditKeyFile: string
  /** Absolute. Signed checkpoints of the audit are appended here, one JSON object a line. */
  readonly auditCheckpoints: string
  /** Where the newest checkpoints are mailed once a day; null: nowhere. */
  readonly auditMailTo: string | null
  /** Where to tell of a weakness, for security.txt: `mailto:` or `https:`; null: no such file. */
  readonly securityContact: string | null
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** Exit code for wrong settings (EX_CONFIG): a supervisor should not try again. */
export const wrongSettings = 78

/** Throws `CannotStart` with one line a fault. `readSecret` looks at the secret itself. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = settings.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (!read.success) throw faulty(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
  const faults = read.data.MODE === 'production' ? unsafeForProduction(read.data) : incomplete(read.data)
  if (faults.length > 0) throw faulty(faults)
  return configOf(read.data)
}

const address = (protocol: RegExp, what: string) => z.url({ protocol, error: what }).optional()
const flag = z.enum(['true', 'false', '1', '0'], { error: 'must be true or false.' })

const settings = z.object({
  MODE: z
    .enum(['demonstration', 'production'], { error: 'must be demonstration or production.' })
    .default('demonstration'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number({ error: portWords() })
    .int(portWords())
    .min(0, portWords())
    .max(65_535, portWords())
    .default(8080),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: address(/^postgres(ql)?$/, 'must be an address like postgresql://name:password@host:5432/database.'),
  DATABASE_OWNER_URL: address(
    /^postgres(ql)?$/,
    'must be an address like postgresql://owner:password@host:5432/database.',
  ),
  PUBLIC_URL: address(/^https?$/, 'must be the address people type, like https://common-ground.example.'),
  SMTP_URL: address(/^smtps?$/, 'must be an address like smtps://name:password@mail.example:465.'),
  MAIL_FROM: z
    .string()
    .regex(/^[^@\s<>]+@[^@\s<>]+$|^[^<>]*<[^@\s<>]+@[^@\s<>]+>$/, 'must be an e-mail address, or a name and <address>.')
    .optional(),
  SECRET: z.string().optional(),
  SECRET_FILE: z.string().optional(),
  MASTER_KEY: z.string().optional(),
  MASTER_KEY_FILE: z.string().optional(),
  MASTER_KEY_COMMAND: z.string().optional(),
  EARLIER_MASTER_KEY_FILE: z.string().optional(),
  OIDC_ISSUERS: z.string().optional(),
  OIDC_ISSUERS_FILE: z.string().optional(),
  TRUST_PROXY: flag.optional(),
  AUDIT_KEY: z.string().includes('PRIVATE KEY', { error: 'must be an Ed25519 private key as PEM text.' }).optional(),
  AUDIT_KEY_FILE: z.string().optional(),
  AUDIT_CHECKPOINTS: z.string().optional(),
  AUDIT_MAIL_TO: z
    .string()
    .regex(/^[^@\s<>,;]+@[^@\s<>,;]+$/, 'must be one e-mail address.')
    .optional(),
  SECURITY_CONTACT: z
    .string()
    .regex(/^(mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/, 'must begin with mailto: or https://.')
    .optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}.` }).optional(),
})
type Settings = z.infer<typeof settings>

function portWords(): string {
  return 'must be a number from 0 to 65535.'
}

function incomplete(given: Settings): string[] {
  if (given.DATABASE_OWNER_URL && !given.DATABASE_URL)
    return ['DATABASE_URL: is missing, though DATABASE_OWNER_URL is set. Set both or none.']
  if (given.SMTP_URL && !given.MAIL_FROM)
    return ['MAIL_FROM: is missing, though SMTP_URL is set. Set the address letters come from.']
  if (given.AUDIT_MAIL_TO && !given.SMTP_URL)
    return ['SMTP_URL: is missing, though AUDIT_MAIL_TO is set. Set the mail server that takes the checkpoints.']
  return []
}

/** What is right for a demonstration on one's own machine and a danger anywhere else. */
function unsafeForProduction(given: Settings): string[] {
  const faults: [boolean, string][] = [
    [
      !given.DATABASE_URL,
      'DATABASE_URL: is missing. Production needs a PostgreSQL server; sign in there as common_ground_application.',
    ],
    [
      !given.DATABASE_OWNER_URL,
      'DATABASE_OWNER_URL: is missing. Give the direct address with the owner’s rights, for migrations and jobs.',
    ],
    [
      given.DATABASE_OWNER_URL !== undefined && given.DATABASE_OWNER_URL === given.DATABASE_URL,
      'DATABASE_URL: is the same as DATABASE_OWNER_URL. The program must not work with the owner’s rights; use two logins.',
    ],
    [!given.SMTP_URL, 'SMTP_URL: is missing. People are told by mail; set the mail server.'],
    [!given.MAIL_FROM, 'MAIL_FROM: is missing. Set the address letters come from.'],
    [
      !given.PUBLIC_URL?.startsWith('https://'),
      'PUBLIC_URL: must be set and begin with https://. Put TLS in front, see docs/operations.md.',
    ],
    [!given.SECRET && !given.SECRET_FILE, 'SECRET_FILE: is missing. Make a secret with: openssl rand -base64 48'],
    [
      !given.MASTER_KEY && !given.MASTER_KEY_FILE && !given.MASTER_KEY_COMMAND,
      'MASTER_KEY_FILE: is missing. Make a master key with: openssl rand -base64 32',
    ],
    [
      given.TRUST_PROXY === undefined,
      'TRUST_PROXY: is missing. Say true where a proxy in front sets X-Forwarded-For and X-Forwarded-Proto, else false.',
    ],
    [
      given.OIDC_ISSUERS !== undefined && given.OIDC_ISSUERS_FILE !== undefined,
      'OIDC_ISSUERS: is set, and OIDC_ISSUERS_FILE too. Set one of them.',
    ],
  ]
  return faults.filter(([is]) => is).map(([, words]) => words)
}

function configOf(given: Settings): Config {
  const shownHost = ['0.0.0.0', '::'].includes(given.HOST) ? '127.0.0.1' : given.HOST
  return {
    mode: given.MODE,
    host: given.HOST,
    port: given.PORT,
    dataDir: resolve(given.DATA_DIR),
    databaseUrl: given.DATABASE_URL ?? null,
    databaseOwnerUrl: given.DATABASE_OWNER_URL ?? given.DATABASE_URL ?? null,
    publicUrl: (
      given.PUBLIC_URL ?? `http://${shownHost.includes(':') ? `[${shownHost}]` : shownHost}:${given.PORT}`
    ).replace(/\/+$/, ''),
    smtpUrl: given.SMTP_URL ?? null,
    mailFrom: given.MAIL_FROM ?? 'Common Ground <common-ground@demonstration.example>',
    secret: given.SECRET ?? null,
    secretFile: given.SECRET_FILE ?? null,
    masterKey: given.MASTER_KEY ?? null,
    masterKeyFile: given.MASTER_KEY_FILE ?? null,
    masterKeyCommand: given.MASTER_KEY_COMMAND ?? null,
    earlierMasterKeyFile: given.EARLIER_MASTER_KEY_FILE ?? null,
    oidcIssuers: given.OIDC_ISSUERS ?? null,
    oidcIssuersFile: given.OIDC_ISSUERS_FILE ?? null,
    trustProxy: given.TRUST_PROXY === 'true' || given.TRUST_PROXY === '1',
    auditKey: given.AUDIT_KEY ?? null,
    auditKeyFile: resolve(given.AUDIT_KEY_FILE ?? join(given.DATA_DIR, 'audit-key.pem')),
    auditCheckpoints: resolve(given.AUDIT_CHECKPOINTS ?? join(given.DATA_DIR, 'audit-checkpoints.jsonl')),
    auditMailTo: given.AUDIT_MAIL_TO ?? null,
    securityContact: given.SECURITY_CONTACT ?? null,
    logLevel: given.LOG_LEVEL ?? (given.MODE === 'production' ? 'info' : 'warn'),
  }
}

const faulty = (faults: readonly string[]): CannotStart =>
  new CannotStart(
    ['Common Ground cannot start with these settings:', ...faults.map((fault) => `  ${fault}`)].join('\n'),
    wrongSettings,
  )
