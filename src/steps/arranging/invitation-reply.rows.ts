import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { endRelation, relate } from '../../kit/discussions.ts'
import { sealInvited } from '../../room/invitation-words.ts'
import type { Invitation } from '../../room/meeting.rows.ts'
import type { Reply } from '../../room/meeting.tables.ts'

export interface ReplyToStore {
  readonly reply: Reply
  readonly part: string
  readonly name: string
  readonly role: string
  readonly email: string
  readonly view: string
  readonly needs: readonly string[]
  readonly other: string
}

/** Keeps the reply; only what belongs to it. Somebody who is no part of the work, or has a link with the family, reads nothing from now on. */
export async function storeReply(
  tx: Tx,
  discussion: Discussion,
  invitation: Invitation,
  form: ReplyToStore,
  now: Date,
): Promise<void> {
  const suggests = form.reply === 'someone-else'
  const words = await sealInvited(
    tx,
    discussion,
    invitation.id,
    {
      reply_part: form.reply === 'part' ? form.part : '',
      view: form.reply === 'not-coming' ? form.view : '',
      access_other: form.needs.includes('other') ? form.other : '',
    },
    now,
  )
  await tx
    .updateTable('invitation')
    .set({
      reply: form.reply,
      replied_at: now,
      someone_else: suggests ? form.name : '',
      someone_else_role: suggests ? form.role : '',
      someone_else_email: suggests ? form.email.toLowerCase() : '',
      access_needs: [...form.needs],
      ...words,
    })
    .where('committee_id', '=', discussion.committeeId)
    .where('id', '=', invitation.id)
    .execute()
  await changeAccess(tx, discussion, invitation, form.reply, now)
}

const outside = (reply: Reply | null): boolean => reply === 'not-in-team' || reply === 'conflict'

async function changeAccess(
  tx: Tx,
  discussion: Discussion,
  { personId, invitedAs, reply: before }: Invitation,
  reply: Reply,
  now: Date,
) {
  if (personId === null || invitedAs !== 'team-member' || outside(before) === outside(reply)) return
  if (outside(reply)) await endRelation(tx, discussion, 'team-member', now, personId)
  else await relate(tx, discussion, personId, 'team-member', now)
}
