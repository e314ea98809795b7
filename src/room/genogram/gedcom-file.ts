/**
 * GEDCOM 7, in and out, without identifiers: names, dates, places, notes and whatever else says who somebody is are never read into the
 * family and never written. People become "Person 1", "Person 2" …; who reads a file gives them roles. Tolerant: a bad line is told with
 * its number and left out. (Tags: GEDCOM 7.0 specification, gedcom.io; ages are read as living or died only.)
 */
import type { ChildLink, ChildOf, Family, FamilyPerson, Sex, Union, UnionStatus } from './family.ts'
import { type Entry, type GedcomFault, most, recordsOf } from './gedcom-entries.ts'
import { type LeftOut, leftOutOf } from './gedcom-left-out.ts'

export interface GedcomRead {
  readonly family: Family
  readonly leftOut: LeftOut
  /** By their lines. */
  readonly faults: readonly GedcomFault[]
}

/** Never throws. `label` gives the role of the person with a number. */
export function readGedcom(text: string, label: (number: number) => string): GedcomRead {
  const faults: GedcomFault[] = []
  const records = recordsOf(text, faults)
  const people = new Map<string, Entry>()
  const families = new Map<string, Entry>()
  for (const record of records) {
    const map = record.tag === 'INDI' ? people : record.tag === 'FAM' ? families : null
    if (!map || record.id === '') continue
    if (map.has(record.id)) faults.push({ line: record.line, wrong: 'used-twice' })
    else if (people.size + families.size >= 2 * most.people) faults.push({ line: record.line, wrong: 'too-large' })
    else map.set(record.id, record)
  }
  const ids = new Map([...people.keys()].map((id, place) => [id, `p${place + 1}`]))
  const person = (pointer: Entry): string | null => {
    const id = /^@([^@]+)@$/.exec(pointer.value)?.[1] ?? ''
    if (id === 'VOID') return null
    const found = ids.get(id)
    if (!found) faults.push({ line: pointer.line, wrong: 'leads-nowhere' })
    return found ?? null
  }
  for (const { inside } of people.values())
    for (const { tag, value, line } of inside)
      if ((tag === 'FAMC' || tag === 'FAMS') && value !== '@VOID@' && !families.has(value.replaceAll('@', '')))
        faults.push({ line, wrong: 'no-family' })
  const links = linksIn(people, ids)
  const unions: Union[] = []
  const children: ChildOf[] = []
  for (const [id, record] of families) {
    const union = `u${unions.length + 1}`
    const partners = record.inside
      .filter(({ tag }) => tag === 'HUSB' || tag === 'WIFE')
      .flatMap((one) => person(one) ?? [])
    const both = [...new Set(partners)].slice(0, 2)
    const theirs = record.inside.filter(({ tag }) => tag === 'CHIL').flatMap((one) => person(one) ?? [])
    if (both.length === 0) continue
    unions.push({ id: union, partners: both, status: statusOf(record), order: unions.length + 1 })
    const seen = new Set(both)
    for (const child of theirs) {
      if (seen.has(child)) continue
      seen.add(child)
      children.push({ union, person: child, link: links.get(`${child} @${id}@`) ?? 'biological' })
    }
  }
  const persons = [...people.values()].map(
    (record, place): FamilyPerson => ({
      id: `p${place + 1}`,
      sex: sexOf(record),
      kind: 'person',
      deceased: record.inside.some(({ tag }) => tag === 'DEAT'),
      label: label(place + 1),
      ageBand: 'not-said',
    }),
  )
  const family = { index: null, persons, unions, children, households: [], relations: [] }
  return { family, leftOut: leftOutOf(records), faults: faults.toSorted((one, other) => one.line - other.line) }
}

const sexOf = ({ inside }: Entry): Sex => {
  const said = inside.find(({ tag }) => tag === 'SEX')?.value.toUpperCase()
  return said === 'M' || said === 'F' || said === 'X' ? said : 'U'
}

