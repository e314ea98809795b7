/**
 * Codes of an authenticator app: time-based one-time passwords (RFC 6238: HMAC-SHA-1, 30 seconds, 6 digits, what every app knows). Thirty
 * lines on node:crypto, proved by the RFC's own vectors, instead of a package (docs/decisions). Only ever together with a link sent to
 * the person's address, for devices that cannot do passkeys.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const stepSeconds = 30
const digits = 6

export const newKey = (): Buffer => randomBytes(20)

export const stepAt = (moment: Date): number => Math.floor(moment.getTime() / 1000 / stepSeconds)

/** RFC 4226, 5.3, of a counter. */
export function codeOf(key: Buffer, step: number, length = digits): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', key).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 0x0f
  const number = hash.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** length).padStart(length, '0')
}

/**
 * The step a typed code belongs to: the present one, or one to each side for clocks that differ. Null where it fits none that is later
 * than the last one used, so that a code seen over a shoulder is no use.
 */
export function stepOfCode(key: Buffer, typed: string, now: Date, lastStep: number): number | null {
  const code = typed.replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return null
  const present = stepAt(now)
  const fits = [present - 1, present, present + 1].filter((step) =>
    timingSafeEqual(Buffer.from(codeOf(key, step)), Buffer.from(code)),
  )
  return fits.find((step) => step > lastStep) ?? null
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 without padding (RFC 4648), as apps take it. */
export function asBase32(key: Buffer): string {
  let bits = ''
  for (const byte of key) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** What an app on the same device opens, and what the picture to scan holds. */
export const addressOfKey = (key: Buffer, service: string, account: string): string =>
  `otpauth://totp/${encodeURIComponent(service)}:${encodeURIComponent(account)}?${new URLSearchParams({
    secret: asBase32(key),
    issuer: service,
  })}`
