/** What the guard says about a text: where, what kind, how sure, why, and which neutral words may stand there instead. */

/** The kinds of identifier of the procedure's rule (P22), in the order a report lists them. */
export const kinds = [
  'PERSON',
  'DATE_OF_BIRTH',
  'DATE',
  'ADDRESS',
  'PLACE',
  'POSTCODE',
  'PHONE',
  'EMAIL',
  'URL',
  'HANDLE',
  'VEHICLE',
  'CHI',
  'NHS',
  'NINO',
  'SCN',
  'UPN',
  'CASE_ID',
  'POLICE_REF',
  'COURT_REF',
  'SCHOOL',
  'ORGANISATION_LOCAL',
  'BANK',
  'OTHER_ID',
  'combination',
] as const
export type Kind = (typeof kinds)[number]

/** must: almost surely shows who someone is · check: may show it · together: each detail is common, all of them are rare. */
export type Severity = 'must' | 'check' | 'together'

/** Why, as the key of an explanation in content/en/guard.yaml, `kinds`. */
export type Why =
  | 'person-name'
  | 'possible-name'
  | 'nickname'
  | 'initials'
  | 'colleague-name'
  | 'chi'
  | 'nhs-number'
  | 'health-care-number'
  | 'national-insurance'
  | 'pupil-number'
  | 'case-number'
  | 'police-number'
  | 'reporter-number'
  | 'long-number'
  | 'date-of-birth'
  | 'exact-date'
  | 'due-date'
  | 'postcode'
  | 'address'
  | 'place'
  | 'school'
  | 'health-place'
  | 'club-faith-work'
  | 'local-service'
  | 'phone'
  | 'email'
  | 'online-name'
  | 'vehicle'
  | 'bank'
  | 'passport-licence'
  | 'device'
  | 'practitioner-number'
  | 'combination'

/** A neutral word on offer, as its key: `finding.page.ts` says it in words. */
export type Suggestion =
  | 'the-child'
  | 'a-sibling'
  | 'parent-a'
  | 'a-relative'
  | 'a-family-member'
  | 'a-colleague'
  | 'a-pet'
  | 'the-school'
  | 'the-nursery'
  | 'the-surgery'
  | 'a-hospital'
  | 'a-local-service'
  | 'a-club'
  | 'a-town'
  | 'a-village'
  | 'another-area'
  | 'the-home'
  | 'an-age-band'
  | 'some-months'
  | 'some-weeks-later'
  | 'an-incident'
  | 'a-court-case'
  | 'an-online-account'
  | 'a-car'
  | 'leave-it-out'

export interface Finding {
  /** First and last-plus-one index into the text as it was given (JavaScript string indices). */
  readonly start: number
  readonly end: number
  readonly kind: Kind
  readonly severity: Severity
  readonly why: Why
  readonly suggestions: readonly Suggestion[]
  /** Of a combination: what comes together. */
  readonly details?: readonly Detail[]
}

/** A detail that is harmless alone. */
export type Detail = 'age' | 'family' | 'health' | 'event' | 'background' | 'job' | 'place'

export interface GuardOptions {
  /** Names known beforehand, as people write them: "Jamie Kerr", "Kerr, Jamie", "wee J". Server only. */
  readonly roster?: readonly (string | { readonly name: string })[]
  /** Villages, streets and estates the committee added. */
  readonly places?: readonly string[]
  /** Schools and nurseries the committee added. */
  readonly schools?: readonly string[]
  /** Clubs, charities and other small bodies the committee added. */
  readonly organisations?: readonly string[]
  /** Words and phrases the committee declared harmless here. They never clear a number or a name of the roster. */
  readonly safeWords?: readonly string[]
}
