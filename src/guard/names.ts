/**
 * L3 to L6: people and places by name. Three questions for each word: is it known as a name, is it known as a harmless word, and
 * what do its neighbours say? A word that is a name once in a text is one everywhere in it.
 */
import { careWords, citationWords, theorists } from './care-words.ts'
import {
  auxiliaries,
  determiners,
  givers,
  kin,
  naming,
  objectVerbs,
  particles,
  personStates,
  personVerbs,
  pets,
  titles,
  titlesAlsoWords,
} from './grammar.ts'
import { isCommon, isFrequent, isGiven, isPlace, isSurname, isWord, type Lists } from './lists.ts'
import type { Span } from './span.ts'
import { isDerived, Spelling } from './spelling.ts'
import type { Token } from './tokens.ts'

export interface NameReading {
  readonly tokens: readonly Token[]
  readonly lists: Lists
  /** Words the committee declared harmless. */
  readonly safe: ReadonlySet<string>
  /** Tokens that another finder has taken already. */
  readonly taken: Uint8Array
}

/** Given names that are everyday words as well: at the beginning of a sentence and in lower case they need a person beside them. */
const carefulNames: ReadonlySet<string> = new Set(
  'will may mark grant rose hope faith joy grace dawn frank guy rob bill sue pat drew chase art dean ray max don carol penny jean patience charity prudence constance temperance mercy chance trinity genesis eden heaven haven destiny harmony melody serenity clay reed heath cliff ford brook river ocean forest meadow glen dale lane ash bay bear fox wolf raven wren dove robin gene earl van mace lance rusty dusty sandy misty stormy sunny rocky happy merry noble royal legend blessing promise gift treasure praise precious divine princess prince honey cherry ginger olive coral pearl crystal diamond jewel coco buddy buster spike hunter archer mason carter cooper taylor baker miller fisher cook gardener parker walker tanner turner sawyer chandler scholar page reeve marshal major young ivory indigo saffron jet ace cash ember blaze storm rain phoenix angel baby star sky blue scout justice liberty victory summer autumn winter spring christian king queen duke bishop junior sage story success read kale gale cat rich nick jack miles pip bonny bonnie trip skip chip cal van bob ali mo art'.split(
    ' ',
  ),
)
/** Of these even a capital inside a sentence says little: seasons, offices, what professionals write large. */
const oftenCapital: ReadonlySet<string> = new Set(
  'justice summer autumn winter spring christian king queen prince princess duke bishop pope junior major dean marshal guardian star sky blue scout angel baby blessing eden haven heaven crystal sunny legend royal noble success story gift trinity genesis liberty victory page may scholar young phoenix ash rain storm forest'.split(
    ' ',
  ),
)
const months: ReadonlySet<string> = new Set(['april', 'may', 'june', 'august', 'jan', 'july'])
const monthSigns: ReadonlySet<string> = new Set(
  'in since until till by last next early late mid this every during from of on before after between end beginning start for to and through around about'.split(
    ' ',
  ),
)

interface Judged {
  verdict: 'check' | 'must'
  kind: 'PERSON' | 'PLACE'
  why: Span['why']
}

export function nameSpans(reading: NameReading): Span[] {
  const { tokens } = reading
  const judge = new Judge(reading)
  const judged: (Judged | undefined)[] = new Array(tokens.length)
  for (let at = 0; at < tokens.length; at++) judged[at] = judge.first(at)
  judge.places(judged)
  judge.everyMention(judged)
  judge.surnames(judged)
  return joined(tokens, judged)
}

class Judge {
  private readonly tokens: readonly Token[]
  private readonly lists: Lists
  private readonly safe: ReadonlySet<string>
  private readonly taken: Uint8Array
  private readonly spelling: Spelling
  /** Nobody used the shift key: capitals say nothing, and names stand in lower case. */
  private readonly isLowerText: boolean

  constructor({ tokens, lists, safe, taken }: NameReading) {
    this.tokens = tokens
    this.lists = lists
    this.safe = safe
    this.taken = taken
    this.spelling = new Spelling(lists)
    this.isLowerText = startsInLowerCase(tokens)
  }

  first(at: number): Judged | undefined {
    const token = this.tokens[at]
    if (!token || token.kind === 'mark' || token.kind === 'number' || this.taken[at]) return undefined
    if (token.kind === 'mixed') return undefined
    const { base } = token
    const bits = this.lists.bits(base)
    const isLower = token.shape === 'lower'
    if (isLower && bits & isWord && !(bits & (isGiven | isSurname | isPlace)) && !this.isCued(at)) return undefined
    if (this.safe.has(base)) return undefined
    if (base.length === 1) return this.initial(at)
    if (base.includes('-')) return this.isNamed(at) || this.hasTitle(at) ? person('must') : this.hyphened(at)
    return this.word(at, base, bits)
  }

