/** An entry of the audit in people's words. `test/house/audit-words.test.ts` holds that every kind the program writes has some. */
import { actions, interfaceWords, isKeyOf, privacy } from '#content'

const { verbs, kinds, acts } = privacy.audit
const { kinds: parts } = interfaceWords.looks

/** What was done, and with what. */
export const auditWords = (verb: string, kind: string): string =>
  `${isKeyOf(verbs, verb) ? verbs[verb] : verb}: ${kindWords(verb, kind) ?? interfaceWords.looks.other}`

/** Null where there are no words for it. */
export function kindWords(verb: string, kind: string): string | null {
  if (verb === 'act') {
    if (isKeyOf(acts, kind)) return acts[kind]
    return isKeyOf(actions.acts, kind) ? actions.acts[kind].title : null
  }
  if (isKeyOf(parts, kind)) return parts[kind]
  return isKeyOf(kinds, kind) ? kinds[kind] : null
}
