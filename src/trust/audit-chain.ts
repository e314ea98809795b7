/**
 * The audit's chain, followed from outside the database (R25, R26): each entry carries the hash of the one before it, and signed
 * checkpoints that left the database say which hash stood where. Pure: rows come in, findings go out, each with its place.
 */
import { createHash } from 'node:crypto'

/** One sealed entry as the database gives it; times in microseconds since 1970, hashes as 64 hexadecimal digits. */
export interface Entry {
  readonly committee: string
  readonly seq: number
  readonly id: string
  readonly at: string
  readonly actorKind: string
  readonly person: string | null
  readonly verb: string
  readonly kind: string
  readonly discussion: string | null
  readonly shown: readonly string[]
  /** Upon whom it was, with the duties they were given and lost. */
  readonly aboutPerson: string | null
  readonly given: readonly string[]
  readonly taken: readonly string[]
  readonly sealedAt: string
  readonly prev: string
  readonly hash: string
}

export interface Head {
  readonly committee: string
  readonly seq: number
  readonly hash: string
}

/** Nothing comes before the first entry. */
export const beginning = '0'.repeat(64)

/** The same text as common_ground.audit_hash in db/: what is hashed after the hash of the entry before. Upon nobody: as entries were before they said it. */
const textOf = (entry: Entry): string =>
  [
    entry.aboutPerson === null ? 'common-ground audit 1' : 'common-ground audit 2',
    entry.committee,
    entry.seq,
    entry.id,
    entry.at,
    entry.actorKind,
    entry.person ?? '-',
    entry.verb,
    entry.kind,
    entry.discussion ?? '-',
    entry.shown.join(','),
    entry.sealedAt,
    ...(entry.aboutPerson === null ? [] : [entry.aboutPerson, entry.given.join(','), entry.taken.join(',')]),
  ].join('\n')

const hashOfEntry = (prev: string, entry: Entry): string =>
  createHash('sha256').update(prev, 'hex').update(textOf(entry)).digest('hex')

/**
 * What is wrong, and with which entry of which committee. `changed`: its text does not give its hash. `moved`: an entry is missing,
 * added or in another place. `rewritten`: the chain holds together, but not with what was signed; the first wrong entry is after
 * `seq` of the last checkpoint that holds. `cut`: entries that were signed are no longer there. `head`: the end is not where it is said to be.
 */
export interface Finding {
  readonly committee: string
  /** The first entry that is wrong, or the first that can be: no checkpoint lies between it and `until`. */
  readonly seq: number
  /** The first wrong entry is not after this one. */
  readonly until: number
  readonly what: 'changed' | 'moved' | 'rewritten' | 'cut' | 'head'
}

/** Follows one committee's chain. Give it every entry in the order of `seq`, then ask for the end. */
export class ChainFollower {
  private readonly committee: string
  private readonly signed: ReadonlyMap<number, string>
  private readonly first: number
  private prev: string
  private seq: number
  private lastSigned = 0
  private found: Finding | null = null

  /** `start`: the last entry that has gone, where the chain does not begin at its beginning. */
  constructor(committee: string, checkpoints: readonly Head[] = [], start: Head | null = null) {
    this.committee = committee
    this.first = start?.seq ?? 0
    this.seq = this.first
    this.prev = start?.hash ?? beginning
    this.signed = new Map(
      checkpoints
        .filter((one) => one.committee === committee && one.seq > this.first)
        .map(({ seq, hash }) => [seq, hash]),
    )
  }

  /** False once something is wrong: nothing after it can be trusted. */
  next(entry: Entry): boolean {
    if (this.found) return false
    const due = this.seq + 1
    if (entry.seq !== due || entry.prev !== this.prev) return this.say('moved', due)
    if (hashOfEntry(entry.prev, entry) !== entry.hash) return this.say('changed', due)
    const signed = this.signed.get(due)
    if (signed !== undefined && signed !== entry.hash) return this.say('rewritten', this.lastSigned + 1, due)
    if (signed !== undefined) this.lastSigned = due
    this.prev = entry.hash
    this.seq = due
    return true
  }

  end(head: Head | undefined): Finding | null {
    if (this.found) return this.found
    const missing = [...this.signed.keys()].filter((seq) => seq > this.seq)
    if (missing.length > 0) this.say('cut', this.lastSigned + 1, this.seq + 1)
    else if (this.seq > 0 || head) {
      if (!head || head.seq !== this.seq || head.hash !== this.prev)
        this.say(head && head.seq > this.seq ? 'cut' : 'head', Math.min(this.seq, head?.seq ?? 0) + 1)
    }
    return this.found
  }

  get length(): number {
    return this.seq - this.first
  }

  private say(what: Finding['what'], seq: number, until = seq): false {
    this.found = { committee: this.committee, seq, until, what }
    return false
  }
}
