import { formatDate, learningNote, namesOf, say, statements, record as words } from '#content'
import {
  ActPage,
  Button,
  Buttons,
  Card,
  Columns,
  DownloadLink,
  Form,
  Icon,
  Notice,
  Radios,
  Tag,
  TextArea,
  Ticks,
} from '../../design/design.ts'
import { peopleAs } from '../../discussion.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { withoutVersion } from '../../kit/web.ts'
import type { RecordCopy } from './record.rows.ts'
import type { ReadBackAnswer } from './record.tables.ts'
import { RecordPaper } from './record-paper.tsx'

const { read } = words.pages

export interface ReadingProps {
  readonly copy: RecordCopy | null
  /** Why there is none: nothing was offered for reading yet, it is taken back, or it is no longer kept. */
  readonly none: 'not-yet' | 'taken-back' | 'gone'
  readonly isParticipant: boolean
  /** What this person has said of this copy. */
  readonly said: ReadBackAnswer | null
  /** May be taken away as a file. */
  readonly mayLeave: boolean
}

/** The record, to be read and printed; during the read-back with the question whether it reads true (P23). */
export function ReadingPage({ view }: { view: StepView<ReadingProps> }) {
  const { copy, isParticipant, mayLeave } = view.props
  if (!copy) return <NoRecord view={view} />
  const names = namesOf(view.shell.names)
  const reading = view.discussion.status === 'record-being-read'
  const facilitator = peopleAs(view.discussion, 'facilitator')[0]
  return (
    <ActPage
      view={{
        ...view,
        refusal: view.refusal?.refused === 'not-now' || view.refusal?.refused === 'not-your-turn' ? null : view.refusal,
      }}
      title={`${read.title}: ${view.discussion.pseudonym}`}
      eyebrow={<span class="cg-screen-only">{reading ? read.title_reading : ''}</span>}
      tag={
        <Tag tone="slate" icon="speech">
          {reading ? read.tag_reading : read.tag_shared}
        </Tag>
      }
      facts={[
        view.discussion.reference,
        ...(facilitator ? [say(read.written_by, names, { facilitator_name: facilitator.name })] : []),
        ...(reading ? [say(read.until, names, { due_date: formatDate(copy.readUntil, 'long') })] : []),
      ]}
      side={
        mayLeave && <DownloadLink href={`/discussions/${view.discussion.id}/record/word`}>{read.word}</DownloadLink>
      }
      statement={statements.pages[reading ? 'read-back' : 'record'].text}
      serif
    >
      <Columns wideSide side={<OwnLearning view={view} />}>
        <RecordPaper
          content={copy.content}
          foot={`${say(read.kept, names, { reference: view.discussion.reference })} · ${say(read.version, names, { version: String(copy.number) })} · ${words.sharing.says}`}
        />
        {reading && isParticipant && <Answering view={view} copy={copy} />}
        {!reading && <PutRight view={view} />}
      </Columns>
    </ActPage>
  )
}

function Answering({ view, copy }: { view: StepView<ReadingProps>; copy: RecordCopy }) {
  const { answers, checks } = words.read_back
  const names = namesOf(view.shell.names)
  const { values, errors } = view
  const { said } = view.props
  const comment = (id: 'change' | 'someone-known') => (
    <TextArea
      name={`${id}-comment`}
      label={answers[id].comment.label}
      hint={id === 'someone-known' ? words.pages.take_back.where_hint : undefined}
      rows={2}
      maxLength={answers[id].comment.max}
      value={values[`${id}-comment`]}
      error={errors[`${id}-comment`]}
    />
  )
  return (
    <div class="cg-next cg-after">
      <div>
        <h2>{read.reply}</h2>
        <p class={said ? 'cg-lead' : undefined}>
          {said && <Icon name="tick" />}{' '}
          {said
            ? say(read.answered, names, { answer_label: answers[said].label })
            : say(read.reply_text, names, { due_date: formatDate(copy.readUntil, 'long') })}{' '}
          {words.read_back.silence}
        </p>
        <Ticks lines={checks.map((check) => ({ text: check.text, icon: 'question' as const }))} />
        <Form {...withoutVersion(view.form)}>
          <input type="hidden" name="copy" value={copy.number} />
          <Radios
            name="answer"
            label={read.title_reading}
            choices={[
              { value: 'fine', label: answers.fine.label },
              { value: 'change', label: answers.change.label, more: comment('change') },
              {
                value: 'someone-known',
                label: answers['someone-known'].label,
                hint: words.put_right.text,
                more: comment('someone-known'),
              },
            ]}
            value={values.answer ?? said ?? ''}
            error={errors.answer}
          />
          <Buttons>
            <Button>{read.send}</Button>
          </Buttons>
          <p class="cg-s cg-dim">{words.read_back.others}</p>
        </Form>
      </div>
    </div>
  )
}

const PutRight = ({ view }: { view: StepView<ReadingProps> }) => (
  <div class="cg-after cg-screen-only">
    <p class="cg-s cg-dim">{words.put_right.text}</p>
    <Button look="quiet" href={`/discussions/${view.discussion.id}/record/take-back`}>
      {read.take_back}
    </Button>
  </div>
)

/** Further reflection is encouraged, and private (P22, P23). */
function OwnLearning({ view }: { view: StepView<ReadingProps> }) {
  const { discussion } = view
  return (
    <div class="cg-screen-only">
      <Card
        tone="heather"
        title={read.learn_title}
        eyebrow={
          <>
            <Icon name="lock" /> {learningNote.pages.note.eyebrow}
          </>
        }
      >
        <p>
          {words.sharing.further} {words.sharing.to_supervision}
        </p>
        <Button look="secondary" href={`/learning/about/${discussion.id}`}>
          {read.learn_link}
        </Button>
        {view.props.isParticipant && (
          <p>
            <a href={`/learning/certificate/${discussion.id}`}>{read.certificate}</a>
          </p>
        )}
      </Card>
    </div>
  )
}

function NoRecord({ view }: { view: StepView<ReadingProps> }) {
  const titles = { 'not-yet': read.not_yet_title, 'taken-back': read.recalled_title, gone: read.gone_title }
  const { none, isParticipant } = view.props
  return (
    <ActPage
      view={{ ...view, refusal: null }}
      title={`${titles[none]}: ${view.discussion.pseudonym}`}
      statement={statements.pages.record.text}
    >
      {none === 'taken-back' && (
        <Notice kind="look">
          <p>{read.recalled}</p>
        </Notice>
      )}
      {none === 'gone' && <p class="cg-lead">{read.gone}</p>}
      {none === 'not-yet' && <p class="cg-lead">{read.not_yet}</p>}
      {none === 'not-yet' && view.discussion.status === 'meeting-ended' && !isParticipant && (
        <Button href={`/discussions/${view.discussion.id}/record/draft`}>{read.write}</Button>
      )}
    </ActPage>
  )
}
