/** The words of a text with what a finder of names asks about the ones beside a word. */
import { careWords } from './care-words.ts'
import { kin, pets, titles } from './grammar.ts'
import { isCommon, isFrequent, isGiven, isSurname, isWord, type Lists } from './lists.ts'
import { classOf, months, nicknames, officeWords, surnameWords } from './name-words.ts'
import { Spelling } from './spelling.ts'
import type { Token } from './tokens.ts'

export interface NameReading {
  readonly tokens: readonly Token[]
  readonly lists: Lists
  /** Words the committee declared harmless. */
  readonly safe: ReadonlySet<string>
  /** Tokens that another finder has taken already. */
  readonly taken: Uint8Array
}

export class Neighbours {
  readonly tokens: readonly Token[]
  readonly lists: Lists
  readonly safe: ReadonlySet<string>
  readonly taken: Uint8Array
  readonly spelling: Spelling
  /** Nobody used the shift key: capitals say nothing, and names stand in lower case. */
  readonly isLowerText: boolean

  constructor({ tokens, lists, safe, taken }: NameReading) {
    this.tokens = tokens
    this.lists = lists
    this.safe = safe
    this.taken = taken
    this.spelling = new Spelling(lists)
    this.isLowerText = startsInLowerCase(tokens)
  }

  /** The token at an index that is known to exist. */
  token(at: number): Token {
    return this.tokens[at] as Token
  }

  /** The base of the token at an index, '' beyond the text. */
  wordAt(at: number): string {
    return this.tokens[at]?.base ?? ''
  }

  bits(at: number): number {
    return this.lists.bits(this.wordAt(at))
  }

  before(at: number): string {
    const token = this.tokens[at - 1]
    if (!token || this.tokens[at]?.newLine) return ''
    if (token.kind !== 'mark') return token.base
    return token.text === '(' || token.text === '"' || token.text === ',' ? (this.isKinBefore(at - 2) ?? '') : ''
  }

  /** "his brother, Mark", "mum (Grace)" */
  private isKinBefore(at: number): string | undefined {
    const base = this.wordAt(at)
    return kin.has(base) || pets.has(base) ? base : undefined
  }

  after(at: number): string {
    const token = this.tokens[at + 1]
    return token && token.kind !== 'mark' && !token.newLine ? token.base : ''
  }

  nextIsCapital(at: number): boolean {
    const next = this.tokens[at + 1]
    return next?.kind === 'word' && next.shape === 'Capital' && !next.newLine
  }

  previousIsCapital(at: number): boolean {
    const previous = this.tokens[at - 1]
    if (previous?.kind !== 'word' || previous.shape !== 'Capital' || previous.opens) return false
    return !this.token(at).newLine && !kin.has(previous.base)
  }

  /** A capital that is no name, inside a sentence: "Best Start Grant", "Child Payment". */
  isWordInTitle(at: number): boolean {
    const token = this.tokens[at]
    if (token?.kind !== 'word' || token.shape !== 'Capital' || token.opens || token.plain) return false
    const bits = this.bits(at)
    if (!(bits & isWord) || bits & isGiven || (bits & isSurname && !(bits & isCommon)) || this.tokens[at + 1]?.newLine)
      return false
    return !kin.has(token.base) && !officeWords.has(token.base) && !titles.has(token.base) && !token.possessive
  }

  /** A word before, or one before "and" or "of", has a capital: "Safe and Together". */
  isCapitalNear(at: number): boolean {
    if (this.previousIsCapital(at)) return true
    const joint = /^(?:and|of|the|for|in|&)$/.test(this.wordAt(at - 1))
    const further = this.tokens[at - 2]
    return (
      joint && further?.kind === 'word' && further.shape === 'Capital' && !further.opens && !this.isLargeGiven(at - 2)
    )
  }

  isGiven(at: number): boolean {
    return (this.bits(at) & isGiven) !== 0
  }

