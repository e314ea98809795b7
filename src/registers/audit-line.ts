/** One line of the auditor's page in people's words: who, what, and upon whom or about which discussion. */
import { privacy, say } from '#content'
import { duties } from '../discussion.ts'
import type { Shell } from '../kit/web.ts'
import { auditWords } from './audit-words.ts'
import type { AuditLine } from './auditor.rows.ts'
import { dutyLabel } from './people.page.tsx'

const text = privacy.audit

export const whoOf = ({ name, agency, actorKind }: AuditLine): string => {
  if (name !== null) return [name, agency].filter((part) => part !== null).join(', ')
  return actorKind === 'ticket' ? text.by_link : text.program
}

export function whatOf({ verb, kind, shown, given, taken }: AuditLine, shell: Shell): string {
  const named = (codes: readonly string[]) => codes.map((code) => dutyWords(code, shell)).join(', ')
  return [
    auditWords(verb, kind),
    ...(shown.length > 0 ? [text.list.replace('{count}', String(shown.length))] : []),
    ...(given.length > 0 ? [say(text.given, shell.names, { duties: named(given) })] : []),
    ...(taken.length > 0 ? [say(text.taken, shell.names, { duties: named(taken) })] : []),
  ].join('. ')
}

function dutyWords(code: string, shell: Shell): string {
  const duty = duties.find((one) => one === code)
  return duty ? dutyLabel(duty, shell) : code
}

export const aboutOf = ({ aboutPerson, aboutName, pseudonym, reference }: AuditLine): string =>
  [
    ...(aboutPerson === null ? [] : [aboutName ?? text.gone]),
    ...(pseudonym === null ? [] : [`${pseudonym}, ${reference}`]),
  ].join('. ')
