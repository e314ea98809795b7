/** Cards on the boards: one contribution each. Structure, never pixels. */

import type { Generated } from 'kysely'
import type { Discussion, Sector } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'

export const stages = ['experience', 'reflection', 'analysis', 'planning'] as const
export const functions = ['management', 'support', 'development', 'mediation'] as const
export const seats = ['child-and-family', 'practitioner', 'own-agency', 'partner-agencies'] as const
export const cells = ['evidence', 'ambiguous', 'assumption', 'missing'] as const
export const waysOfKnowing = ['seen', 'told', 'record', 'guess'] as const
export const takeBacks = ['to-supervision', 'my-practice', 'to-learn', 'to-forum'] as const
export const boards = ['four', 'matrix', 'notes'] as const

export type Board = (typeof boards)[number]
export type Stage = (typeof stages)[number]
export type SupervisionFunction = (typeof functions)[number]
export type Seat = (typeof seats)[number]
export type Cell = (typeof cells)[number]
export type WayOfKnowing = (typeof waysOfKnowing)[number]
export type TakeBack = (typeof takeBacks)[number]

/** What a card may say about itself; which parts it has follows from its board (db/0009-meeting.sql checks it). */
export interface CardPlace {
  readonly board: Board
  readonly stage: Stage | null
  readonly function: SupervisionFunction | null
  readonly seat: Seat | null
  readonly cell: Cell | null
  readonly known: WayOfKnowing | null
  readonly takeBack: TakeBack | null
}

export interface Card extends CardPlace {
  readonly id: string
  readonly text: string
  readonly movedFrom: Cell | null
  /** Who holds it, as a kind of agency: never a name. */
  readonly sector: Sector
  readonly writtenBy: string
  readonly writtenAt: Date
}

interface CardTable {
  committee_id: string
  discussion_id: string
  id: string
  board: Board
  stage: Stage | null
  function: SupervisionFunction | null
  seat: Seat | null
  cell: Cell | null
  moved_from: Generated<Cell | null>
  known: WayOfKnowing | null
  take_back: TakeBack | null
  sector: Sector
  text: string
  written_by: string
  written_at: Date
  removed_at: Generated<Date | null>
}
declare module '../kit/tables.ts' {
  interface Tables {
    card: CardTable
  }
}

/** The cards of every board, oldest first, without removed ones. */
export async function cardsOf(tx: Tx, discussion: Discussion): Promise<Card[]> {
  const rows = await tx
    .selectFrom('card')
    .selectAll()
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('removed_at', 'is', null)
    .orderBy('written_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    board: row.board,
    stage: row.stage,
    function: row.function,
    seat: row.seat,
    cell: row.cell,
    movedFrom: row.moved_from,
    known: row.known,
    takeBack: row.take_back,
    sector: row.sector,
    text: row.text,
    writtenBy: row.written_by,
    writtenAt: row.written_at,
  }))
}

export type NewCard = CardPlace & Pick<Card, 'id' | 'text' | 'sector' | 'writtenBy' | 'writtenAt'>

export async function writeCard(tx: Tx, discussion: Discussion, card: NewCard): Promise<void> {
  await tx
    .insertInto('card')
    .values({
      committee_id: discussion.committeeId,
      discussion_id: discussion.id,
      id: card.id,
      board: card.board,
      stage: card.stage,
      function: card.function,
      seat: card.seat,
      cell: card.cell,
      known: card.known,
      take_back: card.takeBack,
      sector: card.sector,
      text: card.text,
      written_by: card.writtenBy,
      written_at: card.writtenAt,
    })
    .execute()
}

/** Puts a card of the matrix into another box and keeps where it came from. */
export async function putInCell(tx: Tx, discussion: Discussion, card: Card, cell: Cell): Promise<void> {
  await tx
    .updateTable('card')
    .set({ cell, moved_from: card.cell })
    .where('committee_id', '=', discussion.committeeId)
    .where('id', '=', card.id)
    .execute()
}

/** The words go at once; the empty card stays until disposal. */
export async function emptyCard(tx: Tx, discussion: Discussion, cardId: string, now: Date): Promise<void> {
  await tx
    .updateTable('card')
    .set({ text: '', removed_at: now })
    .where('committee_id', '=', discussion.committeeId)
    .where('id', '=', cardId)
    .execute()
}
