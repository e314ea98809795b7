/** A letter of the alert that did not arrive (P11): the practitioner hears of it, and the list says so. */
import { sql } from 'kysely'
import { peopleAs } from '../discussion.ts'
import { pageOf } from '../kit/letters.ts'
import type { Reminder } from './reminder.ts'

export function alertBounced(): Reminder {
  return {
    when: ['agreed', 'sent', 'being-screened', 'more-needed', 'suitable-with-conditions', 'finding-facilitator'],
    async orders(tx, discussion, now) {
      const { rows } = await sql<{ id: string }>`
        update team_member t set bounced_at = ${now} from letter l
        where l.committee_id = committee_now() and l.discussion_id = ${discussion.id} and l.letter = 'alert-team' and l.dead_at is not null
          and l.once = 'alert-team:' || t.id and t.committee_id = l.committee_id and t.bounced_at is null and t.left_at is null
        returning t.id`.execute(tx)
      return rows.flatMap(({ id }) =>
        peopleAs(discussion, 'requester').map(({ personId }) => ({
          letter: 'alert-bounced',
          to: { person: personId },
          values: { reference: discussion.reference },
          link: pageOf(discussion, '/alert/answers'),
          once: `alert-bounced:${id}`,
        })),
      )
    },
  }
}
