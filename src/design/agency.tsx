import type { ComponentChildren } from 'preact'
import { interfaceWords } from '#content'
import { Icon, type IconName } from './icon.tsx'

export type AgencySector = keyof typeof interfaceWords.sectors

/** Each sector has a sign and a colour; the word always stands beside them. */
const looks = {
  'social-work': { icon: 'social', tint: 'social' },
  police: { icon: 'police', tint: 'police' },
  health: { icon: 'health', tint: 'health' },
  education: { icon: 'education', tint: 'education' },
  'third-sector': { icon: 'third', tint: 'third' },
  office: { icon: 'people', tint: 'office' },
} as const satisfies Record<AgencySector, { icon: IconName; tint: string }>

export interface AgencyProps {
  readonly sector: AgencySector
  /** The agency's own name; default: the sector's word. */
  readonly name?: string | undefined
}

/** An agency within a sentence or a list. */
export const Agency = ({ sector, name }: AgencyProps) => (
  <span class={`cg-agency cg-agency--${looks[sector].tint}`}>
    <Icon name={looks[sector].icon} />
    {name ?? interfaceWords.sectors[sector]}
  </span>
)

export interface PersonProps {
  readonly name: string
  readonly sector: AgencySector
  /** What they are here, and their agency in words. */
  readonly details?: readonly (string | undefined)[] | undefined
}

/** Somebody, with the sign of their agency instead of a face or initials: initials are close to identifiers. */
export const Person = ({ name, sector, details = [] }: PersonProps) => (
  <span class={`cg-person cg-agency--${looks[sector].tint}`}>
    <Icon name={looks[sector].icon} />
    <span>
      <b>{name}</b> <span>{details.filter(Boolean).join(' · ')}</span>
    </span>
  </span>
)

export interface PeopleProps {
  readonly people: readonly (PersonProps & { readonly state?: ComponentChildren })[]
  /** Side by side where there is room. */
  readonly row?: boolean | undefined
}

/** A list of people; `state` is a word on the right, such as <Done>replied</Done>. */
export const People = ({ people, row }: PeopleProps) => (
  <ul class={row ? 'cg-people cg-people--row' : 'cg-people'}>
    {people.map(({ state, ...person }) => (
      <li key={`${person.name} ${person.details?.join()}`}>
        <Person {...person} />
        {state && <span class="cg-state">{state}</span>}
      </li>
    ))}
  </ul>
)

/** A tick and a word. */
export const Done = ({ children }: { children: ComponentChildren }) => (
  <>
    <Icon name="tick" />
    {children}
  </>
)
