/** The meeting, the record, the themes and the evaluation. */

import { sql } from 'kysely'
import { addWorkingDays, demonstration } from '#content'
import { newId } from '../kit/id.ts'
import { takeOperation } from '../room/operations.ts'
import { RoomLog } from '../room/room-log.ts'
import { finish, openAfter, openThreeMonths } from '../steps/evaluation/evaluation.ts'
import { fidelityIds, holdMeeting } from '../steps/meeting/hold-meeting.ts'
import { openMeeting } from '../steps/meeting/open-meeting.ts'
import { agreeRules } from '../steps/meeting/people-here.ts'
import { nobodyCouldTell } from '../steps/record/careful-reader.ts'
import { offerForReading } from '../steps/record/offer-record.ts'
import { answerReadBack } from '../steps/record/read-back.ts'
import { shareRecord } from '../steps/record/share-record.ts'
import { writeRecord } from '../steps/record/write-record.ts'
import { themes } from '../steps/themes/themes.ts'
import { answerForms } from './evaluation.scene.ts'
import type { Player } from './player.ts'
import { goesPast, type Plot } from './plot.ts'

const { record_words, theme_words, meeting_words } = demonstration

export async function playMeeting(player: Player, plot: Plot, id: string): Promise<void> {
  if (!goesPast(plot.until, 'time-set')) return
  const lead = plot.facilitator
  await answerForms(player, plot, id, 'before')
  player.at = await meetingStart(player, id)
  const here = await invitationIds(player, id)
  const purpose = ['support', 'learn', 'views', 'not-planning', 'not-decisions']
  await player.act(lead, openMeeting, id, { purpose, here })
  for (const key of [plot.requester, ...plot.team]) await player.act(key, agreeRules, id, { agree: 'yes' })
  for (const [index, text] of meeting_words.cards.entries()) {
    const cell = (['evidence', 'ambiguous', 'assumption', 'missing'] as const)[index % 4]
    await writeCard(player, plot, id, { box: cell, known: 'seen', text })
  }
  if (plot.until === 'meeting-open') return
  player.at = new Date(player.at.getTime() + 90 * 60_000)
  const fidelity = Object.fromEntries(
    fidelityIds.map((item) => [item, item === 'f-tools' && plot.puzzle % 4 === 0 ? 'partly' : 'yes']),
  )
  await player.act(lead, holdMeeting, id, { shown: here, there: here, minutes: '90', ...fidelity })
  player.wait(0, 17)
  await player.actByItself(openAfter, id)
}

/** The same door the pages use (room/operations.ts). */
async function writeCard(player: Player, plot: Plot, id: string, card: Readonly<Record<string, unknown>>) {
  const person = player.person(plot.requester)
  const body = { type: 'add', card: newId(), ...card }
  const taken = await player.database.withActor(person, (tx) =>
    takeOperation(tx, person, id, { id: newId(), board: 'matrix', body }, () => new RoomLog(id), player.at),
  )
  if (taken.done !== 'taken') throw new Error(`the story does not go on: a card ${JSON.stringify(taken)}`)
}

export async function playLearning(player: Player, plot: Plot, id: string): Promise<void> {
  if (!goesPast(plot.until, 'meeting-open')) return
  const lead = plot.facilitator
  player.wait(2)
  await writeAll(player, plot, id)
  if (!goesPast(plot.until, 'meeting-ended')) return
  await answerForms(player, plot, id, 'after')
  await player.act(lead, offerForReading, id, { days: '5' })
  player.wait(2)
  const readers = plot.until === 'record-being-read' ? plot.team.slice(0, 1) : [plot.requester, ...plot.team]
  for (const key of readers) await player.act(key, answerReadBack, id, { answer: 'fine' })
  if (!goesPast(plot.until, 'record-being-read')) return
  player.wait(6)
  await player.act(lead, shareRecord, id, { read: 'yes', ...nobodyCouldTell })
  if (!goesPast(plot.until, 'record-shared')) return
  player.wait(2, 9)
  await player.act(lead, themes, id, { none: '', themes: themesOf(plot) })
  if (!goesPast(plot.until, 'themes-sent')) return
  player.at = new Date(player.at.getTime() + 92 * 86_400_000)
  if (!(await player.actByItself(openThreeMonths, id))) throw new Error('the three-month forms did not open')
  player.wait(3)
  await answerForms(player, plot, id, 'three-months')
  if (!goesPast(plot.until, 'three-months-on')) return
  player.at = addWorkingDays(player.at, 16)
  if (!(await player.actByItself(finish, id))) throw new Error('the discussion did not finish')
}

async function writeAll(player: Player, plot: Plot, id: string): Promise<void> {
  const write = (section: string, answers: Record<string, unknown>) =>
    player.act(plot.facilitator, writeRecord, id, { section, seen: '0', ...answers })
  await write('facts', {
    tools: ['matrix', 'four'],
    'purpose-read': 'yes',
    'rules-agreed': 'yes',
    'safety-stop': 'no',
  })
  for (const section of [
    'explored',
    'complexities',
    'views',
    'assumptions',
    'child-view',
    'working-together',
    'take-back',
  ] as const)
    await write(section, { text: record_words[section] })
  await write('learning', record_words.learning)
  await write('wellbeing', { answer: 'yes' })
}

function themesOf({ puzzle }: Plot) {
  const chosen = [theme_words[puzzle % theme_words.length], theme_words[(puzzle * 2 + 1) % theme_words.length]]
  return [...new Set(chosen)].flatMap((theme) =>
    theme
      ? [
          {
            code: theme.code,
            polarity: theme.polarity,
            learning: theme.text,
            agencies: ['health', 'education'],
            'share-how': ['briefing'],
          },
        ]
      : [],
  )
}

async function meetingStart(player: Player, id: string): Promise<Date> {
  const { rows } = await player.database.withActor(player.system, (tx) =>
    sql<{
      starts_at: Date
    }>`select starts_at from meeting where committee_id = committee_now() and discussion_id = ${id} order by number desc limit 1`.execute(
      tx,
    ),
  )
  const start = rows[0]?.starts_at
  if (!start) throw new Error('no meeting is set')
  return start
}

async function invitationIds(player: Player, id: string): Promise<string[]> {
  const { rows } = await player.database.withActor(player.system, (tx) =>
    sql<{
      id: string
    }>`select id from invitation where committee_id = committee_now() and discussion_id = ${id} and withdrawn_at is null`.execute(
      tx,
    ),
  )
  return rows.map((row) => row.id)
}
