import type { Discussion, Person } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'

/** What a person can do in a discussion now, in the order of the procedure. */
export interface Offer {
  readonly step: string
  /** Page of the act, below the discussion's address. */
  readonly part: string
  /** 'next': the one thing to do when it is this person's turn. 'also': possible beside it. */
  readonly offered: 'next' | 'also'
}

/** Given by procedure.ts: desks know the acts by their names only. */
export type OffersIn = (
  tx: Tx,
  person: Person,
  discussions: readonly Discussion[],
  now: Date,
) => Promise<ReadonlyMap<string, readonly Offer[]>>
