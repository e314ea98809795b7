import { formatDate, interfaceWords, namesOf, say, guard as words } from '#content'
import { Button, Buttons, Form, Notice, Page, TextArea } from '../design/design.ts'
import { type Fields, formFrame, type Shell } from '../kit/web.ts'
import { lists } from './guard-words.form.ts'
import type { WrittenWords } from './guard-words.rows.ts'

const { own_words: text } = words

export interface GuardWordsProps {
  readonly shell: Shell
  readonly written: WrittenWords
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  readonly stale: boolean
  readonly kept: boolean
}

export const GuardWordsPage = ({ shell, written, values, errors, stale, kept }: GuardWordsProps) => (
  <Page
    shell={shell}
    title={text.title}
    errors={errors}
    breadcrumbs={[{ href: '/desk', text: interfaceWords.desk.title }]}
    islands={['guard-words.js']}
  >
    {kept && (
      <Notice kind="done" live>
        <p>{text.kept}</p>
      </Notice>
    )}
    {stale && (
      <Notice kind="look" title={interfaceWords.refusals.stale.title} live>
        <p>{text.stale}</p>
      </Notice>
    )}
    <div class="cg-read">
      <p class="cg-lead">{text.lead}</p>
      <p>{text.no_people}</p>
      <p class="cg-dim">
        {written.changedAt
          ? say(text.changed, namesOf(), { decided_on: formatDate(written.changedAt, 'long') })
          : text.none}
      </p>
      <Form {...formFrame(shell, '/guard/words', written.version)}>
        {lists.map(({ name, list, most }) => (
          <div key={name} data-list-file={text.file}>
            <TextArea
              name={name}
              label={text.lists[list].label}
              hint={text.lists[list].hint}
              note={say(text.count, namesOf(), { count: written.words[list].length, max: most })}
              rows={list === 'schools' || list === 'places' ? 8 : 5}
              value={values[name]}
              error={errors[name]}
            />
          </div>
        ))}
        <Buttons>
          <Button>{text.save}</Button>
        </Buttons>
      </Form>
    </div>
  </Page>
)