function statusOf({ inside }: Entry): UnionStatus {
  const has = (tag: string) => inside.some((entry) => entry.tag === tag)
  const extra = inside.find(({ tag }) => tag === '_STATUS')?.value
  if (extra && extra in statusTags) return extra as UnionStatus // a key of statusTags
  if (has('DIV') || has('ANUL')) return 'divorced'
  if (has('MARR')) return 'married'
  return has('ENGA') ? 'engaged' : 'unknown'
}

/** By child and family, as the children's own records say it. */
function linksIn(people: ReadonlyMap<string, Entry>, ids: ReadonlyMap<string, string>): ReadonlyMap<string, ChildLink> {
  const links = new Map<string, ChildLink>()
  for (const [id, { inside }] of people)
    for (const famc of inside) {
      const key = `${ids.get(id)} ${famc.value}`
      if (famc.tag === 'FAMC' && !links.has(key)) links.set(key, linkIn(famc))
    }
  return links
}

function linkIn({ inside }: Entry): ChildLink {
  const pedi = inside.find(({ tag }) => tag === 'PEDI')
  const phrase = pedi?.inside.find(({ tag }) => tag === '_LINK')?.value ?? ''
  if (pedi?.value === 'ADOPTED') return 'adopted'
  if (pedi?.value === 'FOSTER') return 'fostered'
  if (pedi?.value !== 'OTHER') return 'biological'
  return phrase === 'kinship' || phrase === 'step' || phrase === 'donor' ? phrase : 'kinship'
}

/** GEDCOM's own event of a couple, where it has one. */
const statusTags: Readonly<Record<UnionStatus, string>> = {
  married: 'MARR',
  widowed: 'MARR',
  divorced: 'DIV',
  engaged: 'ENGA',
  cohabiting: '',
  separated: '',
  casual: '',
  affair: '',
  abuse: '',
  donor: '',
  unknown: '',
}
const pediOf: Readonly<Record<ChildLink, string>> = {
  biological: 'BIRTH',
  adopted: 'ADOPTED',
  fostered: 'FOSTER',
  kinship: 'OTHER',
  step: 'OTHER',
  donor: 'OTHER',
}
const schema = 'https://common-ground.example/gedcom'

/** Structure only: no names, no labels, no dates. Losses and pets are left out, households and lines too: GEDCOM has no place for them. */
export function writeGedcom(family: Family): string {
  const people = family.persons.filter(({ kind }) => kind === 'person')
  const number = new Map(people.map(({ id }, place) => [id, `@I${place + 1}@`]))
  const unions = family.unions.filter(({ partners }) => partners.some((id) => number.has(id)))
  const couple = new Map(unions.map(({ id }, place) => [id, `@F${place + 1}@`]))
  const lines = [
    '0 HEAD',
    '1 GEDC',
    '2 VERS 7.0',
    '1 SCHMA',
    `2 TAG _STATUS ${schema}#status`,
    `2 TAG _LINK ${schema}#link`,
  ]
  for (const { id, sex, deceased } of people) {
    lines.push(`0 ${number.get(id)} INDI`, `1 SEX ${sex}`)
    if (deceased) lines.push('1 DEAT Y')
    for (const child of family.children.filter(({ person, union }) => person === id && couple.has(union))) {
      lines.push(`1 FAMC ${couple.get(child.union)}`, `2 PEDI ${pediOf[child.link]}`)
      if (pediOf[child.link] === 'OTHER') lines.push(`3 _LINK ${child.link}`)
    }
    for (const union of unions.filter(({ partners }) => partners.includes(id)))
      lines.push(`1 FAMS ${couple.get(union.id)}`)
  }
  for (const { id, partners, status } of unions) {
    lines.push(`0 ${couple.get(id)} FAM`)
    for (const [place, partner] of partners.filter((one) => number.has(one)).entries())
      lines.push(`1 ${place === 0 ? 'HUSB' : 'WIFE'} ${number.get(partner)}`)
    for (const { person } of family.children.filter(({ union }) => union === id))
      if (number.has(person)) lines.push(`1 CHIL ${number.get(person)}`)
    if (statusTags[status] !== '') lines.push(`1 ${statusTags[status]} Y`)
    lines.push(`1 _STATUS ${status}`)
  }
  lines.push('0 TRLR')
  return `${lines.join('\n')}\n`
}
