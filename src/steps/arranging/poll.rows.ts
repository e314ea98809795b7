/** A round of times as rows. Counts come from a function of the database, because one's own answer is all a person may read. */
import { sql } from 'kysely'
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import type { MeetingHow, TimeAnswer } from '../../room/meeting.tables.ts'
import type { Access } from '../../trust/access.ts'
import { type At, oneByOne, openWords, sealWords } from '../../trust/sealed-words.ts'

export interface TimeOption {
  readonly id: string
  readonly startsAt: Date
  readonly endsAt: Date
}

export interface NewPoll {
  readonly id: string
  readonly options: readonly TimeOption[]
}

export interface Poll extends NewPoll {
  readonly askedAt: Date
  /** 'YYYY-MM-DD': the last day to answer. */
  readonly closesOn: string
  readonly how: MeetingHow
}

type Where = Pick<Discussion, 'id' | 'committeeId'>

/** The round that is open now, with its times in order, or null (also for somebody who is not invited). */
export async function openPoll(tx: Tx, discussion: Where): Promise<Poll | null> {
  const poll = await tx
    .selectFrom('time_poll')
    .select(['id', 'asked_at', 'closes_on', 'how'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!poll) return null
  const options = await tx
    .selectFrom('time_option')
    .select(['id', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('committee_id', '=', discussion.committeeId)
    .where('poll_id', '=', poll.id)
    .orderBy('starts_at')
    .execute()
  return { id: poll.id, askedAt: poll.asked_at, closesOn: poll.closes_on, how: poll.how, options }
}

/** Starts a round; an earlier one ends with it. */
export async function startPoll(
  tx: Tx,
  discussion: Discussion,
  poll: NewPoll,
  { how, closes }: { how: MeetingHow; closes: string },
  now: Date,
): Promise<void> {
  await endPolls(tx, discussion, now)
  const place = { committee_id: discussion.committeeId, discussion_id: discussion.id }
  await tx
    .insertInto('time_poll')
    .values({ ...place, id: poll.id, asked_at: now, closes_on: closes, how })
    .execute()
  await tx
    .insertInto('time_option')
    .values(
      poll.options.map(({ id, startsAt, endsAt }) => ({
        ...place,
        poll_id: poll.id,
        id,
        starts_at: startsAt,
        ends_at: endsAt,
      })),
    )
    .execute()
}

export async function endPolls(tx: Tx, discussion: Where, now: Date): Promise<void> {
  await tx
    .updateTable('time_poll')
    .set({ ended_at: now })
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('ended_at', 'is', null)
    .execute()
}

/** How many chose what at each time: option id → counts. */
export type Counts = ReadonlyMap<string, Readonly<Record<TimeAnswer, number>>>

export async function countsOf(tx: Tx, poll: Pick<Poll, 'id' | 'options'>): Promise<Counts> {
  const { rows } = await sql<{ option_id: string; answer: TimeAnswer; people: number }>`
    select option_id, answer, people from time_counts(${poll.id})`.execute(tx)
  const count = (option: string, answer: TimeAnswer) =>
    rows.find((row) => row.option_id === option && row.answer === answer)?.people ?? 0
  return new Map(
    poll.options.map(({ id }) => [id, { yes: count(id, 'yes'), maybe: count(id, 'maybe'), no: count(id, 'no') }]),
  )
}

export async function progressOf(tx: Tx, poll: Pick<Poll, 'id'>): Promise<{ invited: number; answered: number }> {
  const { rows } = await sql<{ invited: number; answered: number }>`
    select invited, answered from poll_progress(${poll.id})`.execute(tx)
  return rows[0] ?? { invited: 0, answered: 0 }
}

/** What one invitation answered: option id → answer, and what would suit them better. Null before the first answer. */
export interface OwnAnswers {
  readonly answers: ReadonlyMap<string, TimeAnswer>
  readonly better: string
}

/** invitation id → answers: everybody's for the facilitator, one's own otherwise. */
export async function answersOf(
  tx: Tx,
  discussion: Where,
  poll: Pick<Poll, 'id' | 'options'>,
): Promise<ReadonlyMap<string, OwnAnswers>> {
  const replies = await tx
    .selectFrom('time_reply')
    .select(['invitation_id', 'better'])
    .where('committee_id', '=', discussion.committeeId)
    .where('poll_id', '=', poll.id)
    .execute()
  if (replies.length === 0) return new Map()
  const answers = await tx
    .selectFrom('time_answer')
    .select(['option_id', 'invitation_id', 'answer'])
    .where('committee_id', '=', discussion.committeeId)
    .where(
      'option_id',
      'in',
      poll.options.map((option) => option.id),
    )
    .execute()
  return new Map(
    await oneByOne(replies, async ({ invitation_id: id, better }) => {
      const own = answers.filter((one) => one.invitation_id === id).map((one) => [one.option_id, one.answer] as const)
      const said = await openWords(tx, discussion, betterAt(poll, id), better)
      return [id, { better: said, answers: new Map(own) }] as const
    }),
  )
}

const betterAt = (poll: Pick<Poll, 'id'>, invitation: string): At => ({
  table: 'time_reply',
  row: `${poll.id} ${invitation}`,
  column: 'better',
})

export async function storeAnswers(
  tx: Tx,
  discussion: Where,
  poll: Pick<Poll, 'id'>,
  invitationId: string,
  answers: Readonly<Record<string, TimeAnswer>>,
  better: string,
  now: Date,
): Promise<void> {
  const place = { committee_id: discussion.committeeId, discussion_id: discussion.id, invitation_id: invitationId }
  const said = {
    better: await sealWords(tx, discussion, betterAt(poll, invitationId), better, now),
    answered_at: now,
  }
  await tx
    .insertInto('time_reply')
    .values({ ...place, poll_id: poll.id, ...said })
    .onConflict((same) => same.columns(['committee_id', 'poll_id', 'invitation_id']).doUpdateSet(said))
    .execute()
  await tx
    .insertInto('time_answer')
    .values(Object.entries(answers).map(([option, answer]) => ({ ...place, option_id: option, answer })))
    .onConflict((same) =>
      same
        .columns(['committee_id', 'option_id', 'invitation_id'])
        .doUpdateSet((excluded) => ({ answer: excluded.ref('excluded.answer') })),
    )
    .execute()
}

/** The open round as one person who was invited sees it: its times, everybody's counts and their own answers. Null: no round is open. */
export async function pollSeen({ tx, discussion }: Access<'summary'>, invitationId: string) {
  const poll = await openPoll(tx, discussion)
  if (!poll) return null
  const answers = (await answersOf(tx, discussion, poll)).get(invitationId)
  return { poll, counts: await countsOf(tx, poll), answers }
}
