/**
 * A form for changing something sends what was changed in it and nothing else: what it only shows may be older than what somebody else wrote
 * meanwhile. So it carries what stood in its fields when it was drawn. Pure.
 */
import { keptIn } from '../kit/guarding.ts'

export type FieldsSeen = Readonly<Record<string, string>>

/** Without the fields that are as they were seen. A field that was not seen stays, also one called as what every object has. */
export const changedOnly = <Value>(
  fields: Readonly<Record<string, Value>>,
  seen: FieldsSeen,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !Object.hasOwn(seen, name) || !isAsSeen(value, seen[name])),
  )

const isAsSeen = (value: unknown, seen: string | undefined): boolean =>
  typeof value === 'string' && seen !== undefined && plain(value) === plain(seen)

/** As a form sends it: lines end in CRLF there. */
const plain = (text: string): string => text.replace(/\r\n/g, '\n').trim()

/** From the hidden field `_seen`: JSON that nobody has to send, and anybody may forge. */
export function fieldsSeen(json: string): FieldsSeen {
  try {
    const seen: unknown = JSON.parse(json || '{}')
    const entries = Object.entries(typeof seen === 'object' && seen !== null ? seen : {})
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return {}
  }
}

/** Words somebody says are no identifier are sent for that, also where they stand as they were. `kept`: by the names a form gives the reasons. */
export function seenBesides(seen: FieldsSeen, kept: object): FieldsSeen {
  const answered = Object.keys(keptIn({ ...kept }))
  return Object.fromEntries(Object.entries(seen).filter(([field]) => !answered.includes(field)))
}

/** Whether a change of something changes nothing: `type` and what it is about are all that is left of it. */
export const saysNothing = ({ type, ...body }: { readonly type: string; readonly [field: string]: unknown }): boolean =>
  /^edit(-|$)|^household$/.test(type) && Object.keys(body).every((field) => abouts.includes(field))
const abouts: readonly string[] = ['card', 'person', 'system', 'union']
