/** From the first word of a request to the Reviewing Team's desk. */

import { sql } from 'kysely'
import { dayOf, demonstration } from '#content'
import { agreement } from '../steps/agreement/agreement.ts'
import { alert } from '../steps/alert/alert.ts'
import { askAgreement } from '../steps/request/ask-agreement.ts'
import { beginningOf, beginRequest } from '../steps/request/begin-request.ts'
import { saveAnswers } from '../steps/request/save-answers.ts'
import { sendRequest } from '../steps/request/send-request.ts'
import type { PersonKey } from './cast.ts'
import type { Player } from './player.ts'
import { goesPast, type Plot } from './plot.ts'

const { people, puzzles, request_words } = demonstration
type Puzzle = (typeof puzzles)[number]

export const puzzleOf = ({ puzzle }: Plot): Puzzle => puzzles[puzzle % puzzles.length] ?? puzzles[0]
/** The manager of somebody, and the manager above: from the cast. */
const managerOf = (key: PersonKey): PersonKey | null => {
  const person = people[key]
  return 'manager' in person ? person.manager : null
}
const managersOf = (key: PersonKey): { first: PersonKey; second: PersonKey } => {
  const first = managerOf(key)
  const second = first ? managerOf(first) : null
  if (!first || !second) throw new Error(`${key} needs two managers to ask for a discussion`)
  return { first, second }
}

export async function playRequest(player: Player, plot: Plot): Promise<string> {
  const { requester, until } = plot
  const actor = player.person(requester)
  const id = await player.act(requester, beginRequest, beginningOf(actor, { 'filled-by': 'practitioner' }), {
    'filled-by': 'practitioner',
  })
  await fillIn(player, plot, id)
  if (until === 'draft') return id
  player.wait(0, 15)
  await player.act(requester, askAgreement, id)
  if (until === 'with-first-manager') return id
  player.wait(1)
  const { first, second } = managersOf(requester)
  if (until === 'manager-question') {
    await player.act(first, agreement, id, {
      answer: 'question',
      'question-comment': demonstration.manager_words.question,
    })
    return id
  }
  if (until === 'not-agreed-now') {
    await player.act(first, agreement, id, {
      answer: 'not-now',
      reason: 'more-to-know',
      'not-now-comment': demonstration.manager_words.not_now,
    })
    return id
  }
  await player.act(first, agreement, id, { answer: 'agree', 'agree-comment': demonstration.manager_words.agree })
  if (until === 'with-second-manager') return id
  player.wait(1, 14)
  await player.act(second, agreement, id, { answer: 'agree' })
  if (!goesPast(until, 'agreed')) return id
  player.wait(0, 16)
  await tellAndSend(player, plot, id)
  return id
}

async function tellAndSend(player: Player, { requester }: Plot, id: string): Promise<void> {
  const rows = await player.database.withActor(player.system, (tx) =>
    sql<{
      id: string
    }>`select id from team_member where committee_id = committee_now() and discussion_id = ${id}`.execute(tx),
  )
  const members = Object.fromEntries(rows.rows.map((row, index) => [row.id, index === 0 ? 'phone' : 'letter']))
  await player.act(requester, alert, id, { checked: 'yes', members })
  const ticked = {
    'no-identifiers': 'yes',
    'not-decisions': 'yes',
    'duties-stay': 'yes',
    'emails-checked': 'yes',
    sharing: 'yes',
  }
  await player.act(requester, sendRequest, id, { 'safety-now': 'no', ...ticked })
}

/** Every part, saved one after the other as a person would; a draft stops after what to explore. */
async function fillIn(player: Player, plot: Plot, id: string): Promise<void> {
  const parts = answersOf(player, plot)
  const order = [
    'safety',
    'you',
    'managers',
    'supervision',
    'explore',
    'tried',
    'child',
    'team-around',
    'wishes',
  ] as const
  for (const part of plot.until === 'draft' ? order.slice(0, 5) : order) {
    const team = part === 'team-around' ? teamOf(player, plot) : null
    await player.act(plot.requester, saveAnswers, id, { part, answers: parts[part], team, seen: '' })
  }
}

function answersOf(player: Player, plot: Plot) {
  const puzzle = puzzleOf(plot)
  const self = player.person(plot.requester)
  const { first, second } = managersOf(plot.requester)
  const trustee = second === 'grace'
  const supervised = new Date(player.at.getTime() - 6 * 86_400_000)
  return {
    safety: { 'safety-passed': 'no' },
    you: { role: self.job, agency: self.sector, team: '', phone: '' },
    managers: {
      'first-manager': player.person(first).personId,
      'second-manager': player.person(second).personId,
      'talked-first': 'yes',
      equivalent: trustee ? 'second' : 'no',
      'equivalent-reason': trustee ? request_words.equivalent : '',
    },
    supervision: {
      'supervision-held': 'yes',
      'supervision-dates': [dayOf(supervised)],
      'supervision-with': ['line-manager'],
    },
    explore: {
      areas: puzzle.areas,
      complex: 'yes',
      'complex-why': puzzle.complex,
      stuck: 'yes',
      'stuck-why': puzzle.stuck,
      unstuck: puzzle.unstuck,
      'nearest-themes': [...puzzle.topics],
    },
    tried: {
      'tried-what': ['supervision', 'planning-meeting', 'specialist-advice'],
      'tried-happened': request_words.tried,
      'other-processes': ['none'],
    },
    child: {
      'age-band': puzzle.band,
      'children-band': puzzle.children,
      support: puzzle.support,
      'family-told': 'yes',
      'family-told-reason': '',
    },
    'team-around': { 'team-missing': '', 'not-facilitator': [] },
    wishes: {
      'expert-kinds': plot.puzzle % 3 === 0 ? ['paediatrics'] : [],
      'expert-question': plot.puzzle % 3 === 0 ? request_words.expert : '',
      'how-to-meet': plot.puzzle % 2 === 0 ? 'online' : 'in-person',
      'times-not-possible': request_words.times,
      access: '',
      language: [],
      tools: ['matrix'],
    },
  }
}

const teamOf = (player: Player, { team }: Plot) =>
  team.map((key) => {
    const { name, job, sector, email } = player.person(key)
    return { id: '', name, role: job, agency: sector, email }
  })
