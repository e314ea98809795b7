/** One reminder, and what all of them share: each comes once, on its day. */
import { addWorkingDays, formatDate, workingDays } from '#content'
import { type Discussion, type Involved, peopleAs, type Relation, type Status } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { type LetterOrder, pageOf } from '../kit/letters.ts'

export interface Reminder {
  readonly when: readonly Status[]
  /** What is due now; each order has a `once` key, so that asking again writes nothing twice. */
  readonly orders: (tx: Tx, discussion: Discussion, now: Date) => Promise<readonly LetterOrder[]>
}

interface AfterDays {
  readonly letter: string
  readonly when: readonly Status[]
  /** Working days after the discussion came to its status. */
  readonly days: number
  readonly to: Relation
  /** The last day that was named at first, in working days; the reminder never names an earlier one. */
  readonly due?: number
  readonly link: (discussion: Discussion) => string
}

/** So many working days after the discussion came to its status. */
export function afterDays({ letter, when, days, to, due = 0, link }: AfterDays): Reminder {
  return {
    when,
    async orders(_tx, discussion, now) {
      if (workingDays(discussion.statusSince, now) < days) return []
      const day = addWorkingDays(discussion.statusSince, Math.max(days + 1, due))
      return onceEach(discussion, peopleAs(discussion, to), {
        letter,
        values: { ...namesIn(discussion), due_date: formatDate(day, 'long') },
        link: link(discussion),
      })
    },
  }
}

/** A page of the discussion, for `link`. */
export const page =
  (part = '') =>
  (discussion: Discussion): string =>
    pageOf(discussion, part)

/** Placeholders these letters may need: number, who asked, whom it waits for. */
function namesIn(discussion: Discussion): Record<string, string> {
  const manager = peopleAs(discussion, discussion.status === 'with-first-manager' ? 'first-manager' : 'second-manager')
  return {
    reference: discussion.reference,
    practitioner_name: peopleAs(discussion, 'requester')[0]?.name ?? '',
    facilitator_name: peopleAs(discussion, 'facilitator')[0]?.name ?? '',
    manager_name: manager[0]?.name ?? '',
  }
}

/** The key holds the moment the status began: after going round once more, people are reminded once more. */
export function onceEach(
  discussion: Discussion,
  people: readonly Pick<Involved, 'personId'>[],
  order: Omit<LetterOrder, 'to' | 'once'>,
): LetterOrder[] {
  const since = discussion.statusSince.toISOString()
  const ids = new Set(people.map(({ personId }) => personId))
  return [...ids].map((person) => ({
    ...order,
    to: { person },
    once: `${order.letter}:${discussion.id}:${since}:${person}`,
  }))
}
