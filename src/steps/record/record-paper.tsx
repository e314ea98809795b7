import { Fragment } from 'preact'
import { record as words } from '#content'
import { Facts } from '../../design/design.ts'
import type { CopySection } from './record-copy.ts'

/** The record as it is read: serif, calm, one page when printed. The standing statement is part of it (P2). */
export const RecordPaper = ({ content, foot }: { content: readonly CopySection[]; foot: string }) => (
  <article class="cg-paper cg-paper--read">
    <p class="cg-paper__stand">
      <strong>{words.page.title}.</strong> {words.page.standing_statement.text}
    </p>
    {content.map((section) => (
      <section class="cg-rec" key={section.section}>
        <div class="cg-rec__head">
          <h2 class="cg-h3">{section.title}</h2>
        </div>
        {section.section === 'facts' ? <FactList section={section} /> : <Lines section={section} />}
      </section>
    ))}
    <p class="cg-paper__foot">{foot}</p>
  </article>
)

const FactList = ({ section }: { section: CopySection }) => (
  <Facts wide facts={section.lines.map(({ label, text }) => ({ term: label, value: text }))} />
)

const Lines = ({ section }: { section: CopySection }) => (
  <>
    {section.lines.map(({ label, text }) => (
      <Fragment key={label}>
        {paragraphsOf(text).map((paragraph, at) => (
          <p key={paragraph}>
            {at === 0 && label !== '' && <b>{leadIn(label)} </b>}
            {paragraph}
          </p>
        ))}
      </Fragment>
    ))}
  </>
)

export const paragraphsOf = (text: string): readonly string[] =>
  text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '')

/** A question needs no colon. */
export const leadIn = (label: string): string => (label.endsWith('?') ? label : `${label}:`)
