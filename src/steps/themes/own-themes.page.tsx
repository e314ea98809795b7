/** What became of the themes of discussions one was in (P24). */
import { say, statements, themes as words } from '#content'
import { Card, Page } from '../../design/design.ts'
import type { Shell } from '../../kit/web.ts'
import { ThemeList } from './theme-card.tsx'
import type { OwnTheme } from './themes.rows.ts'

const { mine } = words

export function OwnThemesPage({ shell, themes }: { shell: Shell; themes: readonly OwnTheme[] }) {
  const discussions = Map.groupBy(themes, ({ discussionId }) => discussionId)
  return (
    <Page shell={shell} title={mine.title} statement={statements.pages.themes.text} serif>
      <p class="cg-lead">{mine.lead}</p>
      {themes.length === 0 && <p>{mine.none}</p>}
      <div class="cg-stack">
        {[...discussions].map(([id, ofOne]) => (
          <Card
            key={id}
            title={
              <a href={`/discussions/${id}`}>{say(mine.from, shell.names, { pseudonym: ofOne[0]?.pseudonym ?? '' })}</a>
            }
          >
            <ThemeList themes={ofOne} names={shell.names} />
          </Card>
        ))}
      </div>
      {themes.some(({ said }) => said !== '') && <p class="cg-gap">{words.feedback.thanks}</p>}
    </Page>
  )
}
