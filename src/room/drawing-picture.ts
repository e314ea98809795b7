/** Genogram or ecomap of a room as a picture that stands alone; null while nothing is on it. */
import { drawings, meetingTools } from '#content'
import { ecomapPicture } from './ecomap/ecomap-drawing.ts'
import { ecomapOfState } from './ecomap/ecomap-operations.ts'
import { familyOfState } from './genogram/family-of-state.ts'
import { profileOf } from './genogram/genogram-state.ts'
import { genogramPicture, type Picture } from './genogram/genogram-svg.ts'
import type { RoomState } from './room-state.ts'

export const drawnBoards = ['genogram', 'ecomap'] as const
export type DrawnBoard = (typeof drawnBoards)[number]

export function pictureOf(state: RoomState, board: DrawnBoard): Picture | null {
  if (board === 'genogram') {
    const family = familyOfState(state.genogram)
    return family.persons.length === 0
      ? null
      : genogramPicture(family, profileOf(state.genogram), drawings.genogram, meetingTools.genogram)
  }
  const map = ecomapOfState(state.ecomap)
  return map.systems.length === 0
    ? null
    : ecomapPicture(map, drawings.ecomap, meetingTools.ecomap, drawings.genogram.key)
}

/** Drawings with something on them. */
export const drawnIn = ({ genogram, ecomap }: RoomState): DrawnBoard[] =>
  drawnBoards.filter((board) =>
    board === 'genogram' ? familyOfState(genogram).persons.length > 0 : ecomapOfState(ecomap).systems.length > 0,
  )
