import { meetingPrompts } from '#content'
import { functions, seats } from '../card-boxes.ts'
import type { CardState } from '../card-state.ts'
import { fieldOf } from '../cards-read.ts'

const model = meetingPrompts.four_by_four_by_four

/** The function and the seat a thought was spoken from, where it says so. */
export function cornerWords(card: CardState): string {
  const job = functions.find((one) => one === fieldOf(card, 'function'))
  const seat = seats.find((one) => one === fieldOf(card, 'seat'))
  return [job && model.functions[job].label, seat && model.lenses[seat].label].filter(Boolean).join(' · ')
}
