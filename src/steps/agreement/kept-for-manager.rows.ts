/** Words of a request that its writer keeps although the guard marks them, in what a manager reads of it (P10, P22). */
import type { Access } from '../../trust/access.ts'
import { type KeptWord, keptWordsIn } from '../../trust/kept-words.ts'
import { requestAnswers } from '../../trust/request-answers.rows.ts'

export async function keptForManager({ tx, discussion }: Access<'request'>): Promise<KeptWord[]> {
  const texts = [...(await requestAnswers(tx, discussion))].flatMap(([question, answer]) =>
    typeof answer === 'string' ? [[`save-answers.${question}`, answer] as const] : [],
  )
  return keptWordsIn(tx, discussion, Object.fromEntries(texts))
}