  private word(at: number, base: string, bits: number): Judged | undefined {
    const token = this.tokens[at] as Token
    const isLower = token.shape === 'lower'
    const saysNothing = token.plain || token.opens
    const hasCapital = !isLower && !token.plain

    if (this.isNamed(at)) return person('must', bits & isGiven ? 'person-name' : 'nickname')
    if (this.isPlural(at)) return person('must')
    if (this.isBarePossessive(at)) return person('must')
    if (this.isLabelled(at, bits)) return person('must')
    if (
      this.hasTitle(at) &&
      (!isLower || !(bits & isWord) || this.isLowerText) &&
      (!careWords.has(base) || (bits & isSurname) !== 0 || surnameWords.has(base))
    )
      return person('must')
    if (months.has(base)) return this.month(at)
    if (careWords.has(base)) return undefined
    if (theorists.has(base) && this.isCited(at)) return undefined

    if (!isLower && base !== token.text.toLowerCase() && !token.plain && !accented.has(base)) return person('must')
    if (
      !(bits & (isWord | isFrequent)) &&
      (/^(?:council|constabulary)$/.test(this.after(at)) || this.before(at) === 'nhs')
    )
      return undefined
    if (bits === 0) return this.unknown(at, base)
    if (!(bits & isWord)) {
      if (bits & isGiven && !(bits & isPlace && !(bits & isFrequent))) {
        if (bits & isFrequent) return person('must')
        if (!isLower) return person('must')
        return this.spelling.isSlip(base) && this.personBeside(at) < 1.5 && this.before(at) !== 'family'
          ? undefined
          : person('check', 'possible-name')
      }
      if (
        bits & isPlace &&
        !(bits & isFrequent) &&
        (/^(?:council|constabulary|hscp)$/.test(this.after(at)) || /^(?:nhs|hmp)$/.test(this.before(at)))
      )
        return undefined
      if (base === 'aberlour' && this.isAmongAgencies(at)) return undefined
      if (bits & isPlace && !(bits & isSurname && this.personBeside(at) > 1.5))
        return { verdict: 'check', kind: 'PLACE', why: 'place' }
      if (isLower) {
        if (this.before(at) === 'family' || this.personBeside(at) >= 2.5) return person('check', 'possible-name')
        return base.length < 4 || this.spelling.isSlip(base) ? undefined : person('check', 'possible-name')
      }
      if (token.shape === 'CAPITALS' && base.length < 6 && !token.plain) return undefined // a short form
      return person('must')
    }
    if (bits & isGiven) return this.nameOrWord(at, base, bits, hasCapital, saysNothing)
    if (bits & (isSurname | isPlace)) {
      if (this.isFamilyName(at)) return person('must')
      if (hasCapital && !token.opens && !officeWords.has(base) && (closeKin.has(this.before(at)) || this.hasAge(at)))
        return person('must')
      if (isLower || saysNothing) return undefined
      // "Brown said" inside a sentence
      return this.personBeside(at) >= 2.5 && !determiners.has(this.before(at))
        ? person('check', 'possible-name')
        : undefined
    }
    if (hasCapital && !token.opens && !officeWords.has(base) && (closeKin.has(this.before(at)) || this.hasAge(at)))
      return person('must', 'nickname')
    return undefined
  }

  /** Grace, Will, Mark, Summer: a name or a word? */
  private nameOrWord(
    at: number,
    base: string,
    bits: number,
    hasCapital: boolean,
    saysNothing: boolean,
  ): Judged | undefined {
    const isCareful = carefulNames.has(base) || !(bits & isFrequent)
    const before = this.before(at)
    let score = this.personBeside(at)
    if (
      determiners.has(before) &&
      !(hasCapital && !saysNothing && /^(?:of|that|in|what|which|one|two|all|like|own|such)$/.test(before))
    )
      score -= 3
    if (hasCapital && !saysNothing) {
      score += oftenCapital.has(base) || !(bits & isFrequent) ? 0.5 : 3
      if (this.nextIsCapital(at) && !this.nextIsName(at)) score -= oftenCapital.has(base) ? 1.5 : 0.5
    } else if (hasCapital) {
      score += isCareful ? 0.5 : 3
      if (isCareful && this.isVerbForm(at + 1))
        score += /^(?:will|may|can)$/.test(base) ? 2.5 : oftenCapital.has(base) ? 1 : 1.5
      if (
        base === 'will' &&
        /^(?:the|they|he|she|we|it|you|i|this|there|be|not|need|anyone|somebody|someone|any|our|mum|dad|that)$/.test(
          this.after(at),
        )
      )
        score -= 3
    } else if (this.isLowerText || (this.tokens[at] as Token).plain) {
      score += isCareful ? 0 : 2.5
      if (
        /^(?:will|may|can)$/.test(base) &&
        (this.isVerbForm(at + 1) ||
          /^(?:is|was|has|had|does|did|didn't|doesn't|isn't|wasn't|hasn't|didnt|doesnt|isnt|wasnt|hasnt)$/.test(
            this.after(at),
          ))
      )
        score += 2.5
      else if (isCareful && before === '' && this.isVerbForm(at + 1)) score += 2
      if (!isCareful && (before === '' || givers.has(before))) score += 0.5
    } else score += bits & isCommon ? -1.5 : 0.5
    if (/^(?:will|may|can)$/.test(base) && this.tokens[at]?.shape === 'lower' && sameForms.has(this.after(at)))
      score -= 3
    return score >= 2 ? person(score >= 3 || !isCareful ? 'must' : 'check') : undefined
  }

  private isSaidOfPeople(at: number): boolean {
    let next = at
    while (
      /^(?:been|being|not|very|so|always|also|still|just|really|too|often|quite)$/.test(this.tokens[next]?.base ?? '')
    )
      next++
    return personStates.has(this.tokens[next]?.base ?? '')
  }

