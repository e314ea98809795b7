/** How a theme looks wherever it is shown: what was learned, whether it helped, its code, and what became of it. */
import { formatDate, interfaceWords, isKeyOf, type Names, say, themes as words } from '#content'
import { Icon, Quote, Tag, type TagTone } from '../../design/design.ts'
import type { Theme } from './themes.rows.ts'

const tones = { strength: 'moss', difficulty: 'gorse', both: 'loch', question: 'slate' } as const

export const codeLabel = (code: string): string =>
  words.groups
    .flatMap(({ codes }) => codes.map(({ id, label }) => ({ id: id as string, label })))
    .find(({ id }) => id === code)?.label ?? code

export const ThemeTags = ({ theme }: { theme: Pick<Theme, 'code' | 'polarity'> }) => (
  <>
    <Tag tone={tones[theme.polarity]}>{words.polarity[theme.polarity].label}</Tag>{' '}
    <Tag tone="slate">{codeLabel(theme.code)}</Tag>
  </>
)

const stateTones: Readonly<Partial<Record<Theme['state'], TagTone>>> = { new: 'gorse', changed: 'moss', shared: 'moss' }

export const StateTag = ({ state }: { state: Theme['state'] }) => (
  <Tag tone={stateTones[state] ?? 'loch'}>{words.lead_officer_states[state].label}</Tag>
)

/** Whom it could help and how to pass it on, as far as the facilitator said. */
export function ThemeDetails({ theme, names }: { theme: Theme; names: Names }) {
  const { desk } = words
  const agencies = theme.agencies.flatMap((id) =>
    isKeyOf(interfaceWords.sectors, id) ? [interfaceWords.sectors[id]] : [],
  )
  const ways = theme.shareHow.flatMap((id) => (isKeyOf(words.share_how, id) ? [words.share_how[id]] : []))
  return (
    <p class="cg-s cg-dim">
      {say(desk.arrived, names, { since: formatDate(new Date(`${theme.arrivedOn}T12:00:00Z`), 'month') })}
      {agencies.length > 0 && ` · ${desk.agencies}: ${agencies.join(', ')}`}
      {ways.length > 0 && ` · ${desk.share}: ${ways.join(', ')}`}
    </p>
  )
}

/** Themes for those who were there: each with what became of it. */
export const ThemeList = ({ themes, names }: { themes: readonly Feedback[]; names: Names }) => (
  <ul class="cg-plain">
    {themes.map((theme, at) => (
      <li key={at} class="cg-theme">
        <Quote>{theme.learning}</Quote>
        <p class="cg-theme__m">
          <ThemeTags theme={theme} /> <StateTag state={theme.state} />
        </p>
        <Became theme={theme} names={names} />
      </li>
    ))}
  </ul>
)

export type Feedback = Pick<Theme, 'code' | 'polarity' | 'learning' | 'state' | 'said' | 'stateSince'>

const Became = ({ theme, names }: { theme: Feedback; names: Names }) =>
  theme.said === '' ? (
    <p class="cg-s cg-dim">{words.mine.nothing_yet}</p>
  ) : (
    <p class="cg-did__did">
      <Icon name="tick" />
      <span>
        <b>{words.feedback.did}:</b> {theme.said}{' '}
        <span class="cg-dim">{say(words.desk.since, names, { since: formatDate(theme.stateSince, 'day') })}</span>
      </span>
    </p>
  )
