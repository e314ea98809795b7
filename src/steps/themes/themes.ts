/** Themes (P24). The facilitator words what agencies can learn; it goes to the Lead Officer without the discussion. */

import { z } from 'zod'
import { themes as words } from '#content'
import type { DiscussionEvent } from '../../discussion.ts'
import { choice, choices, text } from '../../kit/form.ts'
import { leavesTheCase } from '../../kit/guarding.ts'
import type { LetterOrder } from '../../kit/letters.ts'
import { step } from '../../kit/step.ts'
import { holding } from '../../trust/duty-holders.rows.ts'
import { askGuard } from '../../trust/guarded.ts'
import { storeThemes } from './themes.rows.ts'

export const codes = words.groups.flatMap((group) => group.codes.map((code) => code.id)) as [ThemeCode, ...ThemeCode[]]
export type ThemeCode = (typeof words.groups)[number]['codes'][number]['id']
export const polarities = ['strength', 'difficulty', 'both', 'question'] as const
export const agencyKinds = ['social-work', 'police', 'health', 'education', 'third-sector'] as const
export const waysToShare = ['briefing', 'team-talk', 'training', 'guidance', 'network', 'other'] as const
export const mostThemes = 3

const [code, polarity, learning] = words.fields

const themeForm = z.object({
  code: choice(codes, code.error),
  polarity: choice(polarities, polarity.error),
  learning: text({ max: learning.max, required: true, empty: learning.error, long: words.page.too_long }),
  agencies: choices(agencyKinds, { message: words.page.choose }),
  'share-how': choices(waysToShare, { message: words.page.choose }),
})
export type ThemeForm = z.infer<typeof themeForm>

/** A group nobody touched comes as null, so that an error still names the group it belongs to; `number` is the group's on the page. */
const themesForm = z
  .object({
    none: z.preprocess((value) => value === 'yes' || value === true, z.boolean()),
    themes: z
      .array(themeForm.nullable())
      .max(mostThemes, words.page.too_many)
      .default([])
      .transform((groups) => groups.flatMap((group, at) => (group === null ? [] : [{ ...group, number: at + 1 }]))),
  })
  .refine(({ none, themes }) => none || themes.length > 0, { path: ['themes', 0, 'code'], message: words.page.empty })
  .refine(({ none, themes }) => !(none && themes.length > 0), { path: ['none'], message: words.page.both })

export const themes = step({
  name: 'themes',
  p: ['P24'],
  who: ['facilitator'],
  when: ['record-shared'],
  form: themesForm,
  guard: {
    ask: askGuard,
    texts: ({ themes }) =>
      Object.fromEntries(themes.map(({ learning, number }) => [`theme-${number}-learning`, leavesTheCase(learning)])),
  },
  know: (tx) => holding(tx, 'lead-officer'),
  decide: (_discussion, { none, themes }): DiscussionEvent<'themes-sent' | 'no-themes'>[] =>
    none ? [{ type: 'no-themes' }] : [{ type: 'themes-sent', facts: { count: themes.length } }],
  leadsTo: { 'themes-sent': 'themes-sent', 'no-themes': 'themes-sent' },
  tell({ form, known }): LetterOrder[] {
    if (form.none) return []
    const values = { count: String(form.themes.length) }
    return known.map((person) => ({ letter: 'themes-arrived', to: { person }, values, link: '/themes' }))
  },
  async store(tx, { discussion, form, now }) {
    if (!form.none) await storeThemes(tx, discussion, form.themes, now)
  },
})
