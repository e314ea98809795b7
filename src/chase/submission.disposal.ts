import type { Tx } from '../kit/database.ts'

/** Days for which a form is known again when it is sent once more. Longer than a draft may lie untouched: that is read from here. */
const keptFor = 90

/** Forgets which forms were sent. Run as the program itself. */
export async function forgetSubmissions(tx: Tx, committeeId: string, now: Date): Promise<void> {
  await tx
    .deleteFrom('submission')
    .where('committee_id', '=', committeeId)
    .where('at', '<', new Date(now.getTime() - keptFor * 86_400_000))
    .execute()
}