  /** "River, who is ..." */
  private isWho(at: number): boolean {
    return this.tokens[at + 1]?.text === ',' && /^(?:who|whose|whom|aged)$/.test(this.tokens[at + 2]?.base ?? '')
  }

  /** "Minty (2)", "Hope, 7," */
  private hasAge(at: number): boolean {
    const mark = this.tokens[at + 1]
    const age = this.tokens[at + 2]
    return (
      (mark?.text === '(' || mark?.text === ',') &&
      age?.kind === 'number' &&
      age.text.length < 3 &&
      /[),]/.test(this.tokens[at + 3]?.text ?? '')
    )
  }

  /** "Hope, Tendai and the baby", "(Blessing, Tendai)" */
  private isListed(at: number): boolean {
    const token = this.tokens[at]
    if (!token || token.shape === 'lower' || token.plain) return false
    return (
      (this.tokens[at + 1]?.text === ',' && this.isNameLike(at + 2)) ||
      (this.tokens[at - 1]?.text === ',' && this.isNameLike(at - 2))
    )
  }

  /** A verb in the third person or the past: "Will needs", "Hope managed". */
  private isVerbForm(at: number): boolean {
    const token = this.tokens[at]
    if (token?.kind !== 'word' || token.shape !== 'lower' || token.newLine) return false
    const { base } = token
    if (/(?:ss|us|is)$/.test(base)) return false
    const stem = base.endsWith('s') ? base.slice(0, -1) : base.endsWith('ed') ? base.slice(0, -2) : ''
    const known = (word: string): boolean => (this.lists.bits(word) & isWord) !== 0
    if (stem.length < 3 || !(known(stem) || known(`${stem}e`))) return false
    return base.endsWith('ed') || known(`${stem}ing`) || (stem.endsWith('e') && known(`${stem.slice(0, -1)}ing`))
  }

  /** What the neighbours say for a person: from about -3 to 5. */
  private personBeside(at: number): number {
    const before = this.before(at)
    const after = this.after(at)
    const token = this.tokens[at] as Token
    let score = 0
    if (kin.has(before) && !this.tokens[at - 1]?.possessive) score += token.shape === 'lower' ? 1.5 : 2
    if (before === 'wee' || before === 'young' || before === 'little') score += 0.5
    if (personVerbs.has(after)) score += 2
    else if (auxiliaries.has(after))
      score += token.opens && !oftenCapital.has(token.base) && token.shape !== 'lower' ? 1.5 : 1
    else if (after === 'and' || after === 'or')
      score += this.isNameLike(at + 2) ? 2 : this.isLargeGiven(at + 2) ? 1.5 : 0
    if ((before === 'and' || before === 'or') && this.isLargeGiven(at) && this.isLargeGiven(at - 2)) score += 1.5
    if (token.possessive) score += 1.5
    if (givers.has(before)) score += 1
    if (objectVerbs.has(before)) score += 1.5
    if (auxiliaries.has(after) && this.isSaidOfPeople(at + 2)) score += 1.5
    if (this.hasAge(at) || this.isListed(at) || this.isWho(at)) score += 2
    if ((before === 'and' || before === 'or') && this.isNameLike(at - 2)) score += 1.5
    if (this.nextIsSurname(at)) score += 2.5
    if (kin.has(after) && token.possessive) score += 1.5
    if (token.opens && score > 0 && !this.tokens[at - 1]) score += 0
    return score
  }

  /** The charity of that name stands among others or is said to do something. */
  private isAmongAgencies(at: number): boolean {
    for (let step = -4; step <= 4; step++)
      if (
        /^(?:barnardos?|barnardo's|quarriers|nspcc|aid|charity|charities|nhs|childcare|sector|service|services|worker|workers|staff|project)$/.test(
          this.tokens[at + step]?.base ?? '',
        )
      )
        return true
    return false
  }

  /** "Joys mum", "grants dad": the apostrophe is missing. */
  private isBarePossessive(at: number): boolean {
    const token = this.tokens[at] as Token
    if (
      !token.base.endsWith('s') ||
      !/^(?:mum|dad|mam|gran|nan|granny|mother|father|brother|sister|school|teacher|house|bedroom|social|behaviour|attendance|partner|plan|views?|friends?|parents?)$/.test(
        this.after(at),
      )
    )
      return false
    if (token.shape === 'lower' && !this.isLowerText) return false
    const stem = token.base.slice(0, -1)
    const bits = this.lists.bits(stem)
    return (bits & isGiven) !== 0 && (bits & isFrequent) !== 0 && !oftenCapital.has(stem) && !careWords.has(token.base)
  }

  /** "the Khans", "the Smiths" */
  private isPlural(at: number): boolean {
    const token = this.tokens[at] as Token
    if (
      token.shape !== 'Capital' ||
      token.plain ||
      token.opens ||
      this.before(at) !== 'the' ||
      !token.base.endsWith('s')
    )
      return false
    const stem = token.base.slice(0, -1)
    if (officeWords.has(stem) || careWords.has(token.base) || careWords.has(stem)) return false
    const bits = this.lists.bits(stem)
    return surnameWords.has(stem) || ((bits & (isSurname | isGiven)) !== 0 && !(bits & isCommon))
  }

  /** "Family Hill", "unborn baby Wood", "the Bird children". */
  private isFamilyName(at: number): boolean {
    const token = this.tokens[at] as Token
    const before = this.before(at)
    const isShown = token.shape === 'Capital' && !token.plain
    if (
      isShown &&
      !token.opens &&
      /^(?:family|baby|household)$/.test(before) &&
      !officeWords.has(token.base) &&
      !careWords.has(token.base)
    )
      return true
    return (
      isShown &&
      !token.opens &&
      /^(?:family|families|children|household|siblings|boys|girls|twins|brothers|sisters|baby)$/.test(this.after(at)) &&
      !officeWords.has(token.base) &&
      !notFamilies.has(token.base)
    )
  }

  private unknown(at: number, base: string): Judged | undefined {
    const token = this.tokens[at] as Token
    const { lists } = this
    if (isDerived(base, lists)) return undefined
    if (/[^\p{Script=Latin}'-]/u.test(base)) return person('check', 'possible-name')
    if (base.includes("'") && this.apostrophe(base)) return undefined
    const stem = base.endsWith('s') ? lists.bits(base.slice(0, -1)) : 0
    if (stem & isWord) return undefined
    if (stem & isGiven && base.length > 4) return person('must')
    if (token.shape === 'CAPITALS') {
      if (!token.plain)
        return base.length <= 2
          ? this.initials(at)
          : base.length >= 6 && !this.spelling.isSlip(base)
            ? person('check', 'possible-name')
            : undefined
      return base.length < 4 || this.spelling.isSlip(base) ? undefined : person('check', 'possible-name')
    }
    if (token.shape === 'miXed')
      return base.length > 4 && !isDerived(base, lists) ? person('check', 'possible-name') : undefined
    if (token.shape === 'Capital') {
      if (base.length === 2) return token.opens || token.plain ? undefined : person('check', 'possible-name')
      if (token.plain && this.spelling.isSlip(base)) return undefined
      if (token.opens && base.length > 5 && this.personBeside(at) < 1 && this.spelling.isSlip(base)) return undefined
      if (!token.opens && base.length > 6 && this.personBeside(at) < 1 && this.spelling.isMisspelt(base))
        return undefined
      return person(
        this.personBeside(at) >= 1 ? 'must' : 'check',
        this.personBeside(at) >= 1 ? 'person-name' : 'possible-name',
      )
    }
    if (base.length < 4 && this.personBeside(at) < 2) return undefined
    if (this.before(at) === 'family') return person('must')
    if (this.spelling.isSlip(base)) return this.personBeside(at) >= 3.5 ? person('check', 'possible-name') : undefined
    return person('check', 'possible-name')
  }

  /** d'you, o'clock, y'know; O'Neil and D'Angelo are names. */
  private apostrophe(base: string): boolean {
    if (/^(?:o|d|m)'/.test(base)) return (this.lists.bits(base.slice(2)) & isWord) !== 0
    const [head = '', tail = ''] = base.split("'")
    return /^(?:t|s|d|m|re|ve|ll|n|em|nt|all|know)?$/.test(tail) && (this.lists.bits(head) !== 0 || head.length < 4)
  }

  private hyphened(at: number): Judged | undefined {
    const token = this.tokens[at] as Token
    const { base } = token
    if (careWords.has(base) || this.safe.has(base) || this.lists.bits(base) & isWord) return undefined
    if (this.lists.bits(base) & isPlace) return { verdict: 'check', kind: 'PLACE', why: 'place' }
    const parts = base.split('-').filter(Boolean)
    let best: Judged | undefined
    let allKnown = true
    const isLower = token.shape === 'lower'
    for (const part of parts) {
      const bits = this.lists.bits(part)
      if (bits & isWord || careWords.has(part) || part.length < 3 || isDerived(part, this.lists)) {
        if (bits & isWord && bits & isGiven && bits & isFrequent && !isLower && !oftenCapital.has(part))
          best ??= person('must')
        continue
      }
      allKnown = false
      if (bits & (isGiven | isSurname)) best = person('must')
      else if (bits & isPlace) best ??= { verdict: 'check', kind: 'PLACE', why: 'place' }
      else if (!this.spelling.isSlip(part) && (part.length > 3 || !isLower)) best ??= person('check', 'possible-name')
    }
    if (!best && !allKnown) return undefined
    if (best && allKnown && !isLower && parts.some((part) => careWords.has(part))) return undefined
    return best
  }

  /** A letter alone: "J was upset". Child A and parent B are neutral. */
  private initial(at: number): Judged | undefined {
    const token = this.tokens[at] as Token
    if (token.text < 'B' || token.text > 'Z' || token.text === 'I' || token.text === 'X' || token.text === 'Y')
      return undefined
    if (token.plain) return undefined
    const before = this.before(at)
    if (kin.has(before) || labelNouns.has(before)) return undefined
    if (token.possessive && kin.has(this.after(at))) return person('check', 'initials')
    const next = this.tokens[at + 1]
    if (next?.text === '.' && this.tokens[at + 2]?.kind === 'word' && this.tokens[at + 2]?.start === next.end)
      return person('check', 'initials')
    if (personVerbs.has(this.after(at)) || (auxiliaries.has(this.after(at)) && token.text !== 'A'))
      return person('check', 'initials')
    if (['with', 'told', 'asked', 'for', 'and', 'by', 'from'].includes(before) && next?.kind !== 'number')
      return person('check', 'initials')
    return undefined
  }

  /** Two capitals that are no short form we know. */
  private initials(at: number): Judged | undefined {
    const token = this.tokens[at] as Token
    if (token.opens && this.personBeside(at) < 1) return undefined
    if (determiners.has(this.before(at))) return undefined
    return this.personBeside(at) >= 1 || kin.has(this.before(at)) ? person('check', 'initials') : undefined
  }

  private month(at: number): Judged | undefined {
    const token = this.tokens[at] as Token
    if (token.shape === 'lower' && !this.isLowerText) return undefined
    const next = this.tokens[at + 1]
    if (next?.kind === 'number' || this.tokens[at - 1]?.kind === 'number') return undefined
    const before = this.before(at)
    if (monthSigns.has(before) || determiners.has(before)) {
      if (
        !(
          personVerbs.has(this.after(at)) && !['in', 'since', 'until', 'last', 'next', 'of', 'during'].includes(before)
        ) &&
        !token.possessive
      )
        return undefined
    }
    if (token.base === 'may' && token.shape === 'lower') return undefined
    if (token.base === 'may' && token.opens && !['said', 'says', 'told'].includes(this.after(at)) && !token.possessive)
      return undefined
    return this.personBeside(at) >= 1.5 ? person('check') : undefined
  }

  /** "called Boo", "known as Tinker", "a dog, Smudge". */
  private isNamed(at: number): boolean {
    const token = this.tokens[at] as Token
    const { base } = token
    let back = at - 1
    const skip = () => {
      while (back >= 0 && this.tokens[back]?.kind === 'mark' && `"'(:,`.includes(this.tokens[back]?.text ?? ' ')) back--
    }
    skip()
    let before = this.tokens[back]?.base ?? ''
    if (
      before === 'as' &&
      ['known', 'referred', 'goes', 'saved', 'registered'].includes(this.tokens[back - 1]?.base ?? '')
    ) {
      if (token.shape === 'lower' && this.lists.bits(base) & isCommon && !(this.lists.bits(base) & isGiven))
        return false
      return !notNames.has(base) && !careWords.has(base)
    }
    if (before === 'by' && /^(?:goes|went|go|going|known)$/.test(this.tokens[back - 1]?.base ?? '')) {
      return (
        !notNames.has(base) &&
        !careWords.has(base) &&
        !/^(?:car|bus|foot|train|bike|taxi|plane|boat|quickly|slowly|so|fast|too|without|herself|himself|itself|then|now|often)$/.test(
          base,
        ) &&
        (token.shape !== 'lower' || this.isLowerText || !(this.lists.bits(base) & isCommon))
      )
    }
    if (before === 'is' && /^(?:name|nickname|names)$/.test(this.tokens[back - 1]?.base ?? '')) {
      return !notNames.has(base) && !careWords.has(base)
    }
    if (
      pets.has(before) &&
      back >= at - 2 &&
      (!careWords.has(base) || this.lists.bits(base) & isGiven) &&
      !notNames.has(base)
    ) {
      if (token.shape === 'Capital' && !officeWords.has(base)) return true
      if (back === at - 2 && this.tokens[at + 1]?.text === ',' && this.isLowerText) return true
    }
    if (pets.has(before) && token.shape === 'lower' && this.lists.bits(base) & isGiven && !personVerbs.has(base))
      return true
    if (
      /^(?:him|her|them|me|himself|herself)$/.test(before) &&
      /^(?:calls?|called|calling|nicknamed?|call)$/.test(this.tokens[back - 1]?.base ?? '')
    ) {
      if (token.shape === 'Capital') return !notNames.has(base) && !careWords.has(base)
      const next = this.tokens[at + 1]
      return (
        !notNames.has(base) &&
        !careWords.has(base) &&
        !personVerbs.has(base) &&
        !(this.lists.bits(base) & isCommon && !(this.lists.bits(base) & isGiven) && !this.isLowerText) &&
        (next === undefined || next.kind === 'mark' || this.isLowerText)
      )
    }
    if (!naming.has(before)) return false
    if (
      before === 'named' &&
      /^(?:persons?|nurse|social|contact|individuals?|lead|professional|worker|midwife|adult|carer)$/.test(base)
    )
      return false
    if (notNames.has(base) || (careWords.has(base) && !(token.shape === 'Capital' && this.lists.bits(base) & isGiven)))
      return false
    if (token.shape === 'Capital')
      return (
        before !== 'called' ||
        !(this.lists.bits(base) & isCommon && !(this.lists.bits(base) & isGiven)) ||
        this.isBeing(back - 1)
      )
    back -= 1
    while (
      back >= 0 &&
      ['is', 'was', 'just', 'always', 'also', 'now', 'who', 'he', 'she'].includes(this.tokens[back]?.base ?? '')
    )
      back--
    before = this.tokens[back]?.base ?? ''
    return kin.has(before) || pets.has(before) || before === 'someone' || before === 'somebody'
  }

  private isBeing(at: number): boolean {
    const base = this.tokens[at]?.base ?? ''
    return kin.has(base) || pets.has(base) || ['someone', 'somebody', 'is', 'was', 'one'].includes(base)
  }

  private hasTitle(at: number): boolean {
    let back = at - 1
    if (this.tokens[back]?.text === '.') back--
    const title = this.tokens[back]
    if (title?.kind !== 'word' || !titles.has(title.base)) return false
    if (title.possessive) return false
    const token = this.tokens[at] as Token
    if (token.newLine) return false
    if (titlesAlsoWords.has(title.base)) {
      // "the doctor said": the next word must look like a name
      return (
        token.shape === 'Capital' &&
        title.shape !== 'lower' &&
        !(this.lists.bits(token.base) & isCommon && !(this.lists.bits(token.base) & (isGiven | isSurname)))
      )
    }
    if (title.base === 'miss' && title.shape === 'lower')
      return token.shape === 'Capital' || !(this.lists.bits(token.base) & isWord)
    if (title.base === 'ms' && title.shape === 'CAPITALS') return token.shape === 'Capital'
    return !notNames.has(token.base) && !personVerbs.has(token.base) && !auxiliaries.has(token.base)
  }

  /** "Mother: Drew Marsh", "Name - GRACE", "Marsh, Drew". */
  private isLabelled(at: number, bits: number): boolean {
    if (!(bits & (isGiven | isSurname)) && !surnameWords.has(this.tokens[at]?.base ?? '')) return false
    const token = this.tokens[at] as Token
    if (careWords.has(token.base) || token.shape === 'lower') return false
    const mark = this.tokens[at - 1]
    const label = this.tokens[at - 2]
    if (
      mark &&
      /^[:–-]$/.test(mark.text) &&
      !token.newLine &&
      label &&
      (kin.has(label.base) || labelWords.has(label.base)) &&
      (label.opens || label.newLine || mark.text === ':')
    ) {
      return !officeWords.has(token.base)
    }
    return (
      token.opens &&
      this.tokens[at + 1]?.text === ',' &&
      surnameWords.has(token.base) &&
      (this.lists.bits(this.tokens[at + 2]?.base ?? '') & isGiven) !== 0 &&
      this.tokens[at + 2]?.shape !== 'lower'
    )
  }

  private isCued(at: number): boolean {
    const before = this.tokens[at - 1]
    if (!before) return false
    return before.kind === 'mark'
      ? this.isNamed(at)
      : naming.has(before.base) ||
          titles.has(before.base) ||
          pets.has(before.base) ||
          /^(?:him|her|them|me|family|baby)$/.test(before.base) ||
          before.base === 'as' ||
          before.base === 'is' ||
          before.base === 'by'
  }

  private isCited(at: number): boolean {
    for (let step = -4; step <= 5; step++) {
      const near = this.tokens[at + step]
      if (!near || step === 0) continue
      if (citationWords.has(near.base) || theorists.has(near.base)) return true
      if (near.kind === 'number' && /^(?:19|20)\d\d$/.test(near.text)) return true
    }
    return false
  }

  /** Places of several words: "Lossiemouth Bay", "St Andrews". */
  places(judged: (Judged | undefined)[]): void {
    const { tokens, lists } = this
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]
      const most = token?.kind === 'word' ? lists.placeBegins.get(token.base) : undefined
      if (!most || this.taken[at]) continue
      let phrase = token?.base ?? ''
      let found = 0
      for (let more = 1; more < most; more++) {
        const next = tokens[at + more]
        if (next?.kind !== 'word') break
        phrase += ` ${next.base}`
        if (lists.bits(phrase) & isPlace) found = more
      }
      if (found === 0 || this.safe.has(phrase)) continue
      const hasCapitals = tokens.slice(at, at + found + 1).some(({ shape }) => shape !== 'lower')
      const allWords = tokens.slice(at, at + found + 1).every(({ base }) => lists.bits(base) & isWord)
      if (!hasCapitals && allWords) continue
      for (let more = 0; more <= found; more++) judged[at + more] = { verdict: 'check', kind: 'PLACE', why: 'place' }
    }
  }

  /** L6: the same word elsewhere in the text. Words that are also names need a capital there, unless nobody uses capitals. */
  everyMention(judged: (Judged | undefined)[]): void {
    const known = new Map<string, Judged>()
    judged.forEach((one, at) => {
      const token = this.tokens[at]
      if (!one || !token || one.verdict !== 'must') return
      if (!known.has(token.base)) known.set(token.base, one)
    })
    if (known.size === 0) return
    for (let at = 0; at < this.tokens.length; at++) {
      const token = this.tokens[at] as Token
      if (judged[at]?.verdict === 'must' || token.kind !== 'word' || this.taken[at]) continue
      const one = known.get(token.base)
      if (!one || this.safe.has(token.base)) continue
      const bits = this.lists.bits(token.base)
      if (bits & isWord || careWords.has(token.base)) {
        if (token.shape === 'lower' && !(this.isLowerText && this.personBeside(at) >= 1)) continue
        if (determiners.has(this.before(at)) && this.before(at) !== 'of') continue
        if (token.opens && careWords.has(token.base)) continue
        if (token.base === 'will' && token.opens && /^(?:the|they|he|she|we|it|you|i|this|there)$/.test(this.after(at)))
          continue
      }
      judged[at] = one
    }
  }

  /** What follows a given name with a capital belongs to it: Jamie Blackbird, Sarah van der Berg. */
  surnames(judged: (Judged | undefined)[]): void {
    for (let at = 1; at < this.tokens.length; at++) {
      const token = this.tokens[at] as Token
      if (judged[at] || this.taken[at] || token.kind !== 'word' || token.newLine) continue
      let back = at - 1
      while (this.tokens[back]?.kind === 'word' && particles.has(this.tokens[back]?.base ?? '') && at - back < 4) back--
      const before = judged[back]
      const first = this.tokens[back]
      if (before?.kind !== 'PERSON' || !first || first.possessive || first.kind !== 'word') continue
      const bits = this.lists.bits(token.base)
      const wantsCapital = token.shape === 'Capital' && !token.plain
      const isKnown =
        !wantsCapital &&
        (token.plain || this.isLowerText) &&
        (bits & isSurname) !== 0 &&
        !personVerbs.has(token.base) &&
        !auxiliaries.has(token.base) &&
        !(bits & isCommon && !(bits & isSurname))
      const isUsual =
        !wantsCapital && (token.plain || this.isLowerText) && surnameWords.has(token.base) && before.verdict === 'must'
      if (!wantsCapital && !isUsual && !(isKnown && !(bits & isCommon))) continue
      if (wantsCapital && (careWords.has(token.base) || this.safe.has(token.base) || officeWords.has(token.base)))
        continue
      for (let more = back + 1; more <= at; more++) judged[more] ??= person(before.verdict, before.why)
    }
  }

  private before(at: number): string {
    const token = this.tokens[at - 1]
    if (!token || this.tokens[at]?.newLine) return ''
    if (token.kind !== 'mark') return token.base
    return token.text === '(' || token.text === '"' || token.text === ',' ? (this.isKinBefore(at - 2) ?? '') : ''
  }

  /** "his brother, Mark", "mum (Grace)" */
  private isKinBefore(at: number): string | undefined {
    const base = this.tokens[at]?.base ?? ''
    return kin.has(base) || pets.has(base) ? base : undefined
  }

  private after(at: number): string {
    const token = this.tokens[at + 1]
    return token && token.kind !== 'mark' && !token.newLine ? token.base : ''
  }

  private nextIsCapital(at: number): boolean {
    const next = this.tokens[at + 1]
    return next?.kind === 'word' && next.shape === 'Capital' && !next.newLine
  }

  private nextIsName(at: number): boolean {
    const next = this.tokens[at + 1]
    return (
      next !== undefined && (this.lists.bits(next.base) & (isGiven | isSurname)) !== 0 && !officeWords.has(next.base)
    )
  }

  private nextIsSurname(at: number): boolean {
    const next = this.tokens[at + 1]
    if (next?.kind !== 'word' || next.newLine) return false
    const bits = this.lists.bits(next.base)
    if (careWords.has(next.base) || officeWords.has(next.base)) return false
    if (!(bits & isWord)) return (bits & (isSurname | isGiven)) !== 0 || (bits === 0 && next.shape === 'Capital')
    if (next.shape === 'Capital' && !next.plain) return (bits & isSurname) !== 0 || surnameWords.has(next.base)
    if (!surnameWords.has(next.base) || !(this.isLowerText || next.plain)) return false
    const base = this.tokens[at]?.base ?? ''
    return (
      !/^(?:will|may|can|must|mark|hope)$/.test(base) ||
      personVerbs.has(this.after(at + 1)) ||
      auxiliaries.has(this.after(at + 1))
    )
  }

  /** A given name, perhaps a word, with a capital inside a sentence. */
  private isLargeGiven(at: number): boolean {
    const token = this.tokens[at]
    if (token?.kind !== 'word' || token.shape !== 'Capital' || token.plain) return false
    const bits = this.lists.bits(token.base)
    return (bits & isGiven) !== 0 && (bits & isFrequent) !== 0 && !officeWords.has(token.base)
  }

  private isNameLike(at: number): boolean {
    const token = this.tokens[at]
    if (token?.kind !== 'word') return false
    const bits = this.lists.bits(token.base)
    if (careWords.has(token.base)) return false
    return (
      (bits & isGiven) !== 0 &&
      (!(bits & isWord) || (token.shape === 'Capital' && !token.opens && !carefulNames.has(token.base)))
    )
  }
}

