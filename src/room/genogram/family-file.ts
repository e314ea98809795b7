/** Reads a family at the border. Whatever comes in: a family whose every id leads somewhere, or faults with their places. */
import {
  ageBands,
  type ChildOf,
  childLinks,
  type Family,
  type FamilyPerson,
  type GettingOn,
  type Household,
  personKinds,
  sexes,
  type Union,
  unionStatuses,
  zygosities,
} from './family.ts'

/** `at` is the place, as in `children[3].union`; `is` what was found there, shortened. */
export interface FamilyFault {
  readonly at: string
  readonly wrong:
    | 'not-an-object'
    | 'not-a-list'
    | 'not-a-text'
    | 'not-a-number'
    | 'not-true-or-false'
    | 'not-a-choice'
    | 'missing'
    | 'empty'
    | 'too-long'
    | 'too-many'
    | 'id-used-twice'
    | 'no-such-id'
    | 'one-or-two-partners'
    | 'own-partner'
    | 'own-child'
    | 'own-relation'
  readonly is?: string
  readonly may?: readonly string[]
}

export type FamilyRead = { readonly family: Family } | { readonly faults: readonly FamilyFault[] }

const most = { people: 5000, rows: 20_000, text: 200, faults: 20 }

export function readFamily(value: unknown): FamilyRead {
  const read = new Reader()
  const whole = read.object(value, 'family')
  if (!whole) return { faults: read.faults }
  const persons = read.rows(whole, 'persons', (row, at) => person(read, row, at), most.people)
  const unions = read.rows(whole, 'unions', (row, at) => union(read, row, at))
  const children = read.rows(whole, 'children', (row, at) => childOf(read, row, at))
  const households = read.rows(whole, 'households', (row, at) => household(read, row, at))
  const relations = read.rows(whole, 'relations', (row, at) => gettingOn(read, row, at))
  const index = whole.index === undefined || whole.index === null ? null : read.text(whole.index, 'index')
  const family: Family = { index, persons, unions, children, households, relations }
  if (read.faults.length === 0) references(read, family)
  return read.faults.length > 0 ? { faults: read.faults } : { family }
}

function person(read: Reader, row: Row, at: string): FamilyPerson {
  return {
    id: read.text(row.id, `${at}.id`),
    sex: read.choice(row.sex, sexes, `${at}.sex`),
    kind: row.kind === undefined ? 'person' : read.choice(row.kind, personKinds, `${at}.kind`),
    deceased: read.flag(row.deceased, `${at}.deceased`),
    ...(row.label === undefined ? {} : { label: read.text(row.label, `${at}.label`) }),
    ...(row.ageBand === undefined ? {} : { ageBand: read.choice(row.ageBand, ageBands, `${at}.ageBand`) }),
  }
}

function union(read: Reader, row: Row, at: string): Union {
  const partners = read.texts(row.partners, `${at}.partners`)
  if (Array.isArray(row.partners) && (partners.length < 1 || partners.length > 2))
    read.fault({ at: `${at}.partners`, wrong: 'one-or-two-partners', is: String(partners.length) })
  if (partners.length === 2 && partners[0] === partners[1])
    read.fault({ at: `${at}.partners`, wrong: 'own-partner', is: short(partners[0]) })
  return {
    id: read.text(row.id, `${at}.id`),
    partners,
    status: row.status === undefined ? 'unknown' : read.choice(row.status, unionStatuses, `${at}.status`),
    order: row.order === undefined ? 1 : read.number(row.order, `${at}.order`),
  }
}

function childOf(read: Reader, row: Row, at: string): ChildOf {
  return {
    union: read.text(row.union, `${at}.union`),
    person: read.text(row.person, `${at}.person`),
    link: row.link === undefined ? 'biological' : read.choice(row.link, childLinks, `${at}.link`),
    ...(row.twin === undefined || row.twin === null ? {} : { twin: read.text(row.twin, `${at}.twin`) }),
    ...(row.zyg === undefined || row.zyg === null ? {} : { zyg: read.choice(row.zyg, zygosities, `${at}.zyg`) }),
  }
}

const household = (read: Reader, row: Row, at: string): Household => ({
  id: read.text(row.id, `${at}.id`),
  members: [...new Set(read.texts(row.members, `${at}.members`))],
})

function gettingOn(read: Reader, row: Row, at: string): GettingOn {
  const directed = read.flag(row.directed, `${at}.directed`)
  const relation = {
    a: read.text(row.a, `${at}.a`),
    b: read.text(row.b, `${at}.b`),
    type: read.text(row.type, `${at}.type`),
  }
  return directed ? { ...relation, directed } : relation
}

