/** A family from another program (GEDCOM 7) comes into the room: structure alone, as operations like any other, all of them or none (P22). */
import { drawings } from '#content'
import type { Person } from '../discussion.ts'
import { sentenceOf } from '../guard/finding.page.ts'
import { audit } from '../kit/audit.ts'
import type { Database, Tx } from '../kit/database.ts'
import { findDiscussion } from '../kit/discussions.ts'
import { hashOf, newId } from '../kit/id.ts'
import { findingsIn } from '../trust/guarded.ts'
import { mayRead } from '../trust/policy.ts'
import { oneByOne } from '../trust/sealed-words.ts'
import type { Author } from './board-kind.ts'
import { filledIn } from './genogram/drawing-words.ts'
import type { Family } from './genogram/family.ts'
import { familyOfState } from './genogram/family-of-state.ts'
import { readGedcom } from './genogram/gedcom-file.ts'
import type { LeftOut } from './genogram/gedcom-left-out.ts'
import { most, refuseFamily } from './genogram/refuse-genogram.ts'
import { genogramKind } from './genogram.kind.ts'
import type { Body } from './operation.ts'
import { lockRoom, type OperationRowToAdd, rowOf, writeRows } from './operations.rows.ts'
import { authorOf } from './operations.ts'
import { broughtUpToDate, type RoomLog } from './room-log.ts'

const { gedcom: words, genogram, edit } = drawings

export type FamilyRead = Counted | { readonly wrong: string }

/** A family that can come in, and what the file says besides. */
export interface Counted {
  readonly family: Family
  readonly leftOut: LeftOut
}

/** Whatever is wrong is told by its line; a text with faults is not read in part. */
export function familyIn(text: string): FamilyRead {
  const { family, leftOut, faults } = readGedcom(text, (number) => `${genogram.unnamed} ${number}`)
  const lines = faults.map(({ line, wrong }) =>
    filledIn(words.line, { count: String(line), what: words.faults[wrong] }),
  )
  if (lines.length > 5) lines.splice(5, lines.length, filledIn(words.more_faults, { count: String(lines.length - 5) }))
  if (lines.length > 0) return { wrong: lines.join(' ') }
  if (family.persons.length > most.people) return { wrong: filledIn(words.too_many, { count: String(most.people) }) }
  return family.persons.length === 0 ? { wrong: words.nobody } : { family, leftOut }
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

/** A key of interface.yaml, refusals, what is wrong with the text, or what would come in and has to be agreed to; null: it stands in the room. */
export type NotBrought = { readonly refused: string } | { readonly wrong: string } | { readonly asked: Counted } | null

/** All of it or nothing. */
export async function bringIn(
  database: Database,
  person: Person,
  discussionId: string,
  brought: Brought,
  logOf: () => RoomLog,
  now: Date,
): Promise<NotBrought> {
  // Two transactions: the first may make the key of the boards, and nobody who holds the room may wait for it.
  const prepared = await database.withActor(
    person,
    (tx) => prepare(tx, person, discussionId, brought, logOf, now),
    discussionId,
  )
  if (!('rows' in prepared)) return prepared
  const refused = await database.withActor(
    person,
    (tx) => write(tx, person, discussionId, prepared, logOf, now),
    discussionId,
  )
  return refused === null ? null : { refused }
}

export interface Brought {
  /** As it was pasted. Read only for somebody who may bring it in. */
  readonly gedcom: string
  /** Random, made by whoever sends it: the same one comes in once. */
  readonly id: string
  /** The text whose numbers were shown, as `textMark` gives it. */
  readonly agreed: string
}

/** Tells one text from another. */
export const textMark = (gedcom: string): string => hashOf(gedcom.replace(/\r\n?/g, '\n').trim()).slice(0, 16)

interface Prepared {
  readonly bodies: readonly Body[]
  readonly rows: readonly OperationRowToAdd[]
}

/** What takes time is done while others go on working: form, guard, sealing. */
async function prepare(
  tx: Tx,
  person: Person,
  discussionId: string,
  brought: Brought,
  logOf: () => RoomLog,
  now: Date,
): Promise<Prepared | Exclude<NotBrought, null>> {
  const discussion = await findDiscussion(tx, discussionId)
  if (!discussion || !mayRead(person, discussion, 'meeting')) return { refused: 'not-now' }
  const refused = refuseAuthor(await authorOf(tx, discussion, person))
  if (refused) return { refused }
  const read = familyIn(brought.gedcom)
  if ('wrong' in read) return read
  const log = logOf()
  await broughtUpToDate(tx, discussion, log)
  const there = familyOfState(log.state.genogram).persons.map(({ label = '' }) => label)
  const family = numberedOn(read.family, there)
  const bodies = operationsOf(family, brought.id)
  const wrong = wrongIn(bodies)
  if (wrong) return { wrong }
  const labels = Object.fromEntries(family.persons.map(({ label = '' }, at) => [String(at), label]))
  const found = Object.values(await findingsIn(tx, discussion, labels)).flat()
  const must = found.find(({ severity }) => severity === 'must')
  if (must) return { wrong: sentenceOf(must) }
  if (brought.agreed !== textMark(brought.gedcom)) return { asked: read }
  const rows = await oneByOne(bodies, (body) =>
    rowOf(tx, discussion, { id: newId(), board: 'genogram', body, held: null }, person, now),
  )
  return { bodies, rows }
}

function wrongIn(bodies: readonly Body[]): string | null {
  const schema = genogramKind.schema('genogram')
  for (const body of bodies) {
    const { error } = schema.safeParse(body)
    if (error) return error.issues[0]?.message ?? edit.error_choice
  }
  return null
}

const refuseAuthor = ({ visiting, agreed }: Author): string | null =>
  visiting ? 'expert-looks' : agreed ? null : 'agree-rules-first'

/** Holds the room for a few statements, however large the family is. */
async function write(
  tx: Tx,
  person: Person,
  discussionId: string,
  { bodies, rows }: Prepared,
  logOf: () => RoomLog,
  now: Date,
): Promise<string | null> {
  const room = await lockRoom(tx, { id: discussionId, committeeId: person.committeeId })
  const discussion = room && (await findDiscussion(tx, discussionId))
  if (discussion?.status !== 'meeting-open' || !mayRead(person, discussion, 'meeting')) return 'not-now'
  const log = logOf()
  await log.catchUp(tx, room?.lastNumber)
  const notNow = refuseAuthor(await authorOf(tx, discussion, person))
  if (notNow) return notNow
  const { genogram } = log.state
  if (bodies.some(({ family }) => genogram.families[String(family)])) return null // it came before
  const refused = refuseFamily(genogram, bodies)
  if (refused) return refused
  await audit(tx, person, 'act', 'meeting', discussionId, now)
  await writeRows(tx, rows)
  return null
}
