/**
 * The procedure acted out, and before each act its form sent with something in one field that no page of ours sends: to the act itself, in a
 * transaction that is taken back, and from every page that a person of the discussion finds.
 */
import type { Actor } from '../../src/discussion.ts'
import { newId } from '../../src/kit/id.ts'
import { Canaries } from './canaries.ts'
import { CanaryRun } from './canary.run.ts'
import { type Form, formsIn } from './forms-in-page.ts'
import type { TestHouse } from './house.ts'
import type { Fields } from './procedure.forms.ts'
import type { View } from './procedure.view.ts'
import { rehearse } from './rehearse.ts'
import type { Visitor } from './visitor.ts'

const whatNoDatabaseTakes = 'Who\u0000 knows\ud800?'
/** What a field of a posted form can hold. */
export const strangeTexts: readonly (string | readonly string[])[] = [
  'two words',
  'x'.repeat(25_000),
  whatNoDatabaseTakes,
  ['two words', 'two words', ''],
  '2026-02-31',
  '-99999999999999999999',
  'constructor',
  newId(),
]
/** What an act can be given: the web has taken out by then what no database keeps as text. */
const strangeValues: readonly unknown[] = [
  ...strangeTexts.filter((text) => text !== whatNoDatabaseTakes),
  ...[null, 7.5, { a: 'two words' }, [[]]],
]

export class StrangeRun extends CanaryRun {
  /** What broke: 'screen outcome', '/discussions/:id/offer reason'. Empty is what is wanted. */
  readonly broken = new Set<string>()
  /** Fields that were tried. */
  readonly tried = new Set<string>()
  /** Page → how often it answered with this. */
  readonly answers = new Map<number, number>()

  constructor(house: TestHouse) {
    super(house, new Canaries())
  }

  override async try(name: string, actor: Actor, before: View | null, fields: Fields): Promise<void> {
    for (const path of before ? pathsIn(fields) : [])
      if (isNew(this.tried, `${name} ${path}`))
        for (const strange of strangeValues) {
          const act = rehearse(this.house, { name, actor, before, fields: put(fields, path, strange) }, this.now)
          await act.catch((error: unknown) => this.broken.add(`${name} ${path}: ${error}`))
        }
    return super.try(name, actor, before, fields)
  }

  /** Every form of these pages, by this visitor. The version is one that nobody has seen: what is read is answered, and nothing is done. */
  async sendStrange(visitor: Visitor, page: string): Promise<void> {
    const { body } = await visitor.visit(page)
    for (const form of formsIn(body).filter(({ action }) => action.startsWith('/discussions/') || action === page))
      for (const name of Object.keys(form.fields).filter((field) => !field.startsWith('_')))
        if (isNew(this.tried, `${placeOf(form.action)} ${placeOf(name)}`)) await this.#sendWith(visitor, form, name)
  }

  async #sendWith(visitor: Visitor, { action, fields }: Form, name: string): Promise<void> {
    for (const strange of strangeTexts) {
      const sent = await visitor.post(action, { ...fields, _version: '0', _key: newId(), [name]: strange })
      this.answers.set(sent.status, (this.answers.get(sent.status) ?? 0) + 1)
      if (sent.status >= 500) this.broken.add(`${placeOf(action)} ${placeOf(name)}`)
    }
  }
}

function isNew(seen: Set<string>, place: string): boolean {
  if (seen.has(place)) return false
  seen.add(place)
  return true
}

/** Without ids and numbers: one of several like it is enough. */
const placeOf = (address: string): string =>
  address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/-\d+(?=-|$)/g, '-0')

/** Paths of all that is filled in: 'answer', 'team-name', 'times-date'. */
function pathsIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return [...(path === '' ? [] : [path]), ...value.flatMap((one) => pathsIn(one, path))]
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, one]) => pathsIn(one, path === '' ? key : `${path}-${key}`))
}

/** The form with this at the path; in a list, as its first. */
function put(value: unknown, path: string, strange: unknown): Fields {
  const walk = (one: unknown, at: string): unknown => {
    if (at === path) return strange
    if (Array.isArray(one)) return one.map((each, index) => (index === 0 ? walk(each, at) : each))
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(
      Object.entries(one).map(([key, each]) => [key, walk(each, at === '' ? key : `${at}-${key}`)]),
    )
  }
  return walk(value, '') as Fields
}
