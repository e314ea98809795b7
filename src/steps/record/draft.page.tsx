import { formatDate, formatTime, namesOf, say, statements, record as words } from '#content'
import { ActPage, Button, Card, Columns, Form, Icon, Tag, Ticks } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { formFrame } from '../../kit/web.ts'
import type { DrawnBoard } from '../../room/drawing-picture.ts'
import { DecisionHints } from './decision-hints.tsx'
import { type KeptStanding, unread } from './kept-words.rows.ts'
import { AskSecondReader, keptLines } from './kept-words.tsx'
import { Material } from './material.tsx'
import { isOpen, type ReadBack } from './read-back.rows.ts'
import type { WrittenSection } from './record.rows.ts'
import { type CopySection, linesOf } from './record-copy.ts'
import { type Answers, isEmpty, missingSections, type RecordSection, recordSections } from './record-form.ts'
import { leadIn, paragraphsOf } from './record-paper.tsx'
import { SectionForm } from './section-form.tsx'

const { draft } = words.pages

export interface DraftProps {
  readonly written: ReadonlyMap<string, WrittenSection>
  readonly facts: CopySection['lines']
  readonly readBacks: readonly ReadBack[]
  readonly readers: number
  /** Cards that were marked as material, while the boards are there; in the order they were written. */
  readonly marked: readonly string[]
  /** Kept words that a second person has to agree to. */
  readonly kept: KeptStanding
  /** Drawings with something on them, while the boards are there. */
  readonly drawn: readonly DrawnBoard[]
  /** Section that is open for writing; '' for none. */
  readonly open: string
}

/** Writing the record (P23): one section open at a time, all of it in sight, and beside it what is still to do before others read it. */
export function DraftPage({ view }: { view: StepView<DraftProps> }) {
  const { discussion, props } = view
  const names = namesOf(view.shell.names)
  const saved = [...props.written.values()].map((section) => section.writtenAt.getTime())
  const last = saved.length > 0 ? new Date(Math.max(...saved)) : null
  return (
    <ActPage
      view={view}
      title={`${draft.title}: ${discussion.pseudonym}`}
      tag={<StatusTag status={discussion.status} />}
      statement={statements.pages.record.text}
      facts={[
        discussion.reference,
        last
          ? say(draft.saved, names, { meeting_date: formatDate(last), meeting_time: formatTime(last) })
          : draft.not_yet,
      ]}
      serif
    >
      <Columns wideSide side={<Beside view={view} />}>
        <p>
          {words.page.write_like} {words.page.from_boards}
        </p>
        <div class="cg-paper">
          {recordSections.map((section) => (
            <Section key={section.id} view={view} section={section} />
          ))}
        </div>
      </Columns>
    </ActPage>
  )
}

function StatusTag({ status }: { status: string }) {
  if (status === 'record-recalled') return <Tag tone="gorse">{draft.tag_recalled}</Tag>
  if (status === 'record-being-read') return <Tag tone="slate">{draft.tag_reading}</Tag>
  return (
    <Tag tone="gorse" icon="pencil">
      {draft.tag}
    </Tag>
  )
}

function Section({ view, section }: { view: StepView<DraftProps>; section: RecordSection }) {
  const { written, facts, open } = view.props
  const stored = written.get(section.id) ?? null
  const isOpenNow = (typeof view.values.section === 'string' ? view.values.section : open) === section.id
  const base = `/discussions/${view.discussion.id}/record/draft`
  return (
    <section class="cg-rec" id={section.id}>
      <div class="cg-rec__head">
        <h2 class="cg-h3">{section.title}</h2>
        {!isOpenNow && (
          <span class="cg-rec__state">
            {isEmpty(stored?.answers) && <span class="cg-dim">{section.required ? draft.needed : ''}</span>}
            <Button look="quiet" href={`${base}?section=${section.id}#${section.id}`}>
              {isEmpty(stored?.answers) ? draft.edit : draft.change}
              <span class="visually-hidden"> {section.title}</span>
            </Button>
          </span>
        )}
      </div>
      {section.id === 'facts' && (
        <p>
          {facts.map(({ label, text }) => `${label}: ${text}`).join('. ')}{' '}
          <span class="cg-dim cg-s">({draft.system})</span>
        </p>
      )}
      {isOpenNow ? (
        <SectionForm
          section={section}
          stored={stored}
          values={view.values.section === undefined ? (stored?.answers ?? {}) : view.values}
          errors={view.errors}
          conflict={view.refusal?.refused === 'section-changed'}
          form={formFrame(view.shell, base)}
        />
      ) : (
        <Written section={section} answers={stored?.answers} />
      )}
    </section>
  )
}

