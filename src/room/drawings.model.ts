/** Genogram and ecomap as boards of the room. What their operations do stands in genogram/ and ecomap/, which know no room. */
import { applyEcomap, type EcomapState, emptyEcomap } from './ecomap/ecomap-operations.ts'
import { applyGenogram } from './genogram/genogram-operations.ts'
import { emptyGenogram, type GenogramState } from './genogram/genogram-state.ts'
import type { BoardModel } from './operation.ts'

export const genogramModel: BoardModel<GenogramState> = {
  empty: emptyGenogram,
  apply: (state, operation) => (operation.board === 'genogram' ? applyGenogram(state, operation) : state),
}

export const ecomapModel: BoardModel<EcomapState> = {
  empty: emptyEcomap,
  apply: (state, operation) => (operation.board === 'ecomap' ? applyEcomap(state, operation) : state),
}
