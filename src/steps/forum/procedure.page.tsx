/** The controlled document (P27, P33): the procedure clause by clause, its control table, what was changed, and the map. */

import { Fragment } from 'preact'
import { dissemination, entriesOf, words as house, type Names, procedure, say, sayAny, statements } from '#content'
import { Button, Buttons } from '../../design/button.tsx'
import { Columns } from '../../design/layout.tsx'
import { Page } from '../../design/page.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { DownloadLink } from '../../design/print-link.tsx'
import type { Duty } from '../../discussion.ts'
import { documentTitles } from '../../documents/document-titles.ts'
import { blankNames } from '../../documents/word-documents.ts'
import type { Shell } from '../../kit/web.ts'
import { Amendments, ControlCard } from './control-card.tsx'

const { page, sections, appendices } = procedure
const document = dissemination.control

export function ProcedurePage({ shell }: { shell: Shell }) {
  const { names, now } = shell
  return (
    <Page
      shell={shell}
      title={page.title}
      head={<PageHead title={page.title} eyebrow={page.name} />}
      current="procedure"
      statement={statements.pages.procedure.text}
    >
      <Columns
        side={
          <>
            <Contents names={names} />
            <ControlCard names={names} now={now} />
            <p class="cg-dim cg-s">{document.own_words}</p>
          </>
        }
      >
        <p class="cg-lead">{say(page.lead, names)}</p>
        <Buttons>
          <Button href="/check">{page.check}</Button>
        </Buttons>
        {sections.map((section) => (
          <Section key={section.id} section={section} names={names} />
        ))}
        <ProcedureMap names={names} />
        {appendices.map((appendix) => (
          <section class="cg-clause" key={appendix.id} id={appendix.id}>
            <p class="cg-eyebrow">{appendix.clause}</p>
            <h2>{appendix.title}</h2>
            <p>{appendix.text}</p>
            {'items' in appendix && <Items items={appendix.items} names={names} />}
            {appendix.id === 'toolkit' && <BlankForms />}
          </section>
        ))}
        <Amendments names={names} mayMend={shell.person?.duties.some((duty) => keepers.includes(duty)) ?? false} />
      </Columns>
    </Page>
  )
}

/** Who looks after the document: dates that do not fit together are for them to put right. */
const keepers: readonly Duty[] = ['policy-team', 'implementation-group']

/** The toolkit's forms and sheets, blank, to take along (P32). */
const BlankForms = () => (
  <>
    <h3>{page.blank}</h3>
    <ul class="cg-plain">
      {blankNames.map((name) => (
        <li key={name}>
          <DownloadLink href={`/documents/${name}.docx`}>{documentTitles[name]}</DownloadLink>
        </li>
      ))}
    </ul>
    <p>
      <a href="/documents">{page.blank_all}</a>
    </p>
  </>
)

const Contents = ({ names }: { names: Names }) => (
  <nav class="cg-card cg-card--line cg-contents" aria-label={page.contents}>
    <ol class="cg-plain">
      {sections.map(({ id, clause, title }) => (
        <li key={id}>
          <a href={`#${id}`}>
            <span class="visually-hidden">{say(page.clause, names, { clause })}: </span>
            <span class="cg-dim" aria-hidden="true">
              {clause}
            </span>{' '}
            {title}
          </a>
        </li>
      ))}
      <li>
        <a href="#map">{page.map_title}</a>
      </li>
      <li>
        <a href="#changes">{document.history.title}</a>
      </li>
    </ol>
  </nav>
)

function Section({ section, names }: { section: (typeof sections)[number]; names: Names }) {
  return (
    <section class="cg-clause" id={section.id}>
      <p class="cg-eyebrow">{say(page.clause, names, { clause: section.clause })}</p>
      <h2>{section.title}</h2>
      {section.parts.map((part) => (
        <Fragment key={part.text}>
          <p>{'strong' in part ? <strong>{sayAny(part.text, names)}</strong> : sayAny(part.text, names)}</p>
          {'items' in part && <Items items={part.items} names={names} />}
        </Fragment>
      ))}
    </section>
  )
}

const Items = ({ items, names }: { items: readonly string[]; names: Names }) => (
  <ul class="cg-sentences">
    {items.map((item) => (
      <li key={item}>{sayAny(item, names)}</li>
    ))}
  </ul>
)

/** The flowchart (Appendix 1): the steps every discussion goes through, with whose turn it is. */
const ProcedureMap = ({ names }: { names: Names }) => (
  <section class="cg-clause" id="map">
    <h2>{page.map_title}</h2>
    <p>{page.map_lead}</p>
    <ol class="cg-how cg-how--steps">
      {entriesOf(house.stages)
        .filter(([stage]) => stage !== 'closed')
        .map(([stage, { label, line, turn }]) => (
          <li key={stage}>
            <h3>{label}</h3>
            <p>{sayAny(line, names)}</p>
            <p class="cg-how__who">{sayAny(turn, names)}</p>
          </li>
        ))}
    </ol>
  </section>
)
