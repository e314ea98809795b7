/** A request as a practitioner writes it in the browser: every part, with the people of the demonstration's cast. */
import type { Page } from 'playwright-core'
import { dateFields, fillIn, press, send, type Typed } from './journey-forms.ts'

/** What is typed in each part, in the order of the task list. */
export const requestParts = {
  safety: { 'safety-now': 'no' },
  supervision: {
    'supervision-held': 'yes',
    ...dateFields('supervision-dates-1', new Date(Date.now() - 9 * 86_400_000)),
    'supervision-with': ['line-manager'],
  },
  explore: {
    areas: 'We each see the strengths of this family differently, and nobody can say why.',
    complex: 'yes',
    'complex-why': 'Several agencies and several needs that affect each other.',
    stuck: 'yes',
    'stuck-why': 'The same plan is made each time and nothing changes.',
  },
  tried: {
    'tried-what': ['supervision', 'core-group'],
    'tried-happened': 'Each helped for a while.',
    'other-processes': ['none'],
  },
  child: { 'age-band': '5-to-11', 'children-band': 'few', support: 'childs-plan', 'family-told': 'yes' },
  you: { role: 'Social worker', agency: 'social-work' },
  managers: {
    'first-manager': 'Gregor Munro, Senior social worker',
    'second-manager': 'Helen Strachan, Team manager',
    'talked-first': 'yes',
    equivalent: 'no',
  },
  'team-around': {
    ...member(0, 'Catriona Milne', 'Health visitor', 'health', 'catriona.milne@strathlorne-health.example'),
    ...member(1, 'Calum Sim', 'Public protection officer', 'police', 'calum.sim@strathlorne-police.example'),
    ...member(2, 'Wanda Guest', 'Welfare rights worker', 'third-sector', 'wanda.guest@charity.example'),
  },
  wishes: { 'how-to-meet': 'mixed', access: 'A quiet start' },
} as const satisfies Readonly<Record<string, Typed>>

function member(at: number, name: string, role: string, agency: string, email: string): Typed {
  const field = (part: string) => `team-members-${at}-${part}`
  return { [field('name')]: name, [field('role')]: role, [field('agency')]: agency, [field('email')]: email }
}

/** From the desk to the task list; gives the address of the request. */
export async function beginRequest(page: Page): Promise<string> {
  await page.goto('/requests/new')
  await send(page, { 'filled-by': 'practitioner' })
  return new URL(page.url()).pathname
}

/** Fills in the parts that are left, each led to by the one before. */
export async function fillParts(page: Page, parts: Readonly<Record<string, Typed>> = requestParts): Promise<void> {
  const request = new URL(page.url()).pathname.replace(/\/request.*$/, '/request')
  for (const [part, typed] of Object.entries(parts)) {
    await page.goto(`${request}/${part}`)
    await fillIn(page.locator('main'), typed)
    await press(page, page.getByRole('button', { name: 'Save and continue' }).last())
  }
}
