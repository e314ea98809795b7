import {
  formatDate,
  formatDateSeenFrom,
  formatTime,
  interfaceWords,
  isKeyOf,
  type Names,
  sayAny,
  screening,
} from '#content'
import type { Happening } from '../design/design.ts'
import type { HistoryLine } from './desk.rows.ts'

/**
 * The history in words, newest first. The same thing done several times in one act (each person of the team told) is said once, and so
 * is one reply that was changed again and again (P16).
 */
export function historyLines(lines: readonly HistoryLine[], names: Names, now: Date): Happening[] {
  return lines
    .filter((line, index) => !isSaidLater(line, lines.slice(0, index)))
    .map((line) => historyLine(line, names, now))
}

const isSaidLater = (line: HistoryLine, later: readonly HistoryLine[]): boolean =>
  later.some((one) => one.event === line.event && (one.at.getTime() === line.at.getTime() || isSameReply(one, line)))

const isSameReply = (one: HistoryLine, other: HistoryLine): boolean =>
  one.event === 'reply-given' && one.facts.invitation !== undefined && one.facts.invitation === other.facts.invitation

/** What people say after reading is between them and the facilitator, who sees it with the record (P22). */
const unnamed = ['read-back-answered', 'record-taken-back']

/** One event of the history in words: what, who, when. */
function historyLine(line: HistoryLine, names: Names, now: Date): Happening {
  const { by, by_system, by_guest, by_reader } = interfaceWords.discussion.history
  const nobody = line.event === 'reply-given' ? by_guest : by_system
  return {
    when: formatDateSeenFrom(line.at, now),
    what: whatIn(line, names),
    by: unnamed.includes(line.event)
      ? by_reader
      : line.name === null
        ? nobody
        : sayAny(by, names, { person_name: line.name, agency_name: line.agency ?? '' }),
  }
}

function whatIn(line: HistoryLine, names: Names): string {
  const { event, facts } = line
  const what = isKeyOf(interfaceWords.events, event)
    ? sayAny(interfaceWords.events[event], names, { outcome_label: outcomeIn(line) })
    : event
  if (typeof facts.starts !== 'string') return what
  const starts = new Date(facts.starts)
  const when = { meeting_date: formatDate(starts, 'dated'), meeting_time: formatTime(starts) }
  return sayAny(interfaceWords.discussion.history.set_for, names, { what, ...when })
}

const outcomeIn = ({ facts }: HistoryLine): string =>
  screening.outcomes.find((outcome) => outcome.id === facts.to)?.label ?? ''
