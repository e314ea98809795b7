/** Whose turn it really is with a record, where the status alone does not say (desks and the discussion's page). */
import { type Discussion, type Person, peopleAs } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { isOpen, type ReadBack, readBacksIn } from './read-back.rows.ts'
import './kept-words.rows.ts'
import { newestCopy, type RecordCopy } from './record.rows.ts'
import { whyNotSecond } from './second-reader.ts'
import { isReadingOver } from './share-record.ts'

interface Reading {
  readonly discussion: Discussion
  readonly copy: RecordCopy
  readonly readBacks: readonly ReadBack[]
}

/** A participant reads the copy they have not answered yet. */
export async function openForReading(
  tx: Tx,
  person: Person,
  discussions: readonly Discussion[],
): Promise<ReadonlySet<string>> {
  const readings = await readingsIn(tx, discussions)
  const waiting = readings.filter(
    ({ copy, readBacks }) => !readBacks.some((one) => one.copy === copy.number && one.personId === person.personId),
  )
  return idsOf(waiting)
}

/** The facilitator shares when everybody has answered or the days are over. */
export async function openForSharing(
  tx: Tx,
  _person: Person,
  discussions: readonly Discussion[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const readings = await readingsIn(tx, discussions)
  return idsOf(readings.filter(({ discussion, copy, readBacks }) => isReadingOver(discussion, copy, readBacks, now)))
}

/** The facilitator writes until it is offered, and again where something was suggested or it was taken back. */
export async function openForWriting(
  tx: Tx,
  _person: Person,
  discussions: readonly Discussion[],
): Promise<ReadonlySet<string>> {
  const open = await Promise.all(
    discussions.map(async (discussion) => {
      if (discussion.status !== 'record-being-read') return [discussion.id]
      const suggested = (await readBacksIn(tx, discussion)).some(
        (one) => one.answer !== 'fine' && one.settledAt === null,
      )
      return suggested ? [discussion.id] : []
    }),
  )
  return new Set(open.flat())
}

/** After it was taken back: once everything that somebody pointed at is put right, the corrected record is offered. */
export async function openForOfferingAgain(
  tx: Tx,
  _person: Person,
  discussions: readonly Discussion[],
): Promise<ReadonlySet<string>> {
  const recalled = discussions.filter(({ status }) => status === 'record-recalled')
  const open = await Promise.all(
    recalled.map(async (discussion) => ((await readBacksIn(tx, discussion)).some(isOpen) ? [] : [discussion.id])),
  )
  return new Set(open.flat())
}

/** Somebody of the Reviewing Team without a part in the work looks at words that wait. */
export async function openForKeptWords(
  tx: Tx,
  person: Person,
  discussions: readonly Discussion[],
): Promise<ReadonlySet<string>> {
  const free = discussions.filter((discussion) => whyNotSecond(discussion, person, null) === null)
  if (free.length === 0) return new Set()
  const rows = await tx
    .selectFrom('kept_word')
    .select('discussion_id')
    .distinct()
    .where('committee_id', '=', person.committeeId)
    .where(
      'discussion_id',
      'in',
      free.map(({ id }) => id),
    )
    .where('answer', 'is', null)
    .where('asked_by', '<>', person.personId)
    .execute()
  return new Set(rows.map((row) => row.discussion_id))
}

async function readingsIn(tx: Tx, discussions: readonly Discussion[]): Promise<Reading[]> {
  const readings = await Promise.all(
    discussions
      .filter((one) => peopleAs(one, 'participant').length > 0 || one.status === 'record-being-read')
      .map(async (discussion) => {
        const [copy, readBacks] = await Promise.all([newestCopy(tx, discussion), readBacksIn(tx, discussion)])
        return copy ? [{ discussion, copy, readBacks }] : []
      }),
  )
  return readings.flat()
}

const idsOf = (readings: readonly Reading[]): ReadonlySet<string> =>
  new Set(readings.map(({ discussion }) => discussion.id))
