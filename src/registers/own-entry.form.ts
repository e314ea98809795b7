/** What somebody in the pool tells about themselves (allocation.yaml, pool), from form to row and back. */

import { z } from 'zod'
import { entriesOf, themes, allocation as words } from '#content'
import { choice, choices, optionalChoice, text } from '../kit/form.ts'
import { type GuardedTexts, jobOf } from '../kit/guarding.ts'
import type { Fields } from '../kit/web.ts'
import type { Entry, StandingEntry } from './facilitators.rows.ts'

const errors = words.own_errors
const short = (max: number, empty: string, required = true) => text({ max, required, empty, long: errors.long })

export const registers = ['sssc', 'nmc', 'gtcs', 'hcpc', 'gmc', 'police', 'none'] as const
export const languages = ['bsl', 'gaelic', 'other'] as const
export const ways = ['in-person', 'online', 'mixed'] as const
export const years = ['under-1', '1-to-3', 'over-3'] as const
const counts = ['none-now', 'one', 'two', 'three'] as const
export const topics = themes.groups.flatMap((group) => group.codes.map(({ id }) => id)) as [string, ...string[]] // never empty

export const entryForm = z.object({
  profession: short(80, errors.profession),
  register: optionalChoice(registers, errors.choice),
  base: short(200, errors.base),
  'supervision-years': choice(years, errors['supervision-years']),
  'group-experience': choice(['yes', 'no'], errors['group-experience']),
  settings: short(400, '', false),
  topics: choices(topics, { message: errors.choice }),
  languages: choices(languages, { message: errors.choice }),
  how: choices(ways, { min: 1, message: errors.how }),
  'how-many': choice(counts, errors['how-many']),
  'manager-agrees': choice(['yes', 'no'], errors['manager-agrees']),
  'own-support': short(120, errors['own-support']),
})

export const entryOf = (form: z.output<typeof entryForm>): Entry => ({
  profession: form.profession,
  register: form.register,
  base: form.base,
  supervision_years: form['supervision-years'],
  group_experience: form['group-experience'] === 'yes',
  settings: form.settings,
  topics: [...form.topics],
  languages: [...form.languages],
  ways: [...form.how],
  // Nobody is asked without their manager's time (P14).
  capacity: form['manager-agrees'] === 'yes' ? counts.indexOf(form['how-many']) : 0,
  manager_agrees: form['manager-agrees'] === 'yes',
  own_support: form['own-support'],
})

/** Words that those who plan with the pool read. A place of work is what is asked for; a name is not (P22). */
export const entryTexts = (form: z.output<typeof entryForm>): GuardedTexts => ({
  profession: jobOf(form.profession),
  base: jobOf(form.base),
  settings: jobOf(form.settings),
  'own-support': jobOf(form['own-support']),
})

/** The fields as they stand in the register. */
export const fieldsFor = (entry: StandingEntry): Fields => ({
  profession: entry.profession,
  register: entry.register ?? '',
  base: entry.base,
  'supervision-years': entry.supervision_years,
  'group-experience': entry.group_experience ? 'yes' : 'no',
  settings: entry.settings,
  topics: entry.topics,
  languages: entry.languages,
  how: entry.ways,
  'how-many': counts[entry.capacity] ?? 'none-now',
  'manager-agrees': entry.manager_agrees ? 'yes' : 'no',
  'own-support': entry.own_support,
})

export interface PoolQuestion {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly kind: 'text' | 'choice' | 'choices' | 'yes-no'
  readonly required: boolean
  readonly max?: number
  readonly choices?: Readonly<Record<string, string>>
  readonly choices_from?: string
}
export const poolQuestions: readonly PoolQuestion[] = words.pool.questions

/** Choices as [value, label]. */
export function choicesFor(question: PoolQuestion): readonly (readonly [string, string])[] {
  if (question.choices_from)
    return themes.groups.flatMap((group) => group.codes.map(({ id, label }) => [id, label] as const))
  return entriesOf(question.choices ?? {})
}
