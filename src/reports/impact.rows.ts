import { sql } from 'kysely'
import type { Tx } from '../kit/database.ts'

export type Measure = 'requests' | 'held' | 'sector' | 'outcome' | 'to-meeting' | 'near-miss'

/** One count over all discussions since a quarter: what is measured, of which quarter, agency or outcome, and how many. */
export interface Count {
  readonly measure: Measure
  readonly item: string
  readonly figure: number
}

/** Counted by the database for two duties; nobody reads a discussion for it (db/0042, db/0049). */
export async function impactCounts(tx: Tx, firstQuarter: string): Promise<Count[]> {
  const { rows } = await sql<Count>`select measure, item, figure from impact_figures(${firstQuarter})
    union all select measure, item, figure from near_miss_figures(${firstQuarter})`.execute(tx)
  return rows
}

export interface Confidence {
  readonly question: string
  readonly answered: number
  readonly now: number
  readonly then: number
}

/** Middle values of how sure people are, now and looking back; only where enough have answered. */
export async function confidence(tx: Tx, firstQuarter: string, least: number): Promise<Confidence[]> {
  const { rows } = await sql<Confidence>`
    select question, answered, now_middle as "now", then_middle as "then" from confidence_figures(${firstQuarter}, ${least})`.execute(
    tx,
  )
  return rows
}
