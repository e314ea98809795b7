import { entriesOf, formatDate, guard, namesOf, say, statements, record as words } from '#content'
import { ActPage, Button, Card, Columns, Field, Form, Radios, Tick } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { carefulQuestions, fieldOf } from './careful-reader.ts'
import type { CopySection } from './record-copy.ts'
import { RecordPaper } from './record-paper.tsx'

const { draft, share } = words.pages

export interface OfferProps {
  readonly content: readonly CopySection[]
  /** Names of participants with an account. */
  readonly readers: readonly string[]
  /** Names of people who were there and have none. */
  readonly guests: readonly string[]
  readonly days: number
}

/** Offering for reading: the facilitator reads it as the others will, and sets the days. */
export function OfferPage({ view }: { view: StepView<OfferProps> }) {
  const { content, readers, guests } = view.props
  const names = namesOf(view.shell.names)
  return (
    <ActPage
      view={view}
      title={`${draft.offer}: ${view.discussion.pseudonym}`}
      statement={statements.pages['read-back'].text}
      serif
    >
      <Columns
        wideSide
        side={
          <Card title={draft.offer}>
            <p>{readers.length > 0 ? say(draft.offer_lead, names, { count: readers.length }) : draft.offer_none}</p>
            {guests.length > 0 && <p class="cg-dim cg-s">{say(draft.guests, names, { words: guests.join(', ') })}</p>}
            <CarefulReader />
            <Form {...view.form}>
              <Field
                name="days"
                label={draft.days}
                type="whole-number"
                width={2}
                value={view.values.days}
                error={view.errors.days}
              />
              <Button>{draft.offer}</Button>
            </Form>
          </Card>
        }
      >
        <RecordPaper
          content={content}
          foot={say(words.pages.read.kept, names, { reference: view.discussion.reference })}
        />
      </Columns>
    </ActPage>
  )
}

export interface ShareProps extends OfferProps {
  readonly answered: number
  readonly until: Date | null
  readonly isOver: boolean
  readonly isChanged: boolean
}

/** Sharing: a last reading, with the eyes of a neighbour, a relative and a pupil (P22). */
export function SharePage({ view }: { view: StepView<ShareProps> }) {
  const { content, readers, guests, answered, until, isOver, isChanged } = view.props
  const names = namesOf(view.shell.names)
  return (
    <ActPage
      view={view}
      title={`${share.title}: ${view.discussion.pseudonym}`}
      statement={statements.pages.record.text}
      serif
    >
      <Columns
        wideSide
        side={
          <Card title={words.clearing.title}>
            <p>{words.clearing.lead}</p>
            {!isOver && until && (
              <p class="cg-dim">
                {say(draft.share_open, names, {
                  others: answered,
                  count: readers.length,
                  due_date: formatDate(until, 'long'),
                })}
              </p>
            )}
            {isChanged && <p>{share.changed}</p>}
            <p class="cg-s">
              {share.to} {readers.join(', ')}
            </p>
            {guests.length > 0 && <p class="cg-dim cg-s">{say(draft.guests, names, { words: guests.join(', ') })}</p>}
            <Button look="quiet" href={`/discussions/${view.discussion.id}/record/draft`}>
              {share.change}
            </Button>
          </Card>
        }
      >
        <p>{share.lead}</p>
        <RecordPaper
          content={content}
          foot={say(words.pages.read.kept, names, { reference: view.discussion.reference })}
        />
        <Card title={guard.careful_reader.title}>
          <p>{guard.careful_reader.lead}</p>
          <Form {...view.form}>
            {carefulQuestions.map(({ id, ask }) => (
              <Radios
                key={id}
                name={fieldOf(id)}
                label={ask}
                choices={entriesOf(guard.careful_reader.answers).map(([value, label]) => ({ value, label }))}
                value={view.values[fieldOf(id)]}
                error={view.errors[fieldOf(id)]}
                inline
              />
            ))}
            <p class="cg-dim cg-s">{guard.careful_reader.kept}</p>
            <Tick name="read" label={words.clearing.tick} value={view.values.read} error={view.errors.read} />
            <Button>{words.clearing.button}</Button>
          </Form>
        </Card>
      </Columns>
    </ActPage>
  )
}

/** The questions of somebody curious who has time: read beside the text before it goes out (P22). */
const CarefulReader = () => (
  <>
    <h3>{guard.careful_reader.title}</h3>
    <p class="cg-s">{guard.careful_reader.lead}</p>
    <ul class="cg-s">
      {guard.careful_reader.questions.map(({ id, ask }) => (
        <li key={id}>{ask}</li>
      ))}
    </ul>
    <p class="cg-s">{guard.careful_reader.maybe_says}</p>
  </>
)
