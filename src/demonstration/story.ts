/** A year of discussions, told by acting them out (docs/decisions/0007). */

import type pg from 'pg'
import type { Database } from '../kit/database.ts'
import { behindTheWalls } from '../kit/owner.ts'
import { type Cast, type CommitteeKey, castOf } from './cast.ts'
import { letGo } from './keeping.scene.ts'
import { playLearning, playMeeting } from './meeting.scene.ts'
import { Player } from './player.ts'
import { goesPast, type Plot } from './plot.ts'
import { plots } from './plots.ts'
import { playPreparing, playScreening } from './preparing.scene.ts'
import { publishLastYear } from './publication.scene.ts'
import { fillRegisters } from './registers.scene.ts'
import { playRequest } from './request.scene.ts'
import { answerThemes } from './themes.scene.ts'

/** `lets.go`: what had its time in the year that is told goes, as it would have. Letters written on the way count as sent: nobody is to get a year of them today. The post waits until all is told (post.jobs.ts). */
export async function tellStory(
  client: pg.Client,
  database: Database,
  told: readonly Plot[] = plots,
  lets: { readonly go: boolean } = { go: true },
): Promise<void> {
  const casts = await behindTheWalls(client, () => castsIn(client))
  for (const plot of told) {
    const here = casts.get(plot.committee)
    if (here) await play(new Player(database, here.cast, here.id, beginning(plot)), plot)
  }
  for (const { cast } of casts.values()) await answerThemes(database, cast)
  const larger = casts.get('strathlorne')
  if (larger) await publishLastYear(database, larger.cast)
  await behindTheWalls(client, async () => {
    if (larger) await fillRegisters(client, larger.id, larger.cast)
    await client.query('update common_ground.letter set sent_at = written_at where sent_at is null')
  })
  if (lets.go) for (const { id } of casts.values()) await letGo(database, id, new Date())
}

async function castsIn(client: pg.Client): Promise<ReadonlyMap<CommitteeKey, { cast: Cast; id: string }>> {
  const casts = new Map<CommitteeKey, { cast: Cast; id: string }>()
  for (const key of ['strathlorne', 'glenbrae'] as const)
    casts.set(key, { cast: await castOf(client, key), id: await committeeId(client, key) })
  return casts
}

async function play(player: Player, plot: Plot): Promise<void> {
  const id = await playRequest(player, plot)
  if (!goesPast(plot.until, 'sent')) return
  await playScreening(player, plot, id)
  if (!goesPast(plot.until, 'being-screened')) return
  await playPreparing(player, plot, id)
  await playMeeting(player, plot, id)
  await playLearning(player, plot, id)
}

/** A working day at ten, so many days ago. */
function beginning({ begunDaysAgo }: Plot): Date {
  const day = new Date(Date.now() - begunDaysAgo * 86_400_000)
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() - 1)
  day.setUTCHours(10, 0, 0, 0)
  return day
}

async function committeeId(client: pg.Client, slug: CommitteeKey): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select id from common_ground.committee where slug = $1', [slug])
  return rows[0]?.id ?? ''
}
