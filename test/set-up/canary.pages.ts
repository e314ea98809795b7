/** Forms beside the procedure, with a canary in every text field their page has. */
import type { Person } from '../../src/discussion.ts'
import type { Canaries, Canary } from './canaries.ts'
import type { TestHouse } from './house.ts'
import type { PersonKey } from './world.ts'

export interface Written {
  /** Null: with a link, or nobody signed in. */
  readonly who: PersonKey | null
  readonly page: string
  readonly action?: string
  /** Everything of the form that is no free text. */
  readonly typed: Readonly<Record<string, string | readonly string[]>>
  readonly place: string
  readonly discussion?: string
}

const day = (name: string, [year, month, date]: readonly string[]) => ({
  [`${name}-year`]: year ?? '',
  [`${name}-month`]: month ?? '',
  [`${name}-day`]: date ?? '',
})

/** The pages of the committee; `agencies` by sector. */
export const pagesBeside = ({ strathlorne, agencies }: TestHouse['world']): readonly Written[] => [
  {
    who: 'isla',
    page: '/learning/new',
    place: 'note',
    typed: { shape: 'general', ...day('written-on', ['2026', '1', '5']) },
  },
  { who: null, page: '/formats', place: 'formats', typed: { what: 'large-print', area: strathlorne } },
  {
    who: 'neil',
    page: '/dissemination/new',
    place: 'briefing',
    typed: {
      ...{ group: 'first-line', agency: agencies.health ?? '', way: 'team-briefing', 'how-many': '12', version: 'V2' },
      ...day('date', ['2026', '1', '5']),
    },
  },
  {
    who: 'isla',
    page: '/exemptions/new',
    place: 'exemption',
    typed: { ...day('from', ['2026', '1', '1']), ...day('to', ['2026', '12', '31']) },
  },
  {
    who: 'marion',
    page: '/facilitators/me',
    place: 'pool',
    typed: {
      ...{ register: 'nmc', 'supervision-years': 'over-3', 'group-experience': 'yes', topics: [], languages: [] },
      ...{ how: ['online'], 'how-many': 'two', 'manager-agrees': 'yes' },
    },
  },
  {
    who: 'marion',
    page: '/facilitators/me/training',
    place: 'training',
    typed: { kind: 'core-444', reach: 'multi', form: 'led', hours: '6', ...day('date', ['2026', '1', '5']) },
  },
  { who: 'ada', page: '/people/new', place: 'person', typed: { agency: agencies.health ?? '', manager: '' } },
  { who: 'ada', page: '/people/agencies', place: 'agency', typed: { sector: 'third-sector' } },
]

/** What links in letters lead to, and pages of a discussion, as they are there once it is over. */
export async function pagesOfStories({ owner }: TestHouse): Promise<readonly Written[]> {
  const { rows: links } = await owner.query<{ letter: string; link: string; discussion: string }>(
    `select distinct on (letter) letter, link, discussion_id as discussion from letter where link ~ '^/(evaluations|told)/' order by letter, written_at desc`,
  )
  const { rows: themes } = await owner.query<{ id: string; discussion: string }>(
    'select theme_id as id, discussion_id as discussion from theme_source limit 1',
  )
  const { rows: led } = await owner.query<{ id: string }>(
    `select d.id from discussion d join room r on r.discussion_id = d.id join relation l on l.discussion_id = d.id
     where l.relation = 'facilitator' and l.ended_at is null and l.person_id = (select id from person where name = 'Marion Duthie')`,
  )
  return [
    ...links.map(({ letter, link, discussion }) => ({
      discussion,
      who: null,
      page: link,
      place: link.startsWith('/told') ? 'told' : 'evaluation',
      typed: link.startsWith('/told') ? { answer: 'someone-missing' } : { [rating(letter)]: '4' },
    })),
    ...themes.map(({ id, discussion }) => ({
      discussion,
      who: 'fiona' as const,
      page: `/themes/${id}`,
      place: 'theme-answer',
      typed: { state: 'shared' },
    })),
    ...led.map(({ id }) => ({
      who: 'marion' as const,
      page: `/discussions/${id}/self-review`,
      place: 'self-review',
      typed: { 's-fair': '4' },
    })),
  ]
}

const rating = (letter: string): string =>
  letter.includes('before') ? 'b-understand' : letter.includes('three') ? 't-understand' : 'a-safe'

/** Fills in and sends them. */
export async function writeOn(house: TestHouse, canaries: Canaries, pages: readonly Written[]): Promise<string[]> {
  const refused: string[] = []
  for (const { who, page, action = page, typed, place, discussion = null } of pages) {
    const person: Person | null = who && house.world.people[who]
    const visitor = person ? await house.signedIn(person) : house.stranger()
    const { body } = await visitor.visit(page)
    if (!body.includes(`action="${action}"`)) continue // not open now
    const planted: Canary[] = []
    const texts: Record<string, string> = {}
    for (const name of textFieldsIn(body, action).filter((field) => !(field in typed))) {
      const token = canaries.next()
      planted.push({ token, place: `page ${place} ${name}`, by: person?.personId ?? null, discussionId: discussion })
      texts[name] = name === 'email' ? `${token}@health.example` : `about ${token}`
    }
    const sent = await visitor.submit(page, { ...typed, ...texts }, action)
    if (sent.status === 303 || place === 'person') canaries.keep(planted)
    else
      refused.push(
        `${place}: ${sent.status} ${[...sent.body.matchAll(/error[^>]*>([^<]{3,80})/g)].map(([, said]) => said).join(' / ')}`,
      )
  }
  return refused
}

/** Names of the text fields of the form that posts to this address. */
export function textFieldsIn(html: string, action: string): string[] {
  const form = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].find(([, at]) =>
    at?.includes(`action="${action}"`),
  )
  return [...(form?.[2] ?? '').matchAll(/<(textarea|input)\b([^>]*)>/g)].flatMap(([, tag, at = '']) => {
    const name = /\bname="([^"]*)"/.exec(at)?.[1] ?? ''
    const type = /\btype="([^"]*)"/.exec(at)?.[1] ?? 'text'
    const isText = tag === 'textarea' || ['text', 'email', 'tel'].includes(type)
    return isText && !/inputmode="numeric"/.test(at) ? [name] : []
  })
}
