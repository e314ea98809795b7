/**
 * What whoever runs the service does at the command line with everybody's data, in the audit of each committee: that it was done and when. Not who was
 * signed in to the machine, and not where a backup lies. With the rights of the program: whoever may write anything can say only this.
 */
import type { System } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import { openDatabase } from '../kit/database.ts'

export type OperatorsAct = 'make-backup' | 'restore'

export async function noteOperatorsAct(ownerUrl: string, kind: OperatorsAct, now: Date): Promise<void> {
  const database = openDatabase({ url: ownerUrl, connections: 1, options: '-c role=common_ground_application' })
  try {
    const committees = await database.ask<{ id: string }>('select id from common_ground.committee order by id', [])
    for (const { id: committeeId } of committees) {
      const system: System = { kind: 'system', committeeId }
      await database.withActor(system, (tx) => audit(tx, system, 'act', kind, null, now))
    }
  } finally {
    await database.close()
  }
}
