/** Which question is asked: one at a time, from the 4x4x4 model (P20). Pure. */
import { meetingPrompts } from '#content'
import { functions, type Seat, type Stage, type SupervisionFunction, seats, stages } from './card-boxes.ts'

const { cells, lenses } = meetingPrompts.four_by_four_by_four

/** The corner of the model somebody looks into. */
export interface Corner {
  readonly stage: Stage
  readonly function: SupervisionFunction
  readonly seat: Seat
  /** Number of the question, from 0. */
  readonly number: number
}

export interface AskedPrompt {
  readonly question: string
  readonly number: number
  readonly of: number
}

/** The question of a corner: those of its cell, then those of its seat, round and round. */
export function promptFor(corner: Corner): AskedPrompt {
  const cell = cells.find((one) => one.stage === corner.stage && one.function === corner.function)
  const questions: readonly string[] = [...(cell?.prompts ?? []), ...lenses[corner.seat].prompts]
  const number = corner.number % questions.length
  return { question: questions[number] ?? '', number, of: questions.length }
}

/** Reads a corner from an address; what is missing or unknown becomes the usual one for the part of the meeting. */
export function cornerFrom(query: Readonly<Record<string, string>>, part: string): Corner {
  const number = Number.parseInt(query.question ?? '0', 10)
  return {
    stage: stages.find((one) => one === query.stage) ?? stages.find((one) => one === part) ?? 'experience',
    function: functions.find((one) => one === query.function) ?? 'support',
    seat: seats.find((one) => one === query.seat) ?? 'practitioner',
    number: Number.isInteger(number) && number >= 0 && number < 1000 ? number : 0,
  }
}

export const nextSeat = (seat: Seat): Seat => seats[(seats.indexOf(seat) + 1) % seats.length] ?? 'practitioner'
