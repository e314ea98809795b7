/** What people answer in the evaluation forms: by the links in their letters, as anybody would; about four in five do. */

import { sql } from 'kysely'
import { demonstration, evaluation } from '#content'
import { hashOf } from '../kit/id.ts'
import { keepAnswers, receiptOf } from '../steps/evaluation/answers-kept.rows.ts'
import type { EvaluationForm } from '../steps/evaluation/evaluation.rows.ts'
import type { Player } from './player.ts'
import type { Plot } from './plot.ts'

const { evaluation_words } = demonstration
const letters = {
  before: 'evaluation-before',
  after: 'evaluation-after',
  'three-months': 'evaluation-three-months',
} as const satisfies Record<EvaluationForm, string>

export async function answerForms(player: Player, plot: Plot, id: string, form: EvaluationForm): Promise<void> {
  const { rows } = await player.database.withActor(player.system, (tx) =>
    sql<{ link: string }>`
      select link from letter where committee_id = committee_now() and discussion_id = ${id} and letter = ${letters[form]}
      order by id`.execute(tx),
  )
  for (const [index, { link }] of rows.entries()) {
    if ((index + plot.puzzle) % 5 === 4) continue
    const secret = link.split('/').at(-1) ?? ''
    const actor = { kind: 'ticket', committeeId: player.committeeId, ticketHash: hashOf(secret) } as const
    const seed = plot.begunDaysAgo + index * 3
    const given = { answers: ratings(form, seed), words: index % 2 === 0 ? wordsFor(form, seed) : {} }
    await keepAnswers(player.database, actor, receiptOf(secret), given, player.at)
  }
}

function wordsFor(form: EvaluationForm, seed: number): Record<string, string> {
  const { best, better, hope, example } = evaluation_words
  const one = (lines: readonly string[]) => lines[seed % lines.length] ?? ''
  if (form === 'before') return { 'b-hope': one(hope) }
  if (form === 'three-months') return { 't-example': one(example) }
  return seed % 3 === 0 ? { 'a-best': one(best), 'a-better': one(better) } : { 'a-best': one(best) }
}

/** Invented answers that differ from person to person. */
function ratings(form: EvaluationForm, seed: number): Record<string, string> {
  const near = (middle: number, most: number, turn = 0) =>
    String(Math.min(most, Math.max(0, middle + (((seed + turn) * 7) % 5) - 2)))
  if (form === 'before')
    return { 'b-understand': near(5, 10), 'b-roles': near(6, 10, 1), 'b-challenge': near(5, 10, 2) }
  if (form === 'three-months')
    return {
      't-understand': near(7, 10),
      't-roles': near(8, 10, 1),
      't-challenge': near(8, 10, 2),
      't-used': String(2 + (seed % 3)),
      't-partners': String(3 + (seed % 3)),
      't-moved': seed % 3 === 0 ? 'yes' : 'little',
    }
  return {
    agency: agencies[seed % agencies.length] ?? 'health',
    'role-kind': seed % 4 === 0 ? 'asked' : 'team',
    ...Object.fromEntries(
      agreeQuestions.map((question, at) => [question, (seed + at * 5) % 7 === 0 ? '3' : String(4 + ((seed + at) % 2))]),
    ),
    'a-no-decisions': seed % 9 === 0 ? '4' : '5',
    'a-understand': near(7, 10),
    'a-understand-then': near(4, 10, 3),
    'a-roles': near(8, 10, 1),
    'a-roles-then': near(5, 10, 2),
    'a-challenge': near(7, 10, 2),
    'a-challenge-then': near(5, 10, 4),
    'a-444': String(2 + (seed % 3)),
    'a-matrix': String(3 + (seed % 2)),
    'a-kolb': seed % 3 === 0 ? 'none' : '3',
  }
}

/** Two of them seldom: so the report has small groups to hide. */
const agencies = [
  'health',
  'social-work',
  'education',
  'health',
  'social-work',
  'education',
  'police',
  'health',
  'third-sector',
] as const

const agreeQuestions = evaluation.after.parts
  .flatMap((part) => [...part.questions])
  .flatMap((question) => ('scale' in question && question.scale === 'agree' ? [question.id] : []))
