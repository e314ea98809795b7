import { createHash } from 'node:crypto'

/** Of what was sent with a form's key. Sixteen bits: enough to see that the key was used for another form, too few to find out what somebody wrote. */
export const bodyHashOf = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 4)
