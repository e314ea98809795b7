/** Neutral words that fit the place: after "his brother" a sibling, after "Dr" a colleague. */
import type { Suggestion, Why } from './finding.ts'

const usual: Readonly<Record<Why, readonly Suggestion[]>> = {
  'person-name': ['the-child', 'a-sibling', 'parent-a', 'a-relative', 'a-family-member'],
  'possible-name': ['the-child', 'parent-a', 'a-relative'],
  nickname: ['the-child', 'a-relative', 'a-pet'],
  initials: ['the-child', 'parent-a', 'a-colleague'],
  'colleague-name': ['a-colleague'],
  chi: ['leave-it-out'],
  'nhs-number': ['leave-it-out'],
  'health-care-number': ['leave-it-out'],
  'national-insurance': ['leave-it-out'],
  'pupil-number': ['leave-it-out'],
  'case-number': ['leave-it-out'],
  'police-number': ['an-incident', 'leave-it-out'],
  'reporter-number': ['a-court-case', 'leave-it-out'],
  'long-number': ['leave-it-out'],
  'date-of-birth': ['an-age-band', 'leave-it-out'],
  'exact-date': ['some-months', 'some-weeks-later'],
  'due-date': ['some-weeks-later', 'leave-it-out'],
  postcode: ['the-home', 'leave-it-out'],
  address: ['the-home'],
  place: ['a-town', 'a-village', 'another-area'],
  school: ['the-school', 'the-nursery'],
  'health-place': ['the-surgery', 'a-hospital'],
  'club-faith-work': ['a-club'],
  'local-service': ['a-local-service'],
  phone: ['leave-it-out'],
  email: ['leave-it-out'],
  'online-name': ['an-online-account', 'leave-it-out'],
  vehicle: ['a-car'],
  bank: ['leave-it-out'],
  'passport-licence': ['leave-it-out'],
  device: ['leave-it-out'],
  'practitioner-number': ['a-colleague', 'leave-it-out'],
  combination: ['leave-it-out'],
}

const nearby: readonly (readonly [RegExp, Suggestion])[] = [
  [/\b(?:brother|sister|sibling|twin|stepbrother|stepsister|bro|sis)\W{1,3}$/i, 'a-sibling'],
  [/\b(?:mum|mother|mam|mammy|dad|father|daddy|parent|stepdad|stepmum)\W{1,3}$/i, 'parent-a'],
  [
    /\b(?:gran|granny|nan|nana|grandma|grandad|granda|grandpa|uncle|aunt|auntie|cousin|niece|nephew)\W{1,3}$/i,
    'a-relative',
  ],
  [
    /\b(?:worker|nurse|visitor|teacher|headteacher|officer|doctor|midwife|keyworker|colleague|manager)\W{1,3}$/i,
    'a-colleague',
  ],
  [/\b(?:dog|cat|puppy|kitten|rabbit|hamster|horse|pony|pet)(?: (?:called|named))?\W{1,3}$/i, 'a-pet'],
]

export function suggestionsFor(why: Why, text: string, start: number): readonly Suggestion[] {
  const words = usual[why]
  if (why !== 'person-name' && why !== 'possible-name' && why !== 'nickname') return words
  const before = text.slice(Math.max(0, start - 24), start)
  const fitting = nearby.find(([pattern]) => pattern.test(before))?.[1]
  return fitting ? [fitting, ...words.filter((word) => word !== fitting)] : words
}
