/** The Lead Officer's themes: what was learned, what becomes of it, and which themes come up. Never which discussion (P24). */
import { formatDate, type Names, say, statements, themes as words } from '#content'
import {
  Button,
  Card,
  Columns,
  Icon,
  NextCard,
  Notice,
  Page,
  PageHead,
  Pagination,
  Quote,
  Select,
} from '../../design/design.ts'
import type { Shell } from '../../kit/web.ts'
import { codeLabel, StateTag, ThemeDetails, ThemeTags } from './theme-card.tsx'
import { type ThemeChoice, themeAddress } from './theme-choice.ts'
import { FiguresCard } from './theme-figures.page.tsx'
import type { ThemeFigures } from './theme-figures.ts'
import { type Theme, themeStates } from './themes.rows.ts'
import { polarities } from './themes.ts'

const { desk } = words

export interface ThemeDeskProps {
  readonly shell: Shell
  readonly all: readonly Theme[]
  readonly shown: readonly Theme[]
  readonly choice: ThemeChoice
  readonly pages: number
  readonly figures: ThemeFigures
  /** What was just done: 'saved' or 'told'. */
  readonly done: 'saved' | 'told' | null
}

export function ThemeDeskPage(props: ThemeDeskProps) {
  const { shell, all, done } = props
  return (
    <Page
      shell={shell}
      title={desk.title}
      statement={statements.pages.themes.text}
      serif
      head={<PageHead title={desk.title} facts={factsOf(all, shell.names)} />}
    >
      {done && (
        <Notice kind="done" live>
          <p>{words.state_form[done]}</p>
        </Notice>
      )}
      <p>{desk.lead}</p>
      {all.length === 0 ? (
        <p>{desk.none_at_all}</p>
      ) : (
        <>
          <States {...props} />
          <Columns wideSide side={<Side {...props} />}>
            <Filter choice={props.choice} />
            <Themes {...props} />
          </Columns>
        </>
      )}
    </Page>
  )
}

function factsOf(all: readonly Theme[], names: Names): string[] {
  const first = all.at(-1)
  if (!first) return []
  const waiting = all.filter(({ state }) => state === 'new').length
  return [
    say(desk.facts.all, names, { count: all.length, since: formatDate(dayOf(first), 'month') }),
    say(desk.facts.new, names, { count: waiting }),
  ]
}
const dayOf = ({ arrivedOn }: Theme): Date => new Date(`${arrivedOn}T12:00:00Z`)

const States = ({ all, choice }: ThemeDeskProps) => (
  <nav class="cg-flow cg-flow--seven" aria-label={desk.states}>
    <ol>
      {([...themeStates, 'all'] as const).map((state) => (
        <li key={state}>
          <a
            href={themeAddress({ ...choice, state, page: 1 })}
            aria-current={choice.state === state ? 'true' : undefined}
          >
            <b>{state === 'all' ? all.length : all.filter((theme) => theme.state === state).length}</b>
            {state === 'all' ? desk.filter.all : words.lead_officer_states[state].label}
          </a>
        </li>
      ))}
    </ol>
  </nav>
)

/** A plain form that asks for the page again: the choice stands in the address. */
const Filter = ({ choice }: { choice: ThemeChoice }) => (
  <form class="cg-form cg-screen-only" method="get" action="/themes" aria-label={desk.filter.title}>
    <input type="hidden" name="state" value={choice.state} />
    <div class="cg-filter">
      <Select
        name="group"
        label={desk.filter.group}
        value={choice.group}
        noEmpty
        options={[
          { value: '', label: desk.filter.all },
          ...words.groups.map(({ id, label }) => ({ value: id, label })),
        ]}
      />
      <Select
        name="polarity"
        label={desk.filter.polarity}
        value={choice.polarity}
        noEmpty
        options={[
          { value: '', label: desk.filter.all },
          ...polarities.map((value) => ({ value, label: words.polarity[value].label })),
        ]}
      />
      <Button look="secondary">{desk.filter.button}</Button>
    </div>
  </form>
)

function Themes({ shown, choice, pages, shell }: ThemeDeskProps) {
  const turn = (page: number, text: string) =>
    page < 1 || page > pages ? undefined : { href: themeAddress({ ...choice, page }), text }
  return (
    <>
      {shown.length === 0 && <p>{desk.none}</p>}
      {shown.map((theme, at) => (
        <ThemeSheet key={theme.id} theme={theme} names={shell.names} next={at === 0 && theme.state === 'new'} />
      ))}
      {pages > 1 && (
        <Pagination
          label={desk.title}
          here={say(desk.page, shell.names, { count: choice.page, max: pages })}
          previous={turn(choice.page - 1, desk.earlier)}
          next={turn(choice.page + 1, desk.later)}
        />
      )}
    </>
  )
}

/** The first new one is the one thing to do next. */
function ThemeSheet({ theme, names, next }: { theme: Theme; names: Names; next: boolean }) {
  const inside = (
    <>
      <Quote>{theme.learning}</Quote>
      <p class="cg-theme__m">
        <ThemeTags theme={theme} /> {!next && <StateTag state={theme.state} />}
      </p>
      <ThemeDetails theme={theme} names={names} />
      {theme.said !== '' && (
        <p>
          <b>{words.feedback.did}:</b> {theme.said}
        </p>
      )}
    </>
  )
  const href = `/themes/${theme.id}`
  if (next)
    return (
      <NextCard
        eyebrow={words.lead_officer_states.new.label}
        title={codeLabel(theme.code)}
        actions={<Button href={href}>{desk.open}</Button>}
      >
        {inside}
      </NextCard>
    )
  return <Card title={<a href={href}>{codeLabel(theme.code)}</a>}>{inside}</Card>
}

const Side = ({ all, figures, shell }: ThemeDeskProps) => (
  <>
    <FiguresCard figures={figures} names={shell.names} />
    <Card title={desk.did.title} tone="loch">
      <Told told={all.filter(({ said }) => said !== '')} names={shell.names} />
    </Card>
  </>
)

const Told = ({ told, names }: { told: readonly Theme[]; names: Names }) =>
  told.length === 0 ? (
    <p class="cg-dim">{desk.did.none}</p>
  ) : (
    <ul class="cg-did">
      {[...told]
        .sort((a, b) => b.stateSince.getTime() - a.stateSince.getTime())
        .slice(0, 3)
        .map((theme) => (
          <li key={theme.id}>
            <p class="cg-s cg-dim">{say(desk.since, names, { since: formatDate(theme.stateSince, 'day') })}</p>
            <p class="cg-did__said">
              <Icon name="speech" />
              <span>
                <b>{words.feedback.said}:</b> {theme.learning}
              </span>
            </p>
            <p class="cg-did__did">
              <Icon name="tick" />
              <span>
                <b>{words.feedback.did}:</b> {theme.said}
              </span>
            </p>
          </li>
        ))}
    </ul>
  )
