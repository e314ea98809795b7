import { type Discussion, peopleAs } from '../../discussion.ts'
import { type LetterOrder, pageOf, toEach } from '../../kit/letters.ts'
import { cancelInvitations, type Meeting, type Standing } from '../../room/meeting.rows.ts'
import { namesIn } from './arranging.letters.ts'

/** Somebody is off the list: their calendar entry goes with the letter. */
export const tellSteppedOut = (
  discussion: Discussion,
  meeting: Meeting | null,
  people: readonly Standing[],
): LetterOrder[] => cancelInvitations(meeting, people, { letter: 'invitation-withdrawn', values: namesIn(discussion) })

/** The facilitator is asked to look; what was written is on the page only. */
export const askFacilitator = (
  discussion: Discussion,
  letter: 'someone-else-suggested' | 'conflict-told',
): LetterOrder[] =>
  toEach(peopleAs(discussion, 'facilitator'), {
    letter,
    values: namesIn(discussion),
    link: pageOf(discussion, '/arranging'),
  })
