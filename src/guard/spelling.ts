/** Whether an unknown word is a slip of the pen or a form of a known word, so that it need not be a name (L4). */
import { isCommon, isGiven, isWord, type Lists } from './lists.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz'
/** So many unknown words a text are looked into; the rest are pointed at unread. Keeps hostile input linear. */
const budget = 400

export class Spelling {
  private readonly lists: Lists
  private readonly known = new Map<string, boolean>()
  constructor(lists: Lists) {
    this.lists = lists
  }

  /** One letter wrong, missing, too many or swapped; two words run together; a letter held too long. */
  isSlip(word: string): boolean {
    const before = this.known.get(word)
    if (before !== undefined) return before
    if (this.known.size >= budget || word.length < 4 || word.length > 24) return false
    const answer = this.nearCommon(word) || this.runTogether(word) || this.drawnOut(word)
    this.known.set(word, answer)
    return answer
  }

  /** A slip, but not two words run together: Findhorn is no slip. */
  isMisspelt(word: string): boolean {
    return this.isSlip(word) && this.nearCommon(word)
  }

  private isCommon(word: string): boolean {
    return (this.lists.bits(word) & isCommon) !== 0
  }

  private nearCommon(word: string): boolean {
    for (let at = 0; at <= word.length; at++) {
      const head = word.slice(0, at)
      const tail = word.slice(at)
      if (tail && this.isCommon(head + tail.slice(1)) && word.length > 4) return true
      if (tail.length > 1 && this.isCommon(head + tail[1] + tail[0] + tail.slice(2))) return true
      if (word.length < 5) continue
      for (const letter of letters) {
        if (tail && at > 0 && this.isCommon(head + letter + tail.slice(1))) return true
        if (this.isCommon(head + letter + tail)) return true
      }
    }
    return word.length >= 8 && this.twoAway(word)
  }

  /** Two letters that should be doubled: embarased. */
  private twoAway(word: string): boolean {
    for (let at = 1; at < word.length; at++) {
      const longer = word.slice(0, at) + word[at] + word.slice(at)
      for (let more = at + 2; more < longer.length; more++) {
        if (this.isCommon(longer.slice(0, more) + longer[more] + longer.slice(more))) return true
      }
    }
    return false
  }

  private runTogether(word: string): boolean {
    for (let at = 2; at <= word.length - 2; at++) {
      const head = word.slice(0, at)
      const tail = word.slice(at)
      if (head.length + tail.length < 6) continue
      if (
        (head.length > 2 || shortWords.has(head)) &&
        (tail.length > 2 || shortWords.has(tail)) &&
        this.isCommon(head) &&
        this.isCommon(tail)
      )
        return true
    }
    return false
  }

  /** Two longer words run together and no slip of one: "beechbrae". */
  isOfTwoWords(word: string): boolean {
    if (word.length < 8 || this.nearCommon(word)) return false
    for (let at = 4; at <= word.length - 4; at++)
      if (this.isCommon(word.slice(0, at)) && this.isCommon(word.slice(at))) return true
    return false
  }

  private drawnOut(word: string): boolean {
    const once = word.replace(/(.)\1{2,}/g, '$1$1')
    return once !== word && (this.isCommon(once) || this.isCommon(once.replace(/(.)\1/g, '$1')))
  }
}

const shortWords: ReadonlySet<string> = new Set(
  'a in on to of is it at by my we he up so no as an be do go if me or us am'.split(' '),
)

const beginnings = [
  'un',
  're',
  'non',
  'pre',
  'post',
  'over',
  'under',
  'mis',
  'anti',
  'co',
  'self',
  'multi',
  'inter',
  'intra',
  'semi',
  'sub',
  'super',
  'micro',
  'out',
  'dis',
  'neuro',
  'psycho',
  'socio',
  'bio',
  'cyber',
  'trans',
  'hyper',
  'hypo',
  'counter',
  'auto',
  'extra',
  'fore',
  'mid',
  'mini',
  'ultra',
  'tele',
  'step',
  'grand',
  'de',
]
const endings: readonly (readonly [string, readonly string[]])[] = [
  ['s', ['']],
  ['es', ['', 'e']],
  ['ies', ['y']],
  ['ed', ['', 'e']],
  ['d', ['']],
  ['ing', ['', 'e']],
  ['er', ['', 'e']],
  ['ers', ['', 'e']],
  ['ly', ['']],
  ['ily', ['y']],
  ['ness', ['', 'y']],
  ['less', ['']],
  ['ful', ['']],
  ['able', ['', 'e']],
  ['ish', ['']],
  ['ist', ['', 'e', 'y']],
  ['ists', ['', 'e', 'y']],
  ['ism', ['', 'e']],
  ['ise', ['', 'e', 'y']],
  ['ised', ['', 'e', 'y']],
  ['ising', ['', 'e']],
  ['isation', ['', 'e']],
  ['ize', ['', 'e', 'ise']],
  ['ized', ['ised', '']],
  ['izing', ['ising', '']],
  ['ization', ['isation', '']],
  ['izes', ['ises']],
  ['izations', ['isations']],
  ['or', ['our']],
  ['ors', ['ours']],
  ['ored', ['oured']],
  ['oring', ['ouring']],
  ['ment', ['']],
  ['ments', ['']],
  ['hood', ['']],
  ['ship', ['']],
  ['wise', ['']],
  ['like', ['']],
  ['proof', ['']],
  ['ings', ['', 'e']],
  ['ability', ['able']],
  ['ally', ['', 'al']],
  ['in', ['ing']],
  ['ation', ['', 'e']],
  ['ations', ['', 'e']],
  ['iest', ['y']],
  ['ier', ['y']],
]

/** A known word with a beginning or an ending, a foreign spelling of it, a doubled consonant before -ed and -ing. */
export function isDerived(word: string, lists: Lists): boolean {
  if (word.length < 4) return false
  const known = (stem: string): boolean => {
    if (stem.length < 3) return false
    const bits = lists.bits(stem)
    return (bits & isWord) !== 0 && !(bits & isGiven && !(bits & isCommon))
  }
  for (const [ending, stems] of endings) {
    if (!word.endsWith(ending) || word.length - ending.length < 3) continue
    const stem = word.slice(0, -ending.length)
    if (stems.some((added) => known(stem + added))) return true
    if (stem.length > 3 && stem.at(-1) === stem.at(-2) && /ed|ing|er/.test(ending) && known(stem.slice(0, -1)))
      return true
  }
  for (const beginning of beginnings) {
    if (word.startsWith(beginning) && word.length - beginning.length > 3 && known(word.slice(beginning.length)))
      return true
  }
  return false
}