const labelWords: ReadonlySet<string> = new Set(
  'name names re subject patient pupil client attendees present apologies about involved'.split(' '),
)
/** Before these only a name has a capital. */
const closeKin: ReadonlySet<string> = new Set(
  'wee poor uncle auntie aunty aunt granny gran nana nan cousin brother sister baby son daughter stepdad stepmum nephew niece twin'.split(
    ' ',
  ),
)

/** "Young children", "Black families". */
const notFamilies: ReadonlySet<string> = new Set(
  'young black white brown other many more most small little big strong poor rich good best looked-after vulnerable disabled foster single local large long short west east north south early great'.split(
    ' ',
  ),
)

/** Verbs whose past is their first form: after "will" they say nothing. */
const sameForms: ReadonlySet<string> = new Set(
  'read put let hit set cut shut run come become hurt cost quit split think know feel want need help start stop try look'.split(
    ' ',
  ),
)

/** English words with accents. */
const accented: ReadonlySet<string> = new Set(
  'cafe fiance fiancee naive cliche protege resume role regime seance matinee creche decor soiree expose facade'.split(
    ' ',
  ),
)

/** After these a letter is a neutral label. */
const labelNouns: ReadonlySet<string> = new Set(
  'child parent sibling person family participant adult option appendix group team school step part section grade hepatitis vitamin plan level type class category generation agency practitioner area board card case column row table figure question item paragraph annex schedule band stage tier model version grandparent carer baby twin partner professional wing room block unit'.split(
    ' ',
  ),
)

