import type pg from 'pg'
import type { DemonstrationOptions } from './demonstration.ts'

/** A year of discussions, told by acting them out. */
export async function tellStory(_client: pg.Client, _options: DemonstrationOptions): Promise<void> {}