  /** A given name or nickname that is an everyday word too. */
  mayBeName(at: number): boolean {
    const base = this.wordAt(at)
    if (careWords.has(base) || months.has(base)) return false
    return (
      ((this.bits(at) & isGiven) !== 0 && (this.bits(at) & isWord) !== 0) ||
      (nicknames.has(base) && classOf(base) === 'count')
    )
  }

  isFamilyWord(at: number): boolean {
    const base = this.wordAt(at)
    return surnameWords.has(base) || ((this.bits(at) & isSurname) !== 0 && !(this.bits(at) & isCommon))
  }

  /** A name that is no word besides. */
  isNameAlone(at: number): boolean {
    const bits = this.bits(at)
    return (bits & (isSurname | isGiven)) !== 0 && !(bits & isWord) && !careWords.has(this.wordAt(at))
  }

  /** A given name, perhaps a word, with a capital inside a sentence. */
  isLargeGiven(at: number): boolean {
    const token = this.tokens[at]
    if (token?.kind !== 'word' || token.shape !== 'Capital' || token.plain) return false
    const bits = this.bits(at)
    return (bits & isGiven) !== 0 && (bits & isFrequent) !== 0 && !officeWords.has(token.base)
  }

  /** Surely a given name: no word, or an unusual one with a capital inside a sentence. */
  isNameLike(at: number): boolean {
    const token = this.tokens[at]
    if (token?.kind !== 'word' || careWords.has(token.base)) return false
    const bits = this.bits(at)
    if (!(bits & isGiven)) return false
    return (
      !(bits & isWord) ||
      (token.shape === 'Capital' &&
        !token.opens &&
        !token.plain &&
        (bits & isFrequent) !== 0 &&
        classOf(token.base) === 'count')
    )
  }

  /** "Minty (2)", "Hope, 7,", "ruby 9 jack 6" */
  hasAge(at: number): boolean {
    const mark = this.tokens[at + 1]
    const age = this.tokens[at + 2]
    if (age?.kind !== 'number' || age.text.length > 2 || mark?.newLine) return false
    const after = this.tokens[at + 3]
    if (mark?.text === '(') return after?.text === ')'
    if (mark?.text === ',') return !after || after.newLine || /[),.;]/.test(after.text)
    return /^[–:-]$/.test(mark?.text ?? '') && (!after || after.newLine || /[,;.]/.test(after.text))
  }

  /** A verb in the third person or the past: "Will needs", "Hope managed". */
  isVerbForm(at: number): boolean {
    const token = this.tokens[at]
    if (token?.kind !== 'word' || (token.shape !== 'lower' && !token.plain) || token.newLine) return false
    const { base } = token
    if (/(?:ss|us|is)$/.test(base)) return false
    const stem = base.endsWith('s') ? base.slice(0, -1) : base.endsWith('ed') ? base.slice(0, -2) : ''
    const known = (word: string): boolean => (this.lists.bits(word) & isWord) !== 0
    if (base.endsWith('ied')) return known(`${base.slice(0, -3)}y`)
    if (base.endsWith('ed') && stem.at(-1) === stem.at(-2) && known(stem.slice(0, -1))) return true
    if (stem.length < 3 || !(known(stem) || known(`${stem}e`))) return false
    return base.endsWith('ed') || known(`${stem}ing`) || (stem.endsWith('e') && known(`${stem.slice(0, -1)}ing`))
  }
}

/** Whether sentences begin without capitals: more than half of them, in a text with at least one. */
function startsInLowerCase(tokens: readonly Token[]): boolean {
  let lower = 0
  let upper = 0
  let inside = 0
  for (const token of tokens) {
    if (token.kind !== 'word' || token.plain) continue
    if (token.opens) token.shape === 'lower' ? lower++ : upper++
    else if (token.shape === 'Capital') inside++
  }
  return lower > upper || (upper + inside === 0 && tokens.length > 0)
}
