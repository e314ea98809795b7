import { interfaceWords, request, sayAny, statements } from '#content'
import { AutosaveLine } from '../../design/autosave-line.tsx'
import {
  Button,
  Buttons,
  Card,
  Columns,
  Form,
  Notice,
  Page,
  PageHead,
  type Posted,
  Prompts,
} from '../../design/design.ts'
import type { Discussion } from '../../discussion.ts'
import type { FormFrame, Shell } from '../../kit/web.ts'
import { AskedQuestion } from './asked-question.tsx'
import { choosable } from './choosable.ts'
import { inWords } from './request.copy.ts'
import type { RequestKnowledge } from './request.knowledge.ts'
import {
  type Answers,
  fixedAtTheBeginning,
  type Part,
  parts,
  safetyQuestion,
  teamQuestion,
} from './request.question.ts'
import type { TeamEntry } from './team.check.ts'
import { TeamFields } from './team.fields.tsx'
import { whoReadsElse, whoReadsMost } from './who-reads.ts'

export interface PartView {
  readonly shell: Shell
  readonly discussion: Discussion
  readonly part: Part
  /** What is kept now. */
  readonly known: RequestKnowledge
  /** What the page shows: as typed, else as kept, else as suggested. */
  readonly answers: Answers
  readonly team: readonly TeamEntry[]
  readonly fields: Readonly<Record<string, Posted>>
  readonly lines: number
  readonly errors: Readonly<Record<string, string>>
  /** A key of interface.yaml, refusals: why it was not saved. */
  readonly refused: string | null
  readonly conflict: boolean
  readonly seen: string
  readonly form: FormFrame
  readonly autosaves: boolean
  /** A change of this part goes back to the managers. */
  readonly sendsBack: boolean
}

/** One part of the request: its questions, and beside them what helps to answer. */
export function RequestPartPage(view: PartView) {
  const { shell, discussion, part, errors } = view
  const { form } = request
  const number = parts.indexOf(part) + 1
  const back = `/discussions/${discussion.id}/request`
  return (
    <Page
      shell={shell}
      title={part.title}
      current="desk"
      statement={statements.pages.request.text}
      breadcrumbs={[{ href: back, text: `${discussion.pseudonym}: ${form.all_parts}` }]}
      errors={errors}
      serif
      islands={['count.js']}
      head={
        <PageHead
          eyebrow={`${discussion.pseudonym} · ${form.part.replace('{count}', String(number)).replace('{max}', String(parts.length))}`}
          title={part.title}
        />
      }
    >
      <Columns side={<Beside part={part} />}>
        <div class="cg-stack">
          <p class="cg-lead">{sayAny(part.lead, shell.names)}</p>
          <p class="cg-field-note">{whoReadsMost(part, shell.names)}</p>
          <Messages {...view} />
          <PartForm {...view} />
        </div>
      </Columns>
    </Page>
  )
}

const Messages = ({ refused, conflict, discussion, part, sendsBack }: PartView) => (
  <>
    {conflict && (
      <Notice kind="look" live title={request.form.conflict.title}>
        <p>{request.form.conflict.text}</p>
      </Notice>
    )}
    {refused && (
      <Notice kind="look" live title={refusalOf(refused).title}>
        <p>{refusalOf(refused).text}</p>
      </Notice>
    )}
    {sendsBack && (
      <Notice kind="look" title={request.form.sends_back.title}>
        <p>{request.form.sends_back.text}</p>
      </Notice>
    )}
    {!sendsBack && discussion.status !== 'draft' && part.id === 'explore' && (
      <Notice>
        <p>{request.form.asked_already}</p>
      </Notice>
    )}
  </>
)

export function refusalOf(key: string): { readonly title: string; readonly text: string } {
  const refusals: Readonly<Record<string, { readonly title: string; readonly text: string }>> = interfaceWords.refusals
  return refusals[key] ?? interfaceWords.refusals.other
}

function PartForm(view: PartView) {
  const { part, form, autosaves } = view
  const { autosave, sends_back } = request.form
  const save = view.sendsBack ? sends_back.button : interfaceWords.forms.save_and_continue
  return (
    <Form {...form} id="request-part">
      {/* Enter in a field presses the first button of a form: this one, which saves, and not one that takes somebody off a list. */}
      <button type="submit" class="visually-hidden" tabindex={-1}>
        {save}
      </button>
      <input type="hidden" name="_seen" value={view.seen} />
      {part.questions.map((question) => (
        <div key={question.id}>
          <OneQuestion {...view} question={question} />
          {view.conflict && <Theirs {...view} question={question} />}
        </div>
      ))}
      {autosaves && <AutosaveLine words={autosave} />}
      <Buttons>
        <Button>{save}</Button>
        {view.sendsBack ? (
          <Button look="quiet" href={`/discussions/${view.discussion.id}/request`}>
            {sends_back.leave}
          </Button>
        ) : (
          <Button look="quiet" name="later" value="yes">
            {interfaceWords.forms.save_for_later}
          </Button>
        )}
      </Buttons>
    </Form>
  )
}

function OneQuestion(view: PartView & { readonly question: Part['questions'][number] }) {
  const { question, part, known, answers, errors, shell } = view
  const readers = whoReadsElse(question, part, shell.names)
  if (fixedAtTheBeginning.includes(question.id)) return <Fixed {...view} />
  if (question.id === teamQuestion)
    return (
      <TeamFields
        question={question}
        team={view.team}
        lines={view.lines}
        told={new Set(known.team.filter(({ toldAt }) => toldAt !== null).map(({ id }) => id))}
        errors={errors}
        readers={readers}
      />
    )
  const field = question.answer.kind === 'date' ? `${question.id}-1` : question.id
  const { groups, why } =
    question.answer.kind === 'people' ? choosable(question, { ...known, answers }) : { groups: [], why: '' }
  return (
    <AskedQuestion
      question={question}
      value={question.id === safetyQuestion ? undefined : answers[question.id]}
      fields={view.fields}
      error={errors[field]}
      groups={groups}
      leftOut={why}
      readers={readers}
      names={shell.names}
    />
  )
}

/** Settled when the request was begun: said, not asked. */
const Fixed = ({ question, known }: PartView & { readonly question: Part['questions'][number] }) => (
  <div class="ds_question">
    <p class="ds_label">{question.label}</p>
    <p>{inWords(question, known).join(', ')}</p>
  </div>
)

/** What somebody else has saved meanwhile, under one's own words. */
function Theirs({ question, known }: PartView & { readonly question: Part['questions'][number] }) {
  const theirs = inWords(question, known)
  if (theirs.length === 0) return null
  return (
    <Notice title={request.form.conflict.theirs}>
      {theirs.map((line) => (
        <p key={line} class="cg-own">
          {line}
        </p>
      ))}
    </Notice>
  )
}

function Beside({ part }: { readonly part: Part }) {
  const { form } = request
  const prompts = part.questions.flatMap((question) => question.prompts ?? [])
  return (
    <>
      {prompts.length > 0 && (
        <Card title={form.prompts}>
          <Prompts questions={prompts} />
        </Card>
      )}
      <Card title={form.no_names.title} tone="loch">
        <p class="cg-gap cg-s">{form.no_names.text}</p>
      </Card>
    </>
  )
}
