/** A family from another program (GEDCOM 7) comes into the room: structure alone, as operations like any other, all of them or none (P22). */
import { drawings } from '#content'
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Database, Tx } from '../kit/database.ts'
import { findDiscussion } from '../kit/discussions.ts'
import { newId } from '../kit/id.ts'
import { findingsIn } from '../trust/guarded.ts'
import { mayRead } from '../trust/policy.ts'
import { oneByOne } from '../trust/sealed-words.ts'
import { filledIn } from './genogram/drawing-words.ts'
import type { Family } from './genogram/family.ts'
import { familyOfState } from './genogram/family-of-state.ts'
import { readGedcom } from './genogram/gedcom-file.ts'
import { refuseFamily } from './genogram/refuse-genogram.ts'
import { genogramKind } from './genogram.kind.ts'
import type { Body } from './operation.ts'
import { lockRoom, type OperationRowToAdd, rowOf, writeRows } from './operations.rows.ts'
import { authorOf } from './operations.ts'
import { broughtUpToDate, type RoomLog } from './room-log.ts'

const { gedcom: words, genogram } = drawings

export type FamilyRead = { readonly family: Family } | { readonly wrong: string }

/** Whatever is wrong is told by its line; a text with faults is not read in part. */
export function familyIn(text: string): FamilyRead {
  const { family, faults } = readGedcom(text, (number) => `${genogram.unnamed} ${number}`)
  const lines = faults.map(({ line, wrong }) =>
    filledIn(words.line, { count: String(line), what: words.faults[wrong] }),
  )
  if (lines.length > 0) return { wrong: lines.slice(0, 5).join(' ') }
  return family.persons.length === 0 ? { wrong: words.nobody } : { family }
}

/** Ids are made anew: those of the file could say where it came from. `family`: what takes all of it back at once. */
export function operationsOf({ persons, unions, children }: Family, family: string): Body[] {
  const ids = new Map([...persons, ...unions].map(({ id }) => [id, newId()]))
  const id = (old: string | undefined): string => ids.get(old ?? '') ?? ''
  return [
    ...persons.map(({ id: person, label = '', sex, deceased }) => ({
      type: 'add-person',
      person: id(person),
      label,
      sex,
      died: deceased ? 'yes' : 'no',
      family,
    })),
    ...unions.map(({ id: union, partners: [a, b], status }) => ({
      type: 'add-union',
      union: id(union),
      a: id(a),
      b: id(b),
      status,
      family,
    })),
    ...children.map(({ union, person, link }) => ({
      type: 'add-child',
      union: id(union),
      person: id(person),
      link,
      family,
    })),
  ]
}

/** Who comes in is numbered on from the highest number in the room: two families have no "Somebody 1" each. */
export function numberedOn(family: Family, there: readonly string[]): Family {
  const numbers = there.map((label) =>
    label.startsWith(`${genogram.unnamed} `) ? Number(label.slice(genogram.unnamed.length)) : 0,
  )
  const highest = numbers.reduce((most, number) => (Number.isSafeInteger(number) ? Math.max(most, number) : most), 0)
  const persons = family.persons.map((person, at) => ({ ...person, label: `${genogram.unnamed} ${highest + at + 1}` }))
  return { ...family, persons }
}

/** All of it or nothing. Null: it stands in the room; otherwise why not, as a key of interface.yaml, refusals. */
export async function bringIn(
  database: Database,
  person: Person,
  discussionId: string,
  brought: Brought,
  log: RoomLog,
  now: Date,
): Promise<string | null> {
  // Two transactions: the first may make the key of the boards, and nobody who holds the room may wait for it.
  const prepared = await database.withActor(
    person,
    (tx) => prepare(tx, person, discussionId, brought, log, now),
    discussionId,
  )
  if (typeof prepared === 'string') return prepared
  return database.withActor(person, (tx) => write(tx, person, discussionId, prepared, log, now), discussionId)
}

export interface Brought {
  readonly family: Family
  /** Random, made by whoever sends it: the same one comes in once. */
  readonly id: string
}

interface Prepared {
  readonly bodies: readonly Body[]
  readonly rows: readonly OperationRowToAdd[]
}

/** What takes time is done while others go on working: form, guard, sealing. */
async function prepare(tx: Tx, person: Person, discussionId: string, brought: Brought, log: RoomLog, now: Date) {
  const discussion = await findDiscussion(tx, discussionId)
  if (!discussion || !mayRead(person, discussion, 'meeting')) return 'not-now'
  await broughtUpToDate(tx, discussion, log)
  const labels = familyOfState(log.state.genogram).persons.map(({ label = '' }) => label)
  const family = numberedOn(brought.family, labels)
  const bodies = operationsOf(family, brought.id)
  const schema = genogramKind.schema('genogram')
  if (bodies.some((body) => !schema.safeParse(body).success)) return 'not-now'
  const texts = Object.fromEntries(family.persons.map(({ label = '' }, at) => [String(at), label]))
  const found = Object.values(await findingsIn(tx, discussion, texts)).flat()
  if (found.some(({ severity }) => severity === 'must')) return 'not-now'
  const rows = await oneByOne(bodies, (body) =>
    rowOf(tx, discussion, { id: newId(), board: 'genogram', body, held: null }, person, now),
  )
  return { bodies, rows }
}

/** Holds the room for a few statements, however large the family is. */
async function write(
  tx: Tx,
  person: Person,
  discussionId: string,
  { bodies, rows }: Prepared,
  log: RoomLog,
  now: Date,
): Promise<string | null> {
  const room = await lockRoom(tx, { id: discussionId, committeeId: person.committeeId })
  const discussion = room && (await findDiscussion(tx, discussionId))
  if (discussion?.status !== 'meeting-open' || !mayRead(person, discussion, 'meeting')) return 'not-now'
  await log.catchUp(tx, room?.lastNumber)
  if (!(await authorOf(tx, discussion, person)).agreed) return 'agree-rules-first'
  const { genogram } = log.state
  if (bodies.some(({ family }) => genogram.families[String(family)])) return null // it came before
  const refused = refuseFamily(genogram, bodies)
  if (refused) return refused
  await audit(tx, person, 'act', 'meeting', discussionId, now)
  await writeRows(tx, rows)
  return null
}
