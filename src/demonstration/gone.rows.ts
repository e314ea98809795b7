/** The proofs of what was deleted (P31), of every committee: what kind, of which discussion, how much. They never held what it said. */
import { sql } from 'kysely'
import type { House } from '../kit/web.ts'

export interface Gone {
  readonly id: string
  /** A class of privacy.yaml. */
  readonly class: string
  /** Null: of no discussion, or it is gone itself. */
  readonly reference: string | null
  readonly rows: number
  readonly keys: number
  readonly at: Date
}

const most = 8

/** The newest first. */
export async function goneLately({ database }: Pick<House, 'database'>): Promise<readonly Gone[]> {
  const committees = await database.withNobody((tx) => tx.selectFrom('committee').select('id').execute())
  const each = await Promise.all(
    committees.map(({ id: committeeId }) =>
      database.withActor({ kind: 'system', committeeId }, async (tx) => {
        const { rows } = await sql<Gone>`
          select g.id, g.class, d.reference, g.rows, g.keys, g.at from disposal g
            left join discussion d on d.committee_id = g.committee_id and d.id = g.discussion_id
          where g.committee_id = committee_now() order by g.at desc limit ${most}`.execute(tx)
        return rows
      }),
    ),
  )
  return each
    .flat()
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, most)
}
