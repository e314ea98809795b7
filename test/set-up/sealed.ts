/** Words in rows that a test plants: the database takes them sealed only. */
import type { Database } from '../../src/kit/database.ts'
import { type At, openWords, sealWords } from '../../src/trust/sealed-words.ts'

/** Of a key that nobody has: it reads as words that are no longer kept. */
export const sealedByNobody = `v1:${Buffer.concat([Buffer.of(1), Buffer.alloc(47)]).toString('base64')}`

interface About {
  readonly committeeId: string
  readonly id: string
}

export const sealed = <Value>(database: Database, about: About, at: At, value: Value): Promise<Value> =>
  database.withActor({ kind: 'system', committeeId: about.committeeId }, (tx) =>
    sealWords(tx, about, at, value, new Date()),
  )

export const opened = <Value>(database: Database, about: About, at: At, value: Value): Promise<Value> =>
  database.withActor({ kind: 'system', committeeId: about.committeeId }, (tx) => openWords(tx, about, at, value))
