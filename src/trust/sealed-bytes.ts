/** AES-256-GCM over bytes: version (1) | nonce (12) | tag (16) | what was sealed. The nonce is random, 96 bits. Opening throws on any change. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const version = 1
const nonceAt = 1
const tagAt = 13
const textAt = 29

/** `about` is bound and not kept: what was sealed for one place opens in no other. */
export function closed(key: Buffer, plain: Buffer, about: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(`${version}\n${about}`))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), text])
}

export function opened(key: Buffer, sealed: Buffer, about: string): Buffer {
  if (sealed.length < textAt || sealed[0] !== version) throw new Error('not sealed by us')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(nonceAt, tagAt), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(`${version}\n${about}`))
  decipher.setAuthTag(sealed.subarray(tagAt, textAt))
  return Buffer.concat([decipher.update(sealed.subarray(textAt)), decipher.final()])
}
