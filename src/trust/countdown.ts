/** The countdown of a discussion's page (P31): what of it goes when, what has gone, and whether it is held. */
import { sql } from 'kysely'
import type { Discussion } from '../discussion.ts'
import type { Access } from './access.ts'
import { restGoes } from './at-rest.ts'
import { overAt } from './keeping-period.ts'
import type { HoldReason } from './legal-hold.ts'
import { periodOf, type Rule, rules, type Since, wentElsewhere } from './retention-rules.ts'

/** What of a discussion goes when, for its page: dates where they are known to the person looking. */
export interface Keeping {
  /** Class of privacy.yaml → when it goes; null where the time has not begun to run. */
  readonly goes: Readonly<Record<string, Date | null>>
  /** Class → when it went. */
  readonly gone: Readonly<Record<string, Date>>
  readonly hold: HoldReason | null
}

export async function keepingOf({ tx, discussion }: Access<'summary'>, now: Date): Promise<Keeping> {
  const { committeeId, id } = discussion
  const { rows } = await sql<{
    class: string | null
    at: Date | null
    what: 'gone' | 'met' | 'shared' | 'last' | 'boards' | 'hold'
  }>`
    select class, max(at) as at, 'gone' as what from disposal where committee_id = ${committeeId} and discussion_id = ${id} group by class
    union all select null, h.at, h.what from (
        select max(at) filter (where event like 'record-shared%') as shared, max(at) filter (where event = 'meeting-held') as met, max(at) as last
        from history where committee_id = ${committeeId} and discussion_id = ${id}) m,
      lateral (values ('shared', m.shared), ('met', m.met), ('last', m.last)) h (what, at)
    union all select null, boards_go_at, 'boards' from room where committee_id = ${committeeId} and discussion_id = ${id}
    union all select reason, placed_at, 'hold' from legal_hold
      where committee_id = ${committeeId} and discussion_id = ${id} and ended_at is null`.execute(tx)
  const at = (what: string): Date | null => rows.find((row) => row.what === what)?.at ?? null
  const starts: Readonly<Record<Since, Date | null>> = {
    finished: discussion.status === 'finished' ? discussion.statusSince : null,
    elsewhere: wentElsewhere.includes(discussion.status) ? discussion.statusSince : null,
    met: at('met'),
    shared: at('shared'),
  }
  const end = (rule: Rule): Date | null => {
    const start = starts[rule.since]
    return start && overAt(start, periodOf(rule.class))
  }
  const last = at('last')
  const historyEnd = last && overAt(last, periodOf('history'))
  const gone = rows.flatMap((row) => (row.what === 'gone' && row.class && row.at ? [[row.class, row.at] as const] : []))
  return {
    goes: {
      ...Object.fromEntries(rules.map((rule) => [rule.class, end(rule)])),
      ...(await restGoes(tx, discussion, now)),
      board: at('boards'),
      history: isOver(discussion) ? historyEnd : null,
    },
    gone: Object.fromEntries(gone),
    hold: (rows.find(({ what }) => what === 'hold')?.class as HoldReason | undefined) ?? null,
  }
}

const isOver = ({ status }: Pick<Discussion, 'status'>): boolean =>
  status === 'finished' || wentElsewhere.includes(status)
