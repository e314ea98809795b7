import { createHash } from 'node:crypto'

/** The id under which a key of no discussion stands: the same for the same words, in every committee; the database makes it the same way (db/, key_subject). */
export function keySubject(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
