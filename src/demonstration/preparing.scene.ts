/** Screening, finding a facilitator, arranging: until people meet. */
import { addWorkingDays, dayOf, demonstration, screening as screeningWords } from '#content'
import { askFacilitator } from '../steps/allocation/allocation.ts'
import { acceptOffer, declarationLines } from '../steps/allocation/facilitator-answer.ts'
import { replyToInvitation } from '../steps/arranging/invitation-reply.ts'
import { postponeMeeting } from '../steps/arranging/meeting-off.ts'
import { setTime } from '../steps/arranging/time-set.ts'
import { offerTimes } from '../steps/arranging/times-offered.ts'
import { openBefore } from '../steps/evaluation/evaluation.ts'
import { takeScreening } from '../steps/screening/screener.ts'
import { saveScreening, screen } from '../steps/screening/screening.ts'
import { withdrawal } from '../steps/withdrawal/withdrawal.ts'
import type { Player } from './player.ts'
import { goesPast, type Plot } from './plot.ts'

const words = demonstration.screening_words

export async function playScreening(player: Player, plot: Plot, id: string): Promise<void> {
  player.wait(2, 11)
  await player.act(plot.screener, takeScreening, id, { 'screener-free': 'yes' })
  if (plot.until === 'being-screened') return
  for (const question of screeningWords.questions) {
    const usual = question.id === 'complex' || question.id === 'stuck' ? 'yes' : 'no'
    const answer = plot.until === 'another-route' && question.id === 'clear-issue' ? 'yes' : usual
    await player.act(plot.screener, saveScreening, id, {
      question: question.id,
      answer,
      reason: words.reasons[question.id],
    })
  }
  await player.act(plot.screener, screen, id, outcomeOf(player, plot))
}

function outcomeOf(player: Player, { until }: Plot): Record<string, string> {
  const later = dayOf(addWorkingDays(player.at, 8))
  const helper = words.helper
  if (until === 'another-route') return { outcome: 'escalation', reason: words.escalation, helper, 'come-back': 'yes' }
  if (until === 'not-this-time')
    return {
      outcome: 'not-this-time',
      reason: words.not_this_time,
      'next-step': words.next_step,
      helper,
      'come-back': 'yes',
    }
  if (until === 'more-needed')
    return { outcome: 'more-needed', question: words.question, ...dateFields('due', later), due: later }
  if (until === 'waiting-elsewhere')
    return { outcome: 'wait', reason: words.wait, 'look-again': dayOf(addWorkingDays(player.at, 40)) }
  return { outcome: 'suitable', reason: words.suitable }
}

const dateFields = (name: string, day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

export async function playPreparing(player: Player, plot: Plot, id: string): Promise<void> {
  if (plot.until === 'withdrawn') {
    player.wait(3)
    await player.act(plot.requester, withdrawal, id, { reason: 'moving' })
    return
  }
  if (!goesPast(plot.until, 'finding-facilitator')) return
  player.wait(1, 9)
  await player.act(plot.screener, askFacilitator, id, { facilitator: player.person(plot.facilitator).personId })
  if (plot.until === 'facilitator-asked') return
  player.wait(1, 13)
  await player.act(plot.facilitator, acceptOffer, id, { lines: [...declarationLines] })
  if (plot.until === 'facilitator-confirmed') return
  player.wait(1, 11)
  if (plot.until === 'finding-time') {
    await player.act(plot.facilitator, offerTimes, id, offeredTimes(player))
    return
  }
  await player.act(plot.facilitator, setTime, id, meetingTime(player, plot))
  await player.actByItself(openBefore, id)
  await playReplies(player, plot, id)
  if (plot.until === 'postponed') {
    player.wait(2)
    await player.act(plot.facilitator, postponeMeeting, id, { reason: 'illness' })
  }
}

/** Working days from arranging to the meeting; a meeting that is still to come is some days from today. */
export const untilMeeting = 11

function meetingTime(player: Player, plot: Plot): Record<string, string> {
  const today = new Date()
  const planned = addWorkingDays(player.at, untilMeeting)
  const toCome = plot.until === 'time-set' || plot.until === 'postponed'
  const day = toCome && planned <= today ? addWorkingDays(today, 3 + (plot.puzzle % 5)) : planned
  const online = plot.puzzle % 2 === 0
  return {
    date: dayOf(day),
    time: plot.puzzle % 3 === 0 ? '10:00' : '13:30',
    length: 'usual',
    how: online ? 'online' : 'in-person',
    place: online ? '' : demonstration.meeting_words.place,
    link: online ? 'https://meet.example/reflective-discussion' : '',
  }
}

function offeredTimes(player: Player): Record<string, unknown> {
  const days = [8, 9, 11].map((ahead) => dayOf(addWorkingDays(player.at, ahead)))
  return {
    times: days.map((date, index) => ({ date, time: index === 1 ? '14:00' : '10:00' })),
    length: 'usual',
    how: 'online',
    closes: dayOf(addWorkingDays(player.at, 4)),
  }
}

/** All reply before the meeting, except that of one still to come the last of the team has not yet. */
async function playReplies(player: Player, plot: Plot, id: string): Promise<void> {
  player.wait(1, 12)
  const waiting = plot.until === 'time-set' ? plot.team.slice(0, -1) : plot.team
  for (const key of [plot.requester, ...waiting])
    await player.act(key, replyToInvitation, id, { reply: 'coming', needs: key === 'tom' ? ['breaks'] : [] })
}
