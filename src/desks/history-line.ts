import { formatDate, interfaceWords, isKeyOf, type Names, sayAny, screening } from '#content'
import type { Happening } from '../design/design.ts'
import type { HistoryLine } from './desk.rows.ts'

/** One event of the history in words: what, who, when. */
export function historyLine(line: HistoryLine, names: Names): Happening {
  const { by, by_system } = interfaceWords.discussion.history
  return {
    when: formatDate(line.at),
    what: isKeyOf(interfaceWords.events, line.event)
      ? sayAny(interfaceWords.events[line.event], names, { outcome_label: outcomeIn(line) })
      : line.event,
    by: line.name === null ? by_system : sayAny(by, names, { person_name: line.name, agency_name: line.agency ?? '' }),
  }
}

const outcomeIn = ({ facts }: HistoryLine): string =>
  screening.outcomes.find((outcome) => outcome.id === facts.to)?.label ?? ''
