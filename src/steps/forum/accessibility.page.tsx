/** The accessibility statement (P31). What a committee still has to fill in stands in brackets: the doctor lists it, the public sees what is known. */
import { say, sayAny, statements } from '#content'
import { Notice } from '../../design/notice.tsx'
import { Page } from '../../design/page.tsx'
import type { Shell } from '../../kit/web.ts'

const words = statements.accessibility

export const AccessibilityPage = ({ shell }: { shell: Shell }) => (
  <Page shell={shell} title={words.title}>
    <div class="cg-read">
      <Notice kind="look">
        <p>{words.version_note}</p>
      </Notice>
      {words.sections.filter(isFilledIn).map(({ id, heading, text }) => (
        <section key={id} id={id}>
          <h2>{heading}</h2>
          <p>{sayAny(text, shell.names, { days: statements.formats.answer_within.default })}</p>
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

const isFilledIn = ({ text }: { readonly text: string }): boolean => !text.includes('[')
