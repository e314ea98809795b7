import { formatDate, interfaceWords, isKeyOf, type Names, sayAny, screening } from '#content'
import type { Happening } from '../design/design.ts'
import type { HistoryLine } from './desk.rows.ts'

/** The history in words, newest first. The same thing done several times at once (each person of the team told) is said once. */
export function historyLines(lines: readonly HistoryLine[], names: Names): Happening[] {
  return lines.filter((line, index) => !isSameAct(line, lines[index + 1])).map((line) => historyLine(line, names))
}

const isSameAct = (line: HistoryLine, earlier: HistoryLine | undefined): boolean =>
  line.event === earlier?.event && line.at.getTime() === earlier.at.getTime()

/** One event of the history in words: what, who, when. */
function historyLine(line: HistoryLine, names: Names): Happening {
  const { by, by_system, by_guest } = interfaceWords.discussion.history
  const nobody = line.event === 'reply-given' ? by_guest : by_system
  return {
    when: formatDate(line.at),
    what: isKeyOf(interfaceWords.events, line.event)
      ? sayAny(interfaceWords.events[line.event], names, { outcome_label: outcomeIn(line) })
      : line.event,
    by: line.name === null ? nobody : sayAny(by, names, { person_name: line.name, agency_name: line.agency ?? '' }),
  }
}

const outcomeIn = ({ facts }: HistoryLine): string =>
  screening.outcomes.find((outcome) => outcome.id === facts.to)?.label ?? ''
