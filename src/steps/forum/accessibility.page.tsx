/** The accessibility statement (P31). What still has to be filled in stands in brackets, for everybody to see. */
import { say, sayAny, statements } from '#content'
import { Notice } from '../../design/notice.tsx'
import { Page } from '../../design/page.tsx'
import type { Shell } from '../../kit/web.ts'
import { WithGaps } from './sentence.tsx'

const words = statements.accessibility

export const AccessibilityPage = ({ shell }: { shell: Shell }) => (
  <Page shell={shell} title={words.title}>
    <div class="cg-read">
      <Notice kind="look">
        <p>{words.version_note}</p>
      </Notice>
      {words.sections.map(({ id, heading, text }) => (
        <section key={id} id={id}>
          <h2>{heading}</h2>
          <p>
            <WithGaps text={sayAny(text, shell.names)} />
          </p>
        </section>
      ))}
      <section>
        <h2>{statements.formats.title}</h2>
        <p>{statements.formats.offer}</p>
        <p>
          <a href={shell.names.formats_link}>{statements.formats.choose}</a>
        </p>
        <p>{say(statements.formats.contact, shell.names)}</p>
      </section>
    </div>
  </Page>
)
