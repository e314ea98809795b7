/** What waits for one person's answer until a day: screening (P13), the question to a facilitator (P14), reading the record (P23). */
import { sql } from 'kysely'
import { addWorkingDays, dayOf, formatDate, workingDays } from '#content'
import { type Discussion, peopleAs } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { pageOf } from '../kit/letters.ts'
import { onceEach, type Reminder } from './reminder.ts'

/** The named screener; the whole Reviewing Team while nobody has taken it, or where the screener no longer works here. */
export function screenersReminded(days: number, target: number): Reminder {
  return {
    when: ['sent', 'being-screened'],
    async orders(tx, discussion, now) {
      if (workingDays(discussion.statusSince, now) < days) return []
      return onceEach(discussion, await whoScreens(tx, discussion), {
        letter: 'screening-reminder',
        values: {
          reference: discussion.reference,
          due_date: formatDate(addWorkingDays(discussion.statusSince, target), 'long'),
        },
        link: pageOf(discussion, discussion.status === 'sent' ? '/screening/take' : '/screening'),
      })
    },
  }
}

async function whoScreens(tx: Tx, discussion: Discussion): Promise<readonly { personId: string }[]> {
  const named = discussion.status === 'sent' ? [] : peopleAs(discussion, 'screener').map(({ personId }) => personId)
  const { rows } = await sql<{ personId: string; named: boolean }>`
    select distinct m.person_id as "personId", m.person_id = any(${named}::uuid[]) as named from membership m
    left join duty d on d.committee_id = m.committee_id and d.person_id = m.person_id and d.duty = 'reviewing-team'
    where m.committee_id = committee_now() and m.left_at is null
      and (d.person_id is not null or m.person_id = any(${named}::uuid[]))`.execute(tx)
  const screeners = rows.filter((row) => row.named)
  return screeners.length > 0 ? screeners : rows
}

/** The practitioner, on the day by which an answer was asked for (screening-more-needed). */
export function moreReminded(): Reminder {
  return {
    when: ['more-needed'],
    async orders(tx, discussion, now) {
      const due = await dueOfOutcome(tx, discussion)
      if (due === null || dayOf(now) < due) return []
      return onceEach(discussion, peopleAs(discussion, 'requester'), {
        letter: 'screening-more-reminder',
        values: { reference: discussion.reference },
        link: pageOf(discussion, '/screening/answer'),
      })
    },
  }
}

/** Whoever screened, on the day they wanted to look again (P4: nothing that waits is forgotten). */
export function lookAgainReminded(): Reminder {
  return {
    when: ['waiting-elsewhere'],
    async orders(tx, discussion, now) {
      const due = await dueOfOutcome(tx, discussion)
      if (due === null || dayOf(now) < due) return []
      return onceEach(discussion, await whoScreens(tx, discussion), {
        letter: 'screening-look-again',
        values: { reference: discussion.reference },
        link: pageOf(discussion, '/screening/look-again'),
      })
    },
  }
}

async function dueOfOutcome(tx: Tx, discussion: Discussion): Promise<string | null> {
  const { rows } = await sql<{ due_on: string | null }>`
    select due_on from screening_outcome where committee_id = committee_now() and discussion_id = ${discussion.id}
    order by number desc limit 1`.execute(tx)
  return rows[0]?.due_on ?? null
}

/** One working day before the question to a facilitator ends by itself. */
export function offerReminded(): Reminder {
  return {
    when: ['facilitator-asked'],
    async orders(tx, discussion, now) {
      const { rows } = await sql<{ personId: string; until: string }>`
        select person_id as "personId", answer_by as until from facilitator_offer
        where committee_id = committee_now() and discussion_id = ${discussion.id} and answer is null`.execute(tx)
      const due = rows.filter(({ until }) => dayOf(now) <= until && dayOf(addWorkingDays(now, 1)) >= until)
      return due.flatMap(({ personId, until }) =>
        onceEach(discussion, [{ personId }], {
          letter: 'facilitator-offer-reminder',
          values: { reference: discussion.reference, due_date: formatDate(new Date(`${until}T12:00:00Z`), 'long') },
          link: pageOf(discussion, '/offer'),
        }),
      )
    },
  }
}

/** Two working days before the days for reading are over, those who have not answered to this copy. */
export function readersReminded(): Reminder {
  return {
    when: ['record-being-read'],
    async orders(tx, discussion, now) {
      const { rows } = await sql<{ until: Date; answered: string[] }>`
        select c.read_until as until, array(select r.person_id from read_back r where r.committee_id = c.committee_id
          and r.discussion_id = c.discussion_id and r.copy = c.number) as answered
        from record_copy c where c.committee_id = committee_now() and c.discussion_id = ${discussion.id} and c.withdrawn_at is null
        order by c.number desc limit 1`.execute(tx)
      const [copy] = rows
      if (!copy || now >= copy.until || addWorkingDays(now, 2) < copy.until) return []
      const waiting = peopleAs(discussion, 'participant').filter(({ personId }) => !copy.answered.includes(personId))
      return onceEach(discussion, waiting, {
        letter: 'record-read-reminder',
        values: { reference: discussion.reference, due_date: formatDate(copy.until, 'long') },
        link: pageOf(discussion, '/record'),
      })
    },
  }
}