/** Every id once, every reference to somebody who is there. Who is their own ancestor is drawn and told (generations.ts). */
function references(read: Reader, family: Family): void {
  const people = unique(read, family.persons, 'persons')
  const unions = unique(read, family.unions, 'unions')
  unique(read, family.households, 'households')
  const known = (ids: ReadonlyMap<string, number>, id: string, at: string) => {
    if (!ids.has(id)) read.fault({ at, wrong: 'no-such-id', is: short(id) })
  }
  if (family.index !== null) known(people, family.index, 'index')
  family.unions.forEach((row, number) => {
    row.partners.forEach((id, place) => {
      known(people, id, `unions[${number}].partners[${place}]`)
    })
  })
  const seen = new Set<string>()
  family.children.forEach((row, number) => {
    known(unions, row.union, `children[${number}].union`)
    known(people, row.person, `children[${number}].person`)
    const key = JSON.stringify([row.union, row.person, row.link])
    if (seen.has(key)) read.fault({ at: `children[${number}]`, wrong: 'id-used-twice', is: short(row.person) })
    seen.add(key)
    const parents = family.unions[unions.get(row.union) ?? -1]?.partners
    if (parents?.includes(row.person))
      read.fault({ at: `children[${number}].person`, wrong: 'own-child', is: short(row.person) })
  })
  family.households.forEach((row, number) => {
    row.members.forEach((id, place) => {
      known(people, id, `households[${number}].members[${place}]`)
    })
  })
  family.relations.forEach((row, number) => {
    known(people, row.a, `relations[${number}].a`)
    known(people, row.b, `relations[${number}].b`)
    if (row.a === row.b) read.fault({ at: `relations[${number}]`, wrong: 'own-relation', is: short(row.a) })
  })
}

function unique(read: Reader, rows: readonly { readonly id: string }[], list: string): Map<string, number> {
  const places = new Map<string, number>()
  rows.forEach(({ id }, number) => {
    if (places.has(id)) read.fault({ at: `${list}[${number}].id`, wrong: 'id-used-twice', is: short(id) })
    else places.set(id, number)
  })
  return places
}

type Row = Readonly<Record<string, unknown>>

const short = (value: unknown): string => String(typeof value === 'object' ? JSON.stringify(value) : value).slice(0, 40)

class Reader {
  readonly faults: FamilyFault[] = []

  fault(fault: FamilyFault): void {
    if (this.faults.length < most.faults) this.faults.push(fault)
  }

  object(value: unknown, at: string): Row | null {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Row
    this.fault({ at, wrong: value === undefined ? 'missing' : 'not-an-object', is: short(value) })
    return null
  }

  rows<T>(whole: Row, name: string, row: (row: Row, at: string) => T, limit = most.rows): T[] {
    const value = whole[name]
    if (value === undefined && name !== 'persons') return []
    if (!Array.isArray(value)) {
      this.fault({ at: name, wrong: value === undefined ? 'missing' : 'not-a-list' })
      return []
    }
    if (value.length > limit) {
      this.fault({ at: name, wrong: 'too-many', is: String(value.length) })
      return []
    }
    return value.flatMap((entry, number) => {
      const at = `${name}[${number}]`
      const object = this.object(entry, at)
      return object ? [row(object, at)] : []
    })
  }

  text(value: unknown, at: string): string {
    if (typeof value === 'string' && value !== '' && value.length <= most.text) return value
    const wrong = typeof value !== 'string' ? 'not-a-text' : value === '' ? 'empty' : 'too-long'
    this.fault(value === undefined ? { at, wrong: 'missing' } : { at, wrong, is: short(value) })
    return ''
  }

  texts(value: unknown, at: string): string[] {
    if (Array.isArray(value)) return value.map((entry, place) => this.text(entry, `${at}[${place}]`))
    this.fault({ at, wrong: value === undefined ? 'missing' : 'not-a-list' })
    return []
  }

  number(value: unknown, at: string): number {
    if (typeof value === 'number' && Number.isFinite(value)) return value
    this.fault({ at, wrong: 'not-a-number', is: short(value) })
    return 0
  }

  flag(value: unknown, at: string): boolean {
    if (value === undefined || typeof value === 'boolean') return value ?? false
    this.fault({ at, wrong: 'not-true-or-false', is: short(value) })
    return false
  }

  choice<T extends string>(value: unknown, choices: readonly [T, ...T[]], at: string): T {
    const found = choices.find((choice) => choice === value)
    if (found !== undefined) return found
    this.fault(
      value === undefined ? { at, wrong: 'missing' } : { at, wrong: 'not-a-choice', is: short(value), may: choices },
    )
    return choices[0]
  }
}
