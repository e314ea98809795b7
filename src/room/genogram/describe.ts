/** The drawing in words: its alternative text everywhere, and the way to read it without a picture. */
import { filledIn, type GenogramWords, type SignWords } from './drawing-words.ts'
import type { Family, FamilyPerson } from './family.ts'
import type { Layout } from './layout.ts'
import { lineKindOf } from './relation-line.ts'

/** Sentences, in the order in which one would tell it. */
export function describeFamily(
  family: Family,
  layout: Pick<Layout, 'rows' | 'loops'>,
  own: GenogramWords,
  signs: SignWords,
): string[] {
  if (family.persons.length === 0) return [own.nobody]
  const name = namer(family, own)
  const list = (ids: readonly string[]) => joined(ids.map(name), own.and)
  const people = family.persons.length
  const sentences = [
    filledIn(own.opening, {
      generations: counted(layout.rows, own.generation, own.generations, own),
      people: counted(people, own.person, own.people, own).toLowerCase(),
    }),
  ]
  const persons = new Map(family.persons.map((person) => [person.id, person]))
  if (family.index !== null) {
    const index = persons.get(family.index)
    sentences.push(filledIn(own.about, { person: index ? withAge(name(index.id), index, signs) : own.unnamed }))
  }
  for (const union of family.unions.toSorted((a, b) => a.order - b.order)) {
    const born = family.children.filter((child) => child.union === union.id)
    if (union.partners.length === 2)
      sentences.push(
        filledIn(own.couple, { others: list(union.partners), what: own.statuses[union.status] ?? union.status }),
      )
    else if (born.length > 0) sentences.push(filledIn(own.alone, { person: name(union.partners[0] ?? '') }))
    if (born.length > 0)
      sentences.push(
        filledIn(own.children, {
          person: list(union.partners),
          others: joined(
            born.map(({ person, link, twin, zyg }) => {
              const notes = [
                link === 'biological' ? '' : (own.links[link] ?? link),
                twin ? (zyg === 'MZ' ? own.identical : own.twin) : '',
              ]
              const said = notes.filter((note) => note !== '').join(', ')
              return said === '' ? name(person) : `${name(person)} (${said})`
            }),
            own.and,
          ),
        }),
      )
  }
  for (const { members } of family.households) {
    if (members.length === 1) sentences.push(filledIn(own['household-of-one'], { person: list(members) }))
    else if (members.length > 1) sentences.push(filledIn(own.lives, { others: list(members) }))
  }
  for (const { a, b, type, directed } of family.relations)
    sentences.push(
      filledIn(directed ? own['gets-on-towards'] : own['gets-on'], {
        person: name(a),
        other: name(b),
        what: relationWord(type, signs).toLowerCase(),
      }),
    )
  const linked = new Set([
    ...family.unions.flatMap(({ partners }) => partners),
    ...family.children.map(({ person }) => person),
  ])
  const apart = family.persons.filter(({ id }) => !linked.has(id)).map(({ id }) => id)
  if (apart.length > 0 && people > 1) sentences.push(filledIn(own.apart, { others: list(apart) }))
  for (const { person } of layout.loops) sentences.push(filledIn(own.loop, { person: name(person) }))
  return sentences.map((sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1))
}

export const relationWord = (type: string, signs: SignWords): string =>
  signs.symbols.lines[lineKindOf(type) ?? '']?.label ?? type.replaceAll('-', ' ')

/** Role of each person; who has none is told by kind. Where several are called the same, each has a number that nobody else is called by. */
export function namer(family: Family, own: GenogramWords): (id: string) => string {
  const names = new Map(
    family.persons.map(({ id, label, kind }) => [
      id,
      label ?? (kind === 'person' ? own.unnamed : (own.kinds[kind] ?? kind)),
    ]),
  )
  const times = new Map<string, number>()
  for (const name of names.values()) times.set(name, (times.get(name) ?? 0) + 1)
  const taken = new Set(names.values())
  for (const [id, name] of names) {
    if ((times.get(name) ?? 0) < 2) continue
    let number = 1
    while (taken.has(`${name} ${number}`)) number += 1
    names.set(id, `${name} ${number}`)
    taken.add(`${name} ${number}`)
  }
  return (id) => names.get(id) ?? own.unnamed
}

/** One person in full, for whoever does not see the sign: role, sign, age, what was marked, partners, parents. */
export function describePerson(person: FamilyPerson, family: Family, own: GenogramWords, signs: SignWords): string {
  const name = namer(family, own)
  const what = person.kind === 'person' ? own.sexes[person.sex] : own.kinds[person.kind]
  const facts = [what ?? '', ageOf(person, signs), person.deceased && person.kind === 'person' ? own.died : '']
  for (const { partners, status } of family.unions) {
    const other = partners.find((id) => id !== person.id)
    if (partners.includes(person.id) && other)
      facts.push(filledIn(own.couple, { others: name(other), what: own.statuses[status] ?? status }).replace(/\.$/, ''))
  }
  return [name(person.id), ...facts.filter((fact) => fact !== '')].join(', ')
}

export const ageOf = ({ ageBand, kind }: FamilyPerson, signs: SignWords): string =>
  ageBand === undefined || ageBand === 'not-said' || kind !== 'person' ? '' : (signs.age_bands[ageBand] ?? '')

function withAge(name: string, person: FamilyPerson, signs: SignWords): string {
  const age = ageOf(person, signs)
  return age === '' ? name : `${name} (${age.toLowerCase()})`
}

function counted(count: number, one: string, many: string, own: GenogramWords): string {
  return `${own.numbers[count] ?? count} ${count === 1 ? one : many}`
}

export const joined = (names: readonly string[], and: string): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`
