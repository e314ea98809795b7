/** All boards of one room, folded from its operations. Pure: the server and every browser come to the same. */
import { cardsModel, isCardBoard } from './cards.model.ts'
import { ecomapModel, genogramModel } from './drawings.model.ts'
import { type BoardModel, type Operation, seenOperation, type Viewer } from './operation.ts'
import { sheetModel } from './sheet.model.ts'

/** One line a model. A board's operations say its name; all boards of cards share one model. */
const models = {
  sheet: sheetModel,
  cards: cardsModel,
  genogram: genogramModel,
  ecomap: ecomapModel,
} as const
type Models = typeof models
type StateOf<Model> = Model extends BoardModel<infer State> ? State : never

export type RoomState = { readonly [name in keyof Models]: StateOf<Models[name]> }

export const emptyRoom: RoomState = {
  sheet: sheetModel.empty,
  cards: cardsModel.empty,
  genogram: genogramModel.empty,
  ecomap: ecomapModel.empty,
}

/** The state after one more operation. */
export function applyTo(state: RoomState, operation: Operation): RoomState {
  const name = isCardBoard(operation.board) ? 'cards' : operation.board
  return isModel(name) ? changed(state, name, operation) : state
}

export const replay = (operations: Iterable<Operation>, from: RoomState = emptyRoom): RoomState => {
  let state = from
  for (const operation of operations) state = applyTo(state, operation)
  return state
}

/** What one person may see of it. */
export function seenBy(state: RoomState, viewer: Viewer): RoomState {
  const seen: Record<string, unknown> = {}
  for (const [name, model] of Object.entries(models) as [keyof Models, BoardModel<unknown>][])
    seen[name] = model.seen ? model.seen(state[name], viewer) : state[name]
  return seen as RoomState // every name of `models` was set
}

export { seenOperation }

const isModel = (name: string): name is keyof Models => Object.hasOwn(models, name)

function changed(state: RoomState, name: keyof Models, operation: Operation): RoomState {
  const model: BoardModel<unknown> = models[name] as BoardModel<unknown> // state[name] is this model's own
  const after = model.apply(state[name], operation)
  return after === state[name] ? state : { ...state, [name]: after }
}
