/**
 * What a browser carries for us and may neither read nor change (AES-256-GCM under a key made from the program's secret, one for each
 * purpose): the challenge of a passkey, the state of a sign-in at a provider, an invitation whose code was right. Nothing is written for
 * strangers, so nobody can fill a table by asking. Also seals the key of an authenticator app at rest.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

export interface Sealer {
  /** Good until `until`; for this purpose only. */
  seal(purpose: string, value: unknown, until: Date): string
  /** The value, or null where the token is another's, for another purpose, changed or too old. */
  open(purpose: string, token: string | undefined, now: Date): unknown
  /** A keyed hash, for what could be guessed from a plain one (addresses). */
  keyed(purpose: string, text: string): string
}

export const forEver = new Date(8.64e15)

export function sealer(secret: string): Sealer {
  const keys = new Map<string, Buffer>()
  const keyFor = (purpose: string): Buffer => {
    const known = keys.get(purpose)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', secret, 'common ground', purpose, 32))
    if (keys.size < 100) keys.set(purpose, key)
    return key
  }
  return {
    seal(purpose, value, until) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce)
      const text = JSON.stringify([until.getTime(), value])
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(purpose, token, now) {
      const bytes = Buffer.from(token ?? '', 'base64url')
      if (bytes.length < 29) return null
      try {
        const cipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, 12))
        cipher.setAuthTag(bytes.subarray(12, 28))
        const text = Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')
        const [until, value] = JSON.parse(text)
        return typeof until === 'number' && now.getTime() <= until ? value : null
      } catch {
        return null
      }
    },
    keyed: (purpose, text) =>
      createHmac('sha256', keyFor(`keyed ${purpose}`))
        .update(text)
        .digest('base64url'),
  }
}
