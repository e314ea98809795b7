/** The controlled document (P27, P33): one version of the procedure clause by clause, its control table, what was changed, and the map. */

import {
  dayOf,
  dissemination,
  entriesOf,
  words as house,
  type Names,
  procedure,
  say,
  sayAny,
  statements,
} from '#content'
import { Button, Buttons } from '../../design/button.tsx'
import { Columns } from '../../design/layout.tsx'
import { Notice } from '../../design/notice.tsx'
import { Page } from '../../design/page.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { DownloadLink } from '../../design/print-link.tsx'
import type { Duty } from '../../discussion.ts'
import { documentTitles } from '../../documents/document-titles.ts'
import { blankNames } from '../../documents/word-documents.ts'
import type { Shell } from '../../kit/web.ts'
import type { SectionText } from '../../trust/procedure-version.rows.ts'
import { dateInWords, inUseOn, type ProcedureVersion } from '../../trust/procedure-version.ts'
import { ControlCard } from './control-card.tsx'
import { blocksOf } from './procedure-text.ts'
import { VersionsTable } from './versions-table.tsx'

const { page, appendices } = procedure
const document = dissemination.control

export interface ProcedurePageProps {
  readonly shell: Shell
  /** Oldest first. */
  readonly versions: readonly ProcedureVersion[]
  /** The one that is shown, with its words. */
  readonly version: ProcedureVersion
  readonly sections: readonly SectionText[]
  /** Just noted by whoever looks at it. */
  readonly done?: boolean
}

export function ProcedurePage({ shell, versions, version, sections, done = false }: ProcedurePageProps) {
  const { names, now, person } = shell
  const today = dayOf(now)
  const inUse = inUseOn(versions, today)
  const holds = (...duties: readonly Duty[]) => person?.duties.some((duty) => duties.includes(duty)) ?? false
  return (
    <Page
      shell={shell}
      title={page.title}
      head={<PageHead title={page.title} eyebrow={page.name} facts={[version.label]} />}
      current="procedure"
      statement={statements.pages.procedure.text}
    >
      <Columns
        side={
          <>
            <Contents sections={sections} names={names} />
            <ControlCard version={version} inUse={version.number === inUse.number} names={names} now={now} />
            <p class="cg-dim cg-s">{document.own_words}</p>
          </>
        }
      >
        {done && (
          <Notice kind="done" live>
            <p>{procedure.new_version.noted}</p>
          </Notice>
        )}
        <OtherThanInUse version={version} inUse={inUse} names={names} />
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
        <VersionsTable
          versions={versions}
          names={names}
          today={today}
          mayMend={holds('policy-team', 'implementation-group')}
          mayAmend={holds('policy-team')}
          stranger={person === null}
        />
      </Columns>
    </Page>
  )
}

/** An older version, or one that is still to come, says so. */
function OtherThanInUse(props: { version: ProcedureVersion; inUse: ProcedureVersion; names: Names }) {
  const { version, inUse, names } = props
  if (version.number === inUse.number) return null
  const decided_on = dateInWords(version.effectiveOn)
  return (
    <Notice kind="look">
      <p>
        {version.number < inUse.number ? document.older : say(page.later, names, { decided_on })}{' '}
        <a href="/procedure">{say(page.versions.read, names, { version_label: inUse.label })}</a>
      </p>
    </Notice>
  )
}

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

const Contents = ({ sections, names }: { sections: readonly SectionText[]; names: Names }) => (
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

const Section = ({ section, names }: { section: SectionText; names: Names }) => (
  <section class="cg-clause" id={section.id}>
    <p class="cg-eyebrow">{say(page.clause, names, { clause: section.clause })}</p>
    <h2>{section.title}</h2>
    {blocksOf(section.text).map((block, at) => {
      if (block.kind === 'list') return <Items key={at} items={block.items} names={names} />
      return <p key={at}>{block.kind === 'strong' ? <strong>{block.text}</strong> : block.text}</p>
    })}
  </section>
)

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
