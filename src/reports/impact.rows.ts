import { sql } from 'kysely'
import type { Tx } from '../kit/database.ts'

export interface QuarterCount {
  readonly quarter: string
  readonly count: number
}

/** Near misses by quarter, of every discussion there was; counted by the database for two duties, nobody reads a discussion for it (db/0049). */
export async function nearMisses(tx: Tx): Promise<QuarterCount[]> {
  const { rows } = await sql<QuarterCount>`
    select item as quarter, figure as count from near_miss_figures('') order by item`.execute(tx)
  return rows
}

/** Days from request to meeting for half of the discussions that met up to the end of that quarter; null where they are few. */
export async function daysToMeeting(tx: Tx, lastQuarter: string, least: number): Promise<number | null> {
  const { rows } = await sql<{ days: number | null }>`select days_to_meeting(${lastQuarter}, ${least}) as days`.execute(
    tx,
  )
  return rows[0]?.days ?? null
}

export interface Confidence {
  readonly question: string
  readonly now: number
  readonly then: number
}

/** Middle values of how sure people are, now and looking back, up to the end of that quarter; only where enough have answered. */
export async function confidence(tx: Tx, lastQuarter: string, least: number): Promise<Confidence[]> {
  const { rows } = await sql<Confidence>`
    select question, now_middle as "now", then_middle as "then" from confidence_figures(${lastQuarter}, ${least})`.execute(
    tx,
  )
  return rows
}
