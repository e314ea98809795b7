/** Before anything is written: whether the master key of these settings opens the keys of a backup. */
import { z } from 'zod'
import { CannotStart } from '../kit/cannot-start.ts'
import { openMonth } from '../trust/key-ring.ts'
import { MasterMissing } from '../trust/master-key.ts'
import type { Manifest } from './manifest.ts'
import { linesOf } from './read-backup.ts'
import { masterIsAnother } from './sealed-sample.ts'

/** As `row_to_json` writes a row of common_ground_keys.month_key. */
const monthKey = z.object({
  committee_id: z.string(),
  id: z.string(),
  month: z.string(),
  master: z.string(),
  wrapped: z.string().regex(/^\\x[0-9a-f]+$/),
})

/** One for each master key is tried. Throws `CannotStart` where the settings hold another; what is damaged is thrown as it is. */
export async function checkMaster(folder: string, { tables }: Manifest): Promise<void> {
  const months = tables.find(({ table }) => table === 'common_ground_keys.month_key')
  if (!months) return
  const tried = new Set<string>()
  for await (const line of linesOf(folder, months.file)) {
    const { committee_id, wrapped, ...month } = monthKey.parse(JSON.parse(line))
    if (tried.has(month.master)) continue
    tried.add(month.master)
    await openMonth(committee_id, { ...month, wrapped: Buffer.from(wrapped.slice(2), 'hex') }).catch((error) => {
      throw error instanceof MasterMissing ? new CannotStart(`${masterIsAnother} Nothing was restored.`) : error
    })
  }
}
