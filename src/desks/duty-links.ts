import type { interfaceWords } from '#content'
import type { Duty, Person } from '../discussion.ts'

/** Pages beside the discussions, and for whom: a duty, the facilitator pool, or everybody. */
const pages = [
  { key: 'people', href: '/people', for: ['administrator'] },
  { key: 'guard-words', href: '/guard/words', for: ['administrator', 'reviewing-team'] },
  { key: 'emergency', href: '/emergency', for: ['lead-officer'] },
  { key: 'emergencies', href: '/emergency', for: ['auditor'] },
  { key: 'audit', href: '/audit', for: ['auditor'] },
  { key: 'facilitators', href: '/facilitators', for: ['reviewing-team', 'policy-team', 'lead-officer'] },
  { key: 'facilitator-own', href: '/facilitators/me', for: 'pool' },
  { key: 'themes', href: '/themes', for: ['lead-officer'] },
  { key: 'evaluation', href: '/reports/evaluation', for: ['policy-team'] },
  { key: 'released', href: '/reports/evaluation/released', for: ['policy-team', 'lead-officer'] },
  { key: 'impact', href: '/reports/impact', for: ['policy-team', 'lead-officer'] },
  { key: 'publication', href: '/reports/publication', for: ['policy-team', 'lead-officer'] },
  { key: 'formats', href: '/formats/requests', for: ['policy-team'] },
  { key: 'cover', href: '/cover', for: 'everybody' },
  { key: 'themes-mine', href: '/themes/mine', for: 'everybody' },
  { key: 'dissemination', href: '/dissemination', for: 'everybody' },
  { key: 'exemptions', href: '/exemptions', for: 'everybody' },
  { key: 'documents', href: '/documents', for: 'everybody' },
  { key: 'demonstration', href: '/demonstration', for: 'demonstration' },
] as const satisfies readonly Page[]

interface Page {
  readonly key: keyof typeof interfaceWords.desk.links
  readonly href: string
  readonly for: readonly Duty[] | 'pool' | 'everybody' | 'demonstration'
}

/** The pages this person has besides the discussions. */
export function linksFor(
  person: Person,
  inPool: boolean,
  demonstration: boolean,
): readonly Pick<Page, 'key' | 'href'>[] {
  return pages.filter((page: Page) => {
    if (page.for === 'everybody') return true
    if (page.for === 'pool') return inPool
    if (page.for === 'demonstration') return demonstration
    return page.for.some((duty) => person.duties.includes(duty))
  })
}
