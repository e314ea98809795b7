/** Why somebody can be asked, as short lines: a tick where a rule or wish holds, a note where not. Words are in allocation.yaml. */
import { formatDate, type Names, namesOf, say, allocation as words } from '#content'
import type { Listed } from './allocation.rows.ts'
import { type Asking, wishesMet } from './eligibility.ts'

export interface Reason {
  readonly text: string
  /** Otherwise worth knowing, not against them. */
  readonly holds: boolean
}

const { holds: text } = words.shortlist
const names: Names = namesOf()

export function reasonsFor(candidate: Listed, asking: Asking): readonly Reason[] {
  const met = wishesMet(candidate, asking)
  const wish = (holds: boolean | null, yes: string, no: string): Reason[] =>
    holds === null ? [] : [{ holds, text: holds ? yes : no }]
  return [
    { holds: true, text: text['no-link'] },
    ...(candidate.trainedUntil
      ? [
          {
            holds: true,
            text: say(text.trained, names, { due_date: formatDate(noonOf(candidate.trainedUntil), 'month') }),
          },
        ]
      : []),
    ...wish(met['other-agency'], text['other-agency'], text['same-agency']),
    { holds: candidate.led === 0, text: say(text.load, names, { count: candidate.led, max: candidate.capacity }) },
    {
      holds: true,
      text: candidate.lastLed
        ? say(text['last-led'], names, { month: formatDate(noonOf(candidate.lastLed), 'month') })
        : text['not-led'],
    },
    ...(candidate.groupExperience ? [{ holds: true, text: text.groups }] : []),
    ...wish(met['right-language'], text['right-language'], text['other-language']),
    ...wish(met['knows-topic'], text['knows-topic'], text['other-topic']),
    ...wish(met['right-place'], text['right-place'], text['other-place']),
    ...(candidate.passed ? [{ holds: false, text: text.passed }] : []),
  ]
}

/** The rule that leaves somebody out, in the words of the list: which one, never more. */
export const ruleShown = (id: string): string =>
  words.rules.flatMap((rule) => (rule.id === id && 'shown' in rule ? [rule.shown] : []))[0] ?? ''

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)
