/** The word before one that may be a name, as a kind: an article, kin, a verb whose object is a person. */
import {
  addressing,
  articles,
  asking,
  being,
  conjunctions,
  contacts,
  lightVerbs,
  objects,
  personPrepositions,
  placePrepositions,
  pronounsAndArticles,
  subjects,
  toPerson,
} from './frame-words.ts'
import { kin, personVerbs } from './grammar.ts'
import { classOf, labelWords } from './name-words.ts'
import type { Neighbours } from './neighbours.ts'

export type Before =
  | 'start'
  | 'article'
  | 'kin'
  | 'person'
  | 'place'
  | 'to'
  | 'being'
  | 'subject'
  | 'object'
  | 'conjunction'
  | 'verb'
  | 'noun'
  | 'mark'
  | 'label'
  | 'question'

export function beforeOf(near: Neighbours, at: number): Before {
  const token = near.tokens[at - 1]
  if (!token || near.token(at).newLine) return 'start'
  if (token.kind === 'mark') {
    if (
      token.text === '=' ||
      (token.text === ':' && (kin.has(near.wordAt(at - 2)) || labelWords.has(near.wordAt(at - 2))))
    )
      return 'label'
    if (token.text === '/' && near.wordAt(at - 2) === 'w') return 'person'
    if (token.text === '(' || token.text === ',')
      return kin.has(near.wordAt(at - 2))
        ? endsThere(near, at)
          ? 'label'
          : 'kin'
        : token.text === ','
          ? 'conjunction'
          : 'mark'
    return token.text === '/' || token.text === '-' ? 'mark' : 'start'
  }
  if (token.kind === 'number') return 'start'
  const { base } = token
  if (base === 'o' && near.wordAt(at - 2) === '/') return 'label'
  if (base === 'of' && belongings.has(near.wordAt(at - 2))) return 'person'
  if (base === 'not' && endsThere(near, at)) return 'verb'
  if (base === 'but' && /^(?:everyone|everybody|nobody|noone|all|anyone)$/.test(near.wordAt(at - 2))) return 'person'
  if (token.possessive) return pronounsAndArticles.has(base) ? 'being' : 'article'
  const earlier = near.wordAt(at - 2)
  if (base === 'her' && toPerson.has(earlier)) return 'object'
  if (base === 'that' && (conjunctions.has(earlier) || near.token(at).shape !== 'lower')) return 'conjunction'
  if (addressing.has(base)) return base === 'wee' || base === 'poor' ? 'kin' : 'verb'
  if (kin.has(base)) return 'kin'
  if (articles.has(base) || base === 'her') return 'article'
  if (asking.has(base) && (near.token(at - 1).opens || questions.test(earlier))) return 'question'
  if (being.has(base)) return 'being'
  if (subjects.has(base)) return 'subject'
  if (objects.has(base)) return 'object'
  if (personPrepositions.has(base)) return 'person'
  if (placePrepositions.has(base)) return 'place'
  if (base === 'to' || base === 'tae') return 'to'
  if (conjunctions.has(base) || adverbial.has(base)) return 'conjunction'
  return toPerson.has(base) || personVerbs.has(base) ? 'verb' : 'noun'
}

/** "mum, rose, hv": a list of people, and "dad (drew)". */
const endsThere = (near: Neighbours, at: number): boolean => /^[,)]$/.test(near.tokens[at + 1]?.text ?? ',')

/** "the needs of mark", "because of summer", "scared of art" */
const belongings: ReadonlySet<string> = new Set(
  'because care sight photo photos picture pictures drawing view views name story voice needs behaviour safety behalf afraid scared frightened terrified proud fond think thinking thought front ahead instead speak spoke speaking aware full best worst rest custody ashamed sick tired wary account description'.split(
    ' ',
  ),
)

const adverbial: ReadonlySet<string> = new Set(
  'n today yesterday then now later still also only just ytd am pm mon tue wed thu fri monday tuesday wednesday thursday friday'.split(
    ' ',
  ),
)

const questions = /^(?:where|why|how|when|what|who|if|and|but|whether|so)$/

export function isToPerson(near: Neighbours, at: number, before: Before): boolean {
  const word = near.wordAt(at - 1)
  if (before === 'verb' || before === 'conjunction')
    return toPerson.has(word) && !(classOf(near.wordAt(at)) === 'mass' && takesFeelings(near, at, word))
  return before === 'to' || reaching.test(word) ? contacts.has(near.wordAt(at - 2)) : false
}

/** "took comfort", and where capitals are used "saw hope", "lost faith": no person. */
const takesFeelings = (near: Neighbours, at: number, verb: string): boolean =>
  lightVerbs.has(verb) ||
  (!near.isLowerText &&
    near.token(at).shape === 'lower' &&
    /^(?:s(?:aw|ee|ees|een|eeing)|hear|heard|trusts?|trusted|miss|misses|missed|helps?|helped|lets?|support\w*|sees|owes?|brings?|named|called|remember\w*)$/.test(
      verb,
    ))

const reaching = /^(?:with|w|wi|from|fae|by|about|for|re|regarding|between)$/
