/** The procedure acted out with somebody named in each field that is typed in, before it goes on: to the act itself, and from its page. */
import type { Actor } from '../../src/discussion.ts'
import type { Outcome } from '../../src/kit/act.ts'
import { procedure } from '../../src/procedure.ts'
import { Canaries } from './canaries.ts'
import { besides } from './canary.form.ts'
import { CanaryRun } from './canary.run.ts'
import type { TestHouse } from './house.ts'
import { canary, type Fields } from './procedure.forms.ts'
import type { View } from './procedure.view.ts'
import { rehearse, type Sent, stepWith } from './rehearse.ts'
import { textsOf } from './step-texts.ts'
import type { Visitor } from './visitor.ts'

/** A name, and a number to ring. */
export const named = ['Kieran Galbraith', '0131 496 0123'] as const
const sentences = named.map((words) => `It was ${words} then.`)

export class NamedRun extends CanaryRun {
  /** 'agreement agree-comment' → the words that were refused there. */
  readonly refused = new Map<string, Set<string>>()
  /** Fields that were tried. */
  readonly tried = new Set<string>()
  /** The words whose finding the page of the step shows. */
  readonly shown = new Map<string, Set<string>>()

  constructor(house: TestHouse) {
    super(house, new Canaries())
  }

  override async try(name: string, actor: Actor, before: View | null, fields: Fields): Promise<void> {
    for (const path of pathsIn(name, fields))
      for (const [at, sentence] of sentences.entries()) {
        const typed = put(fields, path, sentence)
        await this.sendNamed(`${name} ${path}`, named[at] ?? '', { name, actor, before, fields: typed })
      }
    return super.try(name, actor, before, fields)
  }

  async sendNamed(place: string, words: string, sent: Sent): Promise<void> {
    this.tried.add(place)
    const outcome = await rehearse(this.house, sent, this.now)
    const field = fieldFound(outcome, words)
    if (field === null) return
    this.refused.set(place, (this.refused.get(place) ?? new Set()).add(words))
    const person = Object.values(this.house.world.people).find(
      ({ personId }) => sent.actor.kind === 'person' && personId === sent.actor.personId,
    )
    if (!person || !sent.before || this.shown.get(place)?.has(words)) return
    this.house.clock.ahead = this.now.getTime() - Date.now()
    const isShown = await showsFinding(await this.house.signedIn(person), sent, field, words)
    if (isShown) this.shown.set(place, (this.shown.get(place) ?? new Set()).add(words))
  }
}

/**
 * Sent from the page of the step: it comes back with 422, what was typed and the finding. Where the page has its fields under other names than the
 * schema, it has at least the field beside which the finding is shown.
 */
async function showsFinding(visitor: Visitor, { name, before, fields }: Sent, field: string, words: string) {
  const part = pages[name]?.(fields, field) ?? procedure.find(({ step }) => step.name === name)?.part
  if (!part || !before) return false
  const address = `/discussions/${before.id}${part}`
  const isPlain = Object.values(fields).every((value) => typeof value === 'string' || Array.isArray(value))
  const hidden = isPlain && !pages[name] ? await visitor.hidden(address).catch(() => null) : null
  if (hidden) {
    const sent = await visitor.post(address, { ...hidden, ...(fields as Record<string, string>) })
    const isMarked = sent.body.includes(`<mark class="cg-mark-t">${words}</mark>`)
    if (sent.status === 422 && isMarked && sent.body.includes(`It was ${words} then.`)) return true
  }
  return (await visitor.visit(address)).body.includes(`name="${field}"`)
}

/** Only these outcomes have the field on their page. */
const outcomeOf: Readonly<Record<string, string>> = { called: 'child-protection', 'next-step': 'not-this-time' }

/** Steps whose page is not that of their offer, or one of several. */
const pages: Readonly<Record<string, (fields: Fields, field: string) => string>> = {
  'save-answers': ({ part }) => `/request/${part}`,
  screen: ({ outcome }, field) => `/screening/decide?outcome=${outcomeOf[field] ?? outcome}`,
  'write-record': ({ section }) => `/record/draft?section=${section}`,
  'add-person': () => '/meeting',
}

/** The field in which the act found them. */
function fieldFound(outcome: Outcome, words: string): string | null {
  const findings = outcome.done === 'invalid' ? Object.entries(outcome.findings ?? {}) : []
  return findings.find(([, marked]) => marked.some((one) => one.words === words))?.[0] ?? null
}

/** Paths of the texts that are filled in. */
function pathsIn(name: string, fields: Fields): string[] {
  const texts = [...textsOf(stepWith(name)), ...(name === 'save-answers' ? besides : [])]
  const walk = (value: unknown, path: string): string[] => {
    if (Array.isArray(value)) return value.flatMap((one) => walk(one, path))
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).flatMap(([key, one]) => walk(one, path === '' ? key : `${path}-${key}`))
    const isTyped = typeof value === 'string' && value !== '' && (texts.includes(path) || value.includes(canary))
    return isTyped ? [path] : []
  }
  return [...new Set(walk(fields, ''))]
}

/** The form with these words at the path, in the first of several. */
function put(value: unknown, path: string, words: string): Fields {
  const walk = (one: unknown, at: string): unknown => {
    if (Array.isArray(one)) return one.map((each, index) => (index === 0 ? walk(each, at) : each))
    if (typeof one === 'object' && one !== null)
      return Object.fromEntries(
        Object.entries(one).map(([key, each]) => [key, walk(each, at === '' ? key : `${at}-${key}`)]),
      )
    return at === path && typeof one === 'string' ? words.padEnd(one.length, '.') : one
  }
  return walk(value, '') as Fields
}