/** Never a name, whatever cue stands before. */
const notNames: ReadonlySet<string> = new Set(
  'the a an this that these those his her their its our my your some any no not in on at to for from by with of and or but if as when while because so it he she they we i you me him them us is was are were be been being has had have do does did out up off over back down in into about again also just very more most less police ambulance social mum dad mother father gran home work school names name for after before during through child children parents family names meeting meetings yesterday today tonight twice once several him'.split(
    ' ',
  ),
)

/** Words that are common as surnames: after a given name in a text without capitals they belong to it. */
const surnameWords: ReadonlySet<string> = new Set(
  'young king hill wood park long black white day cook bell stone field banks fox swift sharp bird love rice frost marsh waters savage rivers brown green grey gray baker carter cooper taylor turner walker miller fisher mason hunter shepherd ward hall price rose bishop knight wright moss gunn dey main smart bruce garden low short little strong wise west north woods forest burns mills wells brooks glass gold berry bush flood ford lake lane lamb hawk crow swan finch peacock drake lawless noble page pope prior read root slater spicer steel summers winters weaver wheeler winter duke earl barber butcher porter potter sadler sawyer smith tanner tyler gardener fowler farmer archer best bright sweet cross dale farrow head house hope joy lily parsons chambers parks rhodes snow sommer stark storey street sterling thorn towers tree wolf mutch watt gauld still'.split(
    ' ',
  ),
)

