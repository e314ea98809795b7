/** What the team asked for in answer to the alert (P11): seen before the request is sent. */
import type { Access } from '../../trust/access.ts'
import { missedRoleAt } from '../../trust/request-words.ts'
import { oneByOne, openWords } from '../../trust/sealed-words.ts'

export interface TeamReply {
  readonly name: string
  readonly reply: 'talk' | 'someone-missing' | 'conflict'
  /** The role or service that was named. */
  readonly said: string
}

/** Those who are on the list now and ask for something, oldest first. */
export async function teamReplies({ tx, discussion }: Access<'request-team'>): Promise<TeamReply[]> {
  const rows = await tx
    .selectFrom('team_member')
    .select(['id', 'name', 'reply', 'reply_text'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('reply', 'in', ['talk', 'someone-missing', 'conflict'])
    .where('left_at', 'is', null)
    .orderBy('replied_at')
    .execute()
  return oneByOne(rows, async ({ id, name, reply, reply_text }) => ({
    name,
    reply: reply as TeamReply['reply'],
    said: await openWords(tx, discussion, missedRoleAt(id), reply_text),
  }))
}
