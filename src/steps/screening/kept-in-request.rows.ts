/** Words of a request that its writer keeps although the guard marks them (P22). */
import type { Tx } from '../../kit/database.ts'
import type { Access } from '../../trust/access.ts'
import { type KeptWord, keptWordsIn } from '../../trust/kept-words.ts'
import { requestAnswers } from '../../trust/request-answers.rows.ts'
import { teamField } from '../../trust/request-words.ts'

/** The screener is the second person who sees them. */
export async function keptInRequest(
  { tx, discussion }: Access<'request'>,
  _team: Access<'request-team'>,
): Promise<KeptWord[]> {
  const answers = [...(await requestAnswers(tx, discussion))].flatMap(([question, answer]) =>
    typeof answer === 'string' ? [[question, answer] as const] : [],
  )
  const texts = [...answers, ...(await rolesOnTheList(tx, discussion))]
  return keptWordsIn(tx, discussion, Object.fromEntries(texts.map(([field, text]) => [`save-answers.${field}`, text])))
}

/** What the people of the team do, as it was typed: field → words. */
async function rolesOnTheList(
  tx: Tx,
  { committeeId, id }: { committeeId: string; id: string },
): Promise<[string, string][]> {
  const rows = await tx
    .selectFrom('team_member')
    .select('role')
    .where('committee_id', '=', committeeId)
    .where('discussion_id', '=', id)
    .where('left_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ role }, index) => [teamField(index, 'role'), role])
}