/** Offices and bodies: "Sarah Social Work" is no surname. */
const officeWords: ReadonlySet<string> = new Set(
  'social work worker health visitor police school nurse teacher team manager officer service services council centre primary academy high nursery hospital surgery clinic street road avenue drive house court plan meeting review report group project unit department office practice education family families child children young people act bill guidance panel hearing scotland inspector sergeant constable and the of for'.split(
    ' ',
  ),
)

function person(sure: 'must' | 'check', why: Span['why'] = 'person-name'): Judged {
  return { verdict: sure, kind: 'PERSON', why }
}

/** Neighbouring names are one finding. */
function joined(tokens: readonly Token[], judged: readonly (Judged | undefined)[]): Span[] {
  const spans: Span[] = []
  let last = -2
  for (let at = 0; at < tokens.length; at++) {
    const one = judged[at]
    const token = tokens[at]
    if (!one || !token) continue
    const before = spans.at(-1)
    const severity = one.verdict
    const gap = at - last
    const bridged = gap === 1 || (gap === 2 && tokens[at - 1]?.text === '.' && (tokens[at - 2]?.text.length ?? 9) < 3)
    if (before && bridged && before.kind === one.kind && !token.newLine && !tokens[last]?.possessive) {
      spans[spans.length - 1] = {
        ...before,
        end: token.end,
        severity: before.severity === 'must' || severity === 'must' ? 'must' : 'check',
        why: before.severity === 'must' ? before.why : one.why,
      }
    } else {
      const start = titleStart(tokens, at, one)
      spans.push({
        start,
        end: token.end,
        kind: one.kind,
        severity,
        why: start < token.start && one.kind === 'PERSON' ? titledWhy(tokens, at, one) : one.why,
      })
    }
    last = at
  }
  return spans
}

