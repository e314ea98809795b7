/** All boards of one room, folded from its operations. Pure: the server and every browser come to the same. */
import { isCardBoard } from './card-boxes.ts'
import { cardsModel } from './cards.model.ts'
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
  const name = modelNameOf(operation)
  return name ? changed(state, name, [operation]) : state
}

/** The state after many. What one model does is no concern of another, so each takes its own in one go. */
export function replay(operations: Iterable<Operation>, from: RoomState = emptyRoom): RoomState {
  let state = from
  for (const [name, own] of Map.groupBy(operations, modelNameOf)) if (name) state = changed(state, name, own)
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

function modelNameOf({ board }: Operation): keyof Models | null {
  const name = isCardBoard(board) ? 'cards' : board
  return isModel(name) ? name : null
}

const isModel = (name: string): name is keyof Models => Object.hasOwn(models, name)

function changed(state: RoomState, name: keyof Models, operations: readonly Operation[]): RoomState {
  const model: BoardModel<unknown> = models[name] as BoardModel<unknown> // state[name] is this model's own
  const before: unknown = state[name]
  const after =
    model.applyAll && operations.length > 1
      ? model.applyAll(before, operations)
      : operations.reduce((so, operation) => model.apply(so, operation), before)
  return after === before ? state : { ...state, [name]: after }
}
