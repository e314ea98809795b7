import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { sealInvited } from '../../room/invitation-words.ts'

const replies = { yes: 'coming', 'other-time': 'other-time', no: 'not-coming' } as const

export async function storeExpertReply(
  tx: Tx,
  discussion: Discussion,
  invitationId: string,
  { answer, declared, need }: { answer: keyof typeof replies; declared: boolean; need: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({
      reply: replies[answer],
      replied_at: now,
      declared_at: declared ? now : null,
      ...(await sealInvited(tx, discussion, invitationId, { access_other: need }, now)),
    })
    .where('committee_id', '=', discussion.committeeId)
    .where('id', '=', invitationId)
    .execute()
}