/** The title goes with the name: both are replaced by one neutral word. */
function titleStart(tokens: readonly Token[], at: number, { kind }: Judged): number {
  const token = tokens[at] as Token
  if (kind !== 'PERSON' || token.newLine) return token.start
  let back = at - 1
  if (tokens[back]?.base === 'st' || tokens[back]?.base === 'saint') return tokens[back]?.start ?? token.start
  if (tokens[back]?.text === '.' && tokens[back]?.end !== undefined) back--
  while (
    back > 0 &&
    at - back < 6 &&
    ((tokens[back]?.base.length === 1 && tokens[back]?.shape === 'Capital') || tokens[back]?.text === '.')
  )
    back--
  const title = tokens[back]
  if (!title || !titles.has(title.base) || title.possessive) return token.start
  if (titlesAlsoWords.has(title.base) && title.shape === 'lower') return token.start
  return title.start
}

const colleagueTitles: ReadonlySet<string> = new Set(
  'dr doctor sgt sergeant pc wpc dc ds di dci insp inspector constable supt nurse matron prof professor rev reverend sheriff councillor cllr'.split(
    ' ',
  ),
)

function titledWhy(tokens: readonly Token[], at: number, one: Judged): Span['why'] {
  const title = tokens[at - 1]?.text === '.' ? tokens[at - 2] : tokens[at - 1]
  return title && colleagueTitles.has(title.base) ? 'colleague-name' : one.why
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
