import { meetingPrompts, meetingTools, meeting as words } from '#content'
import { type CardBoard, cells, gibbsSteps, stages } from '../card-boxes.ts'

/** What a box of a board is called. */
export function boxLabel(board: CardBoard, box: string): string {
  const cell = cells.find((one) => one === box)
  const stage = stages.find((one) => one === box)
  const step = gibbsSteps.find((one) => one === box)
  if (board === 'matrix' && cell) return meetingTools.matrix.cells[cell].short
  if (board === 'four' && stage) return meetingPrompts.four_by_four_by_four.stages[stage].short
  if (board === 'gibbs' && step) return meetingPrompts.gibbs.steps[step].label
  return words.pages.tabs.notes
}
