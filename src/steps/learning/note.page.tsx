import { formatDate, formatTime, namesOf, say, statements, learningNote as words } from '#content'
import {
  Button,
  Buttons,
  Card,
  Checkboxes,
  Columns,
  DateField,
  Details,
  DownloadLink,
  Field,
  Form,
  Icon,
  Notice,
  Page,
  TextArea,
  Tick,
} from '../../design/design.ts'
import { type Fields, formFrame, type Shell } from '../../kit/web.ts'
import type { LearningNote } from './learning-note.rows.ts'
import { type NoteField, type NoteShape, noteShapes } from './note-shapes.ts'

const { note: noteWords } = words.pages

export interface NoteView {
  readonly shell: Shell
  /** Null for a note that is not saved yet. */
  readonly note: LearningNote | null
  /** Where the form posts to. */
  readonly action: string
  readonly shape: NoteShape
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  /** Saved on another device meanwhile: both texts are shown. */
  readonly conflict: boolean
  /** A copy was asked for and waits for what the guard found. */
  readonly held: boolean
}

/** A private note (P22, P23). No field asks who anyone is. Nothing sends it anywhere; a copy is the author's to take. */
export function NotePage({ view }: { view: NoteView }) {
  const { shell, note, shape, errors } = view
  return (
    <Page
      shell={shell}
      title={note?.title || words.page.title}
      current="learning"
      breadcrumbs={[{ href: '/learning', text: words.pages.list.title }]}
      statement={statements.pages['learning-note'].text}
      errors={errors}
      serif
    >
      <p>{words.page.lead}</p>
      <Columns wideSide side={<Beside view={view} />}>
        <Card
          tone="heather"
          title={shape.label}
          eyebrow={
            <>
              <Icon name="lock" /> {noteWords.eyebrow}
            </>
          }
        >
          <p class="cg-s">{words.page.private.text}</p>
          {shape.note && <p class="cg-s cg-dim">{shape.note}</p>}
          {view.held && (
            <div class="cg-gap">
              <Notice kind="look" live>
                <p>{noteWords.held}</p>
              </Notice>
            </div>
          )}
          {view.conflict && note && <Theirs note={note} shape={shape} />}
          <NoteForm view={view} />
        </Card>
      </Columns>
    </Page>
  )
}

function NoteForm({ view }: { view: NoteView }) {
  const { shell, note, shape, values, errors } = view
  const [title, date, , time, together] = words.common_fields
  return (
    <Form {...formFrame(shell, view.action)} id="note">
      <input type="hidden" name="shape" value={shape.id} />
      <input type="hidden" name="seen" value={String(note?.version ?? 0)} />
      <Field
        name="title"
        label={title.label}
        hint={title.hint}
        optional
        maxLength={title.max}
        value={values.title}
        error={errors.title}
      />
      {shape.fields.map((field) => (
        <Answer key={field.key} field={field} value={values[field.key]} error={errors[field.key]} />
      ))}
      <DateField name="written-on" label={date.label} values={values} error={errors['written-on']} />
      <Field
        name="minutes"
        label={time.label}
        hint={time.hint}
        optional
        type="whole-number"
        width={4}
        value={values.minutes}
        error={errors.minutes}
      />
      <Field
        name="minutes-together"
        label={together.label}
        optional
        type="whole-number"
        width={4}
        value={values['minutes-together']}
        error={errors['minutes-together']}
      />
      <Buttons>
        <Button>{noteWords.save}</Button>
        {view.held && (
          <Button look="secondary" name="copy" value="text">
            {noteWords.save_and_copy}
          </Button>
        )}
      </Buttons>
      <p class="cg-s cg-dim">{words.page.court.text}</p>
    </Form>
  )
}

function Answer({
  field,
  value,
  error,
}: {
  field: NoteField
  value: Fields[string] | undefined
  error: string | undefined
}) {
  if (field.choices)
    return (
      <Checkboxes
        name={field.key}
        label={field.label}
        optional
        choices={Object.entries(field.choices).map(([id, label]) => ({ value: id, label }))}
        value={value}
        error={error}
      />
    )
  return (
    <TextArea
      name={field.key}
      label={field.label}
      hint={field.hint || words.field_default.hint}
      rows={4}
      maxLength={field.max}
      value={value}
      error={error}
    />
  )
}

function Theirs({ note, shape }: { note: LearningNote; shape: NoteShape }) {
  return (
    <div class="cg-note cg-note--gorse" role="status">
      <p>{noteWords.conflict}</p>
      <Stored note={note} fields={shape.fields} />
    </div>
  )
}

const Stored = ({ note, fields }: { note: LearningNote; fields: readonly NoteField[] }) => (
  <>
    {fields
      .filter((field) => (note.answers[field.key] ?? '').length > 0)
      .map((field) => (
        <div key={field.key}>
          <p>
            <strong>{field.label}</strong>
          </p>
          <blockquote class="cg-quote">{[note.answers[field.key] ?? ''].flat().join(', ')}</blockquote>
        </div>
      ))}
  </>
)

function Beside({ view }: { view: NoteView }) {
  const { note, shell, shape } = view
  const others = noteShapes.filter((one) => one.id !== shape.id)
  const elsewhere = note
    ? others.filter((one) => one.fields.some((field) => (note.answers[field.key] ?? '').length > 0))
    : []
  return (
    <>
      <Card title={words.page.choose}>
        <p class="cg-s cg-dim">{words.page.change_shape}</p>
        <ul class="cg-plain">
          {others.map((one) => (
            <li key={one.id}>
              <Button look="quiet" form="note" name="use-shape" value={one.id}>
                {one.label}
              </Button>{' '}
              <span class="cg-dim cg-s">{one.for}</span>
            </li>
          ))}
        </ul>
      </Card>
      {note && elsewhere.length > 0 && (
        <Card title={noteWords.other} tone="line">
          <p class="cg-s cg-dim">{noteWords.other_lead}</p>
          {elsewhere.map((one) => (
            <Details key={one.id} summary={one.label}>
              <Stored note={note} fields={one.fields} />
            </Details>
          ))}
        </Card>
      )}
      {note && <Taking note={note} shell={shell} errors={view.errors} />}
    </>
  )
}

function Taking({ note, shell, errors }: { note: LearningNote; shell: Shell; errors: NoteView['errors'] }) {
  return (
    <Card title={words.export.title} tone="line">
      <p class="cg-s cg-dim">
        {say(noteWords.saved, namesOf(shell.names), {
          meeting_date: formatDate(note.changedAt),
          meeting_time: formatTime(note.changedAt),
        })}
      </p>
      <p>
        <DownloadLink href={`/learning/${note.id}/text`}>{noteWords.text}</DownloadLink>
      </p>
      <p class="cg-s">{words.export.says}</p>
      <p class="cg-s cg-dim">{words.share.text}</p>
      <Details summary={noteWords.delete_title} open={errors.sure !== undefined}>
        <p>{words.page.delete.ask}</p>
        <Form {...formFrame(shell, `/learning/${note.id}/deletion`)}>
          <Tick name="sure" label={noteWords.delete_tick} error={errors.sure} />
          <Button look="secondary">{noteWords.delete}</Button>
        </Form>
      </Details>
    </Card>
  )
}
