import pg from 'pg'
import type { Actor } from '../discussion.ts'
import { personIdOf } from '../discussion.ts'
import { beforeCommit, type Tx } from './database.ts'
import { newId } from './id.ts'

/**
 * Says in this transaction who did or read what. If this fails, the transaction fails, and nothing is answered.
 * Coded words and ids only; the application can add entries and never change or remove one.
 * The entries of one transaction are written together, on the way to its commit.
 */
export async function audit(
  tx: Tx,
  actor: Actor,
  verb: 'read' | 'act' | 'export' | 'sign-in' | 'sign-out',
  kind: string,
  discussionId: string | null,
  now: Date,
): Promise<void> {
  const entry = {
    committee_id: actor.committeeId,
    id: newId(),
    at: now,
    actor_kind: actor.kind,
    person_id: personIdOf(actor),
    verb,
    kind,
    discussion_id: discussionId,
  }
  const before = unwritten.get(tx)
  if (before) return void before.push(entry)
  const entries = [entry]
  unwritten.set(tx, entries)
  beforeCommit(tx, () => entriesStatement(entries))
}

const unwritten = new WeakMap<Tx, object[]>()

/** One statement, whatever their number. The values are ids and coded words, and the database reads them as JSON, not as SQL. */
const entriesStatement = (entries: readonly object[]): string => `
  insert into audit (committee_id, id, at, actor_kind, person_id, verb, kind, discussion_id)
  select committee_id, id, at, actor_kind, person_id, verb, kind, discussion_id
  from jsonb_to_recordset(${pg.escapeLiteral(JSON.stringify(entries))}::jsonb) as entry (committee_id uuid, id uuid, at timestamptz,
    actor_kind text, person_id uuid, verb text, kind text, discussion_id uuid);`
