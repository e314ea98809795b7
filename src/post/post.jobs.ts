/**
 * The post: takes letters that are due out of the outbox and sends each. A letter that is taken is nobody else's for two minutes; if the
 * program dies meanwhile, it is taken again, under the same Message-ID.
 */
import { sql } from 'kysely'
import type { Clock } from '../kit/clock.ts'
import type { Database } from '../kit/database.ts'
import type { Job } from '../kit/jobs.ts'
import type { PostOffice } from './post-office.ts'

export interface Post {
  readonly database: Database
  readonly clock: Clock
  readonly post: PostOffice
}

export function postJob(post: Post): Job {
  return { name: 'post', every: 5000, wokenBy: 'outbox', run: () => sendWhatIsDue(post) }
}

/** Every committee in turn, one letter after the other, until nothing is due. */
async function sendWhatIsDue({ database, clock, post }: Post): Promise<void> {
  const committees = await database.withNobody((tx) => tx.selectFrom('committee').select('id').execute())
  for (const { id: committeeId } of committees) {
    let letter = await takeLetter(database, committeeId, clock.now())
    for (; letter; letter = await takeLetter(database, committeeId, clock.now())) await post.send(committeeId, letter)
  }
}

/**
 * The id of a letter that is due, now marked as taken, or null. Two programs never take the same one, and one program never takes two: `= (select …)`
 * looks once, where `in (select …)` may look again for every row and mark letters that nobody then sends.
 */
async function takeLetter(database: Database, committeeId: string, now: Date): Promise<string | null> {
  const { rows } = await database.withActor({ kind: 'system', committeeId }, (tx) =>
    sql<{ id: string }>`
      update letter set taken_until = ${now}::timestamptz + interval '2 minutes'
      where committee_id = ${committeeId} and id = (
        select id from letter
        where committee_id = ${committeeId} and sent_at is null and dead_at is null and due_at <= ${now}
          and not exists (select from demonstration_clock where not told)
          and (taken_until is null or taken_until < ${now})
        order by due_at limit 1 for update skip locked)
      returning id`.execute(tx),
  )
  return rows[0]?.id ?? null
}