function Written({ section, answers }: { section: RecordSection; answers: Answers | undefined }) {
  if (answers === undefined || isEmpty(answers))
    return section.id === 'facts' ? null : <p class="cg-dim">{draft.empty}</p>
  const lines = linesOf(section, answers)
  return (
    <>
      {lines.map(({ label, text }) => (
        <div key={label}>
          {paragraphsOf(text).map((paragraph, at) => (
            <p key={paragraph}>
              {at === 0 && label !== '' && <b>{leadIn(label)} </b>}
              {paragraph}
            </p>
          ))}
          <DecisionHints text={text} />
        </div>
      ))}
    </>
  )
}

function Beside({ view }: { view: StepView<DraftProps> }) {
  return (
    <>
      <Before view={view} />
      <Material view={view} />
      <Said view={view} />
    </>
  )
}

/** A checklist and a locked line; no greyed button that says no without saying why. */
function Before({ view }: { view: StepView<DraftProps> }) {
  const { written, readBacks, readers, kept } = view.props
  const names = namesOf(view.shell.names)
  const missing = missingSections(new Map([...written].map(([id, section]) => [id, section.answers])))
  const known = readBacks.some(isOpen)
  const isReading = view.discussion.status === 'record-being-read'
  const base = `/discussions/${view.discussion.id}/record`
  return (
    <Card title={isReading ? words.clearing.title : draft.before}>
      <Ticks
        lines={[
          ...missing.map((section) => ({
            text: <strong>{say(draft.missing, names, { words: section.title })}</strong>,
            icon: 'warn' as const,
          })),
          ...(missing.length === 0 ? [{ text: draft.ready }] : []),
          known ? { text: <strong>{draft.known}</strong>, icon: 'warn' as const } : { text: draft.clear },
          ...keptLines(kept),
        ]}
      />
      <AskSecondReader view={view} />
      {missing.length > 0 || known || unread(kept) > 0 ? (
        <p class="cg-gate cg-gap">
          <Icon name="lock" />
          <span>{draft.locked}</span>
        </p>
      ) : (
        <>
          <p class="cg-gap">{readers > 0 ? say(draft.offer_lead, names, { count: readers }) : draft.offer_none}</p>
          <Button
            look={view.props.open === '' ? 'primary' : 'secondary'}
            href={isReading ? `${base}/share` : `${base}/offer`}
          >
            {isReading ? draft.share : draft.offer}
          </Button>
        </>
      )}
    </Card>
  )
}

/** What people said after reading; only the facilitator sees it. */
function Said({ view }: { view: StepView<DraftProps> }) {
  const { readBacks } = view.props
  const base = `/discussions/${view.discussion.id}/record`
  return (
    <Card title={draft.said}>
      {readBacks.length === 0 && <p class="cg-dim">{draft.nobody_said}</p>}
      {readBacks.map((one) => (
        <div key={one.id} class="cg-finding">
          <p class="cg-finding__top">{words.read_back.answers[one.answer].label}</p>
          <p class="cg-s cg-dim">
            {one.name}, {formatDate(one.at)}
          </p>
          {one.comment && <blockquote class="cg-quote">{one.comment}</blockquote>}
          {one.answer !== 'fine' && one.settledAt && <p class="cg-s cg-dim">{draft.settled}</p>}
          {one.answer !== 'fine' && !one.settledAt && (
            <Form {...formFrame(view.shell, `${base}/settle`)}>
              <Button look="quiet" name="finding" value={one.id}>
                {draft.settle}
              </Button>
            </Form>
          )}
        </div>
      ))}
    </Card>
  )
}
