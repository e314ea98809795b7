/** A family from another program (GEDCOM 7) comes into the room: structure alone, as operations like any other, all of them or none (P22). */
import { drawings } from '#content'
import type { Person } from '../discussion.ts'
import type { Database } from '../kit/database.ts'
import { newId } from '../kit/id.ts'
import { filledIn } from './genogram/drawing-words.ts'
import type { Family } from './genogram/family.ts'
import { readGedcom } from './genogram/gedcom-file.ts'
import type { Body } from './operation.ts'
import { takeOperation } from './operations.ts'
import { RoomLog } from './room-log.ts'

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

/** Ids are made anew: those of the file could say where it came from. */
export function operationsOf({ persons, unions, children }: Family): Body[] {
  const ids = new Map([...persons, ...unions].map(({ id }) => [id, newId()]))
  const id = (old: string | undefined): string => ids.get(old ?? '') ?? ''
  return [
    ...persons.map(({ id: person, label = '', sex, deceased }) => ({
      type: 'add-person',
      person: id(person),
      label,
      sex,
      died: deceased ? 'yes' : 'no',
    })),
    ...unions.map(({ id: union, partners: [a, b], status }) => ({
      type: 'add-union',
      union: id(union),
      a: id(a),
      b: id(b),
      status,
    })),
    ...children.map(({ union, person, link }) => ({ type: 'add-child', union: id(union), person: id(person), link })),
  ]
}

/** All of it or nothing. Null: it stands in the room; otherwise why not, as a key of interface.yaml, refusals. */
export async function bringIn(
  database: Database,
  person: Person,
  discussionId: string,
  family: Family,
  now: Date,
): Promise<string | null> {
  const log = new RoomLog(discussionId)
  try {
    await database.withActor(person, async (tx) => {
      for (const body of operationsOf(family)) {
        const sent = { id: newId(), board: 'genogram', body }
        const taken = await takeOperation(tx, person, discussionId, sent, log, now)
        if (taken.done !== 'taken') throw new NotTaken(taken.done === 'refused' ? taken.refused : 'not-now')
      }
    })
    return null
  } catch (error) {
    if (error instanceof NotTaken) return error.refused
    throw error
  }
}

/** Undoes the transaction it is thrown in. */
class NotTaken extends Error {
  readonly refused: string
  constructor(refused: string) {
    super('the room does not take this family')
    this.refused = refused
  }
}
