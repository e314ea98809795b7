import { formatDate, sayAny, statements, sealedNote as words } from '#content'
import { Button, Buttons, Card, Form, Notice, Stack, StepFrame, TextArea } from '../../design/design.ts'
import { relationsOf } from '../../discussion.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { mostLetters } from './seal-note.ts'

export interface NoteState {
  /** When it was sealed; null: none. */
  readonly since: Date | null
  /** What it says, on the page that answers the opening and on no other. */
  readonly opened: string | null
}

/** The sealed note: that there is one, opening it on purpose, and for whoever asked: writing it. */
export function SealedNotePage(view: StepView<NoteState>) {
  const { discussion, person, props } = view
  const writer = relationsOf(discussion, person.personId).includes('requester')
  return (
    <StepFrame
      {...view}
      refusal={writer ? view.refusal : null}
      title={words.title}
      statement={statements.pages.request.text}
      before={<Opening {...view} />}
    >
      {writer && (
        <Card title={props.since ? words.write.again : words.write.title}>
          <Form {...view.form}>
            <TextArea
              name="note"
              label={words.write.label}
              hint={words.write.hint}
              value={view.values.note}
              error={view.errors.note}
              maxLength={mostLetters}
              rows={4}
            />
            {props.since && <p class="cg-s">{words.write.replaces}</p>}
            <Buttons>
              <Button look={props.since ? 'secondary' : 'primary'}>{words.write.button}</Button>
              <Button look="quiet" href={`/discussions/${discussion.id}`}>
                {words.back}
              </Button>
            </Buttons>
          </Form>
        </Card>
      )}
    </StepFrame>
  )
}

function Opening({ props, form, discussion, shell }: StepView<NoteState>) {
  return (
    <Stack>
      <p class="cg-lead">{words.lead}</p>
      <Notice>
        <p>{words.promise}</p>
      </Notice>
      {props.opened !== null && (
        <Card title={words.opened.title}>
          <p class="cg-pre">{props.opened}</p>
          <p class="cg-s">{words.opened.text}</p>
        </Card>
      )}
      {props.since === null && <p>{words.none}</p>}
      {props.since !== null && props.opened === null && (
        <Card title={words.open.title}>
          <p>{sayAny(words.open.since, shell.names, { sealed_on: formatDate(props.since, 'long') })}</p>
          <Form action={`/discussions/${discussion.id}/sealed-note/opening`} csrf={form.csrf}>
            <p>{words.open.text}</p>
            <Buttons>
              <Button>{words.open.button}</Button>
            </Buttons>
          </Form>
        </Card>
      )}
    </Stack>
  )
}
