/** What becomes of one theme, and the words for those who passed it on: you said, we did (P24). */
import { interfaceWords, statements, themes as words } from '#content'
import { Button, Buttons, Card, Columns, Form, Notice, Page, Quote, Radios, TextArea } from '../../design/design.ts'
import { type Fields, formFrame, type Shell } from '../../kit/web.ts'
import { ThemeDetails, ThemeTags } from './theme-card.tsx'
import { type Theme, themeStates } from './themes.rows.ts'

const { state_form: text } = words

export interface ThemeStateProps {
  readonly shell: Shell
  readonly theme: Theme
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  readonly stale: boolean
}

export const ThemeStatePage = ({ shell, theme, values, errors, stale }: ThemeStateProps) => (
  <Page
    shell={shell}
    title={text.title}
    statement={statements.pages.themes.text}
    errors={errors}
    serif
    breadcrumbs={[
      { href: '/desk', text: interfaceWords.desk.title },
      { href: '/themes', text: words.desk.title },
    ]}
  >
    {stale && (
      <Notice kind="look" title={text.stale.title} live>
        <p>{text.stale.text}</p>
      </Notice>
    )}
    <Columns
      side={
        <Card title={text.said_by}>
          <Quote>{theme.learning}</Quote>
          <p class="cg-theme__m">
            <ThemeTags theme={theme} />
          </p>
          <ThemeDetails theme={theme} names={shell.names} />
        </Card>
      }
    >
      <Form {...formFrame(shell, `/themes/${theme.id}`, theme.version)}>
        <Radios
          name="state"
          label={text.state.label}
          value={values.state}
          error={errors.state}
          choices={themeStates.map((value) => ({
            value,
            label: words.lead_officer_states[value].label,
            hint: words.lead_officer_states[value].means,
          }))}
        />
        <TextArea
          name="said"
          label={text.said.label}
          hint={text.said.hint}
          value={values.said}
          error={errors.said}
          maxLength={text.said.max}
        />
        <p class="cg-dim">{text.tell}</p>
        <Buttons>
          <Button>{text.save}</Button>
          <Button look="quiet" href="/themes">
            {interfaceWords.forms.cancel}
          </Button>
        </Buttons>
      </Form>
    </Columns>
  </Page>
)
