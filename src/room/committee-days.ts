import type { Tx } from '../kit/database.ts'
import type { Access } from '../trust/access.ts'
import type { Kind } from '../trust/policy.ts'

/** A number of working days the committee has set (committee.settings), or the default of the content. */
export async function committeeDays(tx: Tx, committeeId: string, setting: string, usual: number): Promise<number> {
  const row = await tx.selectFrom('committee').select('settings').where('id', '=', committeeId).executeTakeFirst()
  const days = row?.settings[setting]
  return typeof days === 'number' && Number.isInteger(days) && days > 0 ? days : usual
}

/** For pages. */
export const daysOf = ({ tx, discussion }: Access<Kind>, setting: string, usual: number): Promise<number> =>
  committeeDays(tx, discussion.committeeId, setting, usual)
