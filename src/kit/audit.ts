import type { Actor } from '../discussion.ts'
import { personIdOf } from '../discussion.ts'
import { beforeCommit, type Statement, type Tx } from './database.ts'
import { newId } from './id.ts'

/** What was done. `refused`: somebody asked for what is not theirs to see (or is not there). `export`: it left with them.
 * `read-in-emergency`: read by nothing but emergency access (trust/emergency.ts). */
export type AuditVerb = 'read' | 'read-in-emergency' | 'act' | 'export' | 'refused' | 'sign-in' | 'sign-out'

/** Whom it was done to or looked at, and the duties they were given or lost by it (coded words). */
export interface Upon {
  readonly person: string
  readonly given?: readonly string[]
  readonly taken?: readonly string[]
}

/** `shown`: which discussions a list named. */
interface Besides {
  readonly shown?: readonly string[]
  readonly upon?: Upon | undefined
}

/**
 * Says in this transaction who did or read what. If this fails, the transaction fails, and nothing is answered.
 * Coded words and ids only; the application can add entries and never change or remove one.
 * The entries of one transaction are written together, on the way to its commit. They are sealed into a chain within a second;
 * what leaves with somebody, and emergency access, is in the chain at once.
 */
export async function audit(
  tx: Tx,
  actor: Actor,
  verb: AuditVerb,
  kind: string,
  discussionId: string | null,
  now: Date,
  { shown = [], upon }: Besides = {},
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
    shown,
    about_person: upon?.person ?? null,
    given: upon?.given ?? [],
    taken: upon?.taken ?? [],
  }
  const before = unwritten.get(tx)
  if (before) return void before.push(entry)
  const entries: Entry[] = [entry]
  unwritten.set(tx, entries)
  beforeCommit(tx, () => [
    ...waiting(entries.filter((one) => !isAppended(one))),
    ...appended(entries.filter(isAppended)),
  ])
}

type Entry = { readonly verb: AuditVerb; readonly kind: string }
const unwritten = new WeakMap<Tx, Entry[]>()

const isAppended = ({ verb, kind }: Entry): boolean =>
  verb === 'export' || verb === 'read-in-emergency' || /emergency/.test(kind)

/** One statement, whatever their number; always the same words, so that its plan is kept. */
const waiting = (entries: readonly Entry[]): Statement[] =>
  entries.length === 0
    ? []
    : [
        {
          text: `insert into audit (committee_id, id, at, actor_kind, person_id, verb, kind, discussion_id, shown, about_person, given, taken)
  select committee_id, id, at, actor_kind, person_id, verb, kind, discussion_id, shown, about_person, given, taken
  from jsonb_to_recordset($1::jsonb) as entry (committee_id uuid, id uuid, at timestamptz,
    actor_kind text, person_id uuid, verb text, kind text, discussion_id uuid, shown uuid[], about_person uuid, given text[], taken text[])`,
          values: [JSON.stringify(entries)],
        },
      ]

const appended = (entries: readonly Entry[]): Statement[] =>
  entries.length === 0 ? [] : [{ text: 'select append_audit($1::jsonb)', values: [JSON.stringify(entries)] }]

/** The database did not take an entry: no right to, no such table, a rule against it. Answered with 503 and nothing else. */
export function isUnaudited(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false
  const table = 'table' in error && typeof error.table === 'string' ? error.table : ''
  return (
    /^audit/.test(table) || (['42501', '42P01', '42883'].includes(String(error.code)) && /audit/.test(error.message))
  )
}
