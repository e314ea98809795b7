import { screening } from '#content'
import { castOf, type PersonKey } from '../../src/demonstration/cast.ts'
import { Player } from '../../src/demonstration/player.ts'
import type { Plot } from '../../src/demonstration/plot.ts'
import { plots } from '../../src/demonstration/plots.ts'
import { newId } from '../../src/kit/id.ts'
import { openInEmergency } from '../../src/registers/emergency.rows.ts'
import { cancelMeeting } from '../../src/steps/arranging/meeting-off.ts'
import { inviteExpert } from '../../src/steps/arranging/topic-expert.ts'
import { stopMeeting } from '../../src/steps/meeting/stop-meeting.ts'
import { takeBackRecord } from '../../src/steps/record/take-back-record.ts'
import { saveScreening, screen } from '../../src/steps/screening/screening.ts'
import type { Journey } from './journey.ts'

/** The newest of the plots that end in a place; `begunDaysAgo` sets when it began. */
export function plotUntil(until: Plot['until'], change: Partial<Plot> = {}): Plot {
  const here = plots.filter((plot) => plot.committee === 'strathlorne')
  const found = here.findLast((plot) => plot.until === until) ?? here.at(-1)
  if (!found) throw new Error('the demonstration has no plots')
  return { ...found, until, ...change }
}

const onTheLine = [...new Set(plots.map(({ until }) => until))].map((until) => plotUntil(until))

/** One for each place a plot can end in, and those that leave the line from there. */
export const everyPlace: readonly Plot[] = [
  ...onTheLine,
  plotUntil('meeting-open', { requester: 'isla', team: ['catriona', 'tom'], facilitator: 'marion', begunDaysAgo: 31 }),
  plotUntil('meeting-open', { requester: 'tom', team: ['eilidh', 'aisha'], facilitator: 'kirsty', begunDaysAgo: 33 }),
  plotUntil('time-set', { requester: 'tom', team: ['eilidh', 'calum'], facilitator: 'andrew', begunDaysAgo: 13 }),
  plotUntil('record-shared', { requester: 'tom', team: ['eilidh', 'calum'], facilitator: 'fergus', begunDaysAgo: 39 }),
  plotUntil('being-screened', { requester: 'tom', team: ['eilidh', 'calum'], screener: 'shona', begunDaysAgo: 6 }),
].toSorted((a, b) => b.begunDaysAgo - a.begunDaysAgo)

/** What no plot tells: a meeting stopped, one called off, a record taken back, a condition before a discussion fits. */
export async function leaveTheLine({ owner, database }: Journey): Promise<void> {
  const cast = await castOf(owner, 'strathlorne')
  const player = new Player(database, cast, cast.isla.committeeId, new Date())
  const where = async (status: string, facilitator: PersonKey): Promise<string> => {
    const { rows } = await owner.query<{ id: string }>(
      `select d.id from discussion d join relation r on r.discussion_id = d.id
       where d.status = $1 and r.person_id = $2 and r.relation in ('facilitator', 'screener') order by d.begun_at limit 1`,
      [status, cast[facilitator].personId],
    )
    if (!rows[0]) throw new Error(`nothing is ${status} with ${facilitator}`)
    return rows[0].id
  }
  await player.act('kirsty', stopMeeting, await where('meeting-open', 'kirsty'), {
    reason: 'too-few',
    afterwards: 'later',
  })
  await player.act('andrew', cancelMeeting, await where('time-set', 'andrew'), { reason: 'no-time' })
  await player.act('fergus', takeBackRecord, await where('record-shared', 'fergus'), { reason: 'mistake', comment: '' })
  const screened = await where('being-screened', 'shona')
  for (const { id } of screening.questions) {
    const answer = id === 'complex' || id === 'stuck' ? 'yes' : 'no'
    await player.act('shona', saveScreening, screened, { question: id, answer, reason: 'As the request says.' })
  }
  const due = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
  await player.act('shona', screen, screened, {
    outcome: 'suitable-with-conditions',
    reason: 'Nearly there.',
    condition: 'Talk it over in supervision once more.',
    due,
  })
  await inviteExperts(player, await where('time-set', 'marion'), await where('record-shared', 'fergus'), owner)
  const { rows } = await owner.query<{ reference: string }>('select reference from discussion where id = $1', [
    screened,
  ])
  const emergency = { number: rows[0]?.reference ?? '', reason: 'system-fault' } as const
  await database.withActor(cast.fiona, (tx) => openInEmergency(tx, newId(), emergency, new Date()))
}

/** One who is still to answer, and one of a meeting that was held. */
async function inviteExperts(player: Player, toCome: string, held: string, owner: Journey['owner']): Promise<void> {
  const { name, job, email, personId, committeeId } = player.person('hamish')
  const asked = { topic: 'Sleep', question: 'What helps?' }
  await player.act('marion', inviteExpert, toCome, { name, role: job, email, ...asked })
  await owner.query(`insert into relation values ($1, $2, $3, 'topic-expert', now())`, [committeeId, held, personId])
}
