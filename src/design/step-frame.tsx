/** The frame of a step's page: the discussion's name above the question, and why it cannot be done now where that is so. */
import type { ComponentChildren } from 'preact'
import { interfaceWords, isKeyOf, sayAny } from '#content'
import { Button, Buttons } from './button.tsx'
import { Card } from './card.tsx'
import { Notice } from './notice.tsx'
import { Page, type PageShell } from './page.tsx'
import { PageHead, type PageHeadProps } from './page-head.tsx'

export interface StepFrameProps {
  readonly shell: PageShell & { readonly names: Parameters<typeof sayAny>[1] }
  readonly discussion: { readonly id: string; readonly pseudonym: string; readonly reference: string }
  readonly title: string
  /** What this page is not (statements.pages). */
  readonly statement: string
  readonly errors: Readonly<Record<string, string>>
  readonly refusal: { readonly refused: string } | null
  readonly stale: boolean
  /** What was sent: shown where the form is not, so that nothing typed is lost. */
  readonly typed?: Readonly<Record<string, string | readonly string[]>> | undefined
  readonly serif?: boolean | undefined
  readonly wide?: boolean | undefined
  /** Facts, tag and a link beside the title, where the name above it is not enough. */
  readonly head?: Omit<PageHeadProps, 'title'> | undefined
  /** Stands above, whether or not it can be done now. */
  readonly before?: ComponentChildren
  readonly children: ComponentChildren
}

export function StepFrame(props: StepFrameProps) {
  const { shell, discussion, title, refusal, stale } = props
  return (
    <Page
      shell={shell}
      title={title}
      statement={props.statement}
      errors={props.errors}
      serif={props.serif}
      wide={props.wide}
      current="discussions"
      breadcrumbs={[
        { href: '/desk', text: interfaceWords.desk.title },
        { href: `/discussions/${discussion.id}`, text: discussion.pseudonym },
      ]}
      head={
        <PageHead title={title} {...(props.head ?? { eyebrow: `${discussion.pseudonym} · ${discussion.reference}` })} />
      }
    >
      {stale && (
        <Notice kind="look" title={interfaceWords.errors.conflict.title} live>
          <p>{interfaceWords.errors.conflict.text}</p>
          <p>{interfaceWords.errors.conflict.again}</p>
        </Notice>
      )}
      {refusal && <Refused refusal={refusal} discussion={discussion} names={shell.names} />}
      {refusal && !isAboutTheForm(refusal) && <Typed values={props.typed ?? {}} />}
      {props.before}
      {(refusal === null || isAboutTheForm(refusal)) && props.children}
    </Page>
  )
}

/** Not the turn and not the person, but something in what was sent: the form stays, with what was typed. */
const isAboutTheForm = ({ refused }: { readonly refused: string }): boolean => !closed.includes(refused)
const closed = [
  'taken-on',
  'not-your-turn',
  'not-now',
  'you-are-involved',
  'own-request',
  'offer-ended',
  'come-back-closed',
]

/** Why not, in words, and the way back. */
function Refused({
  refusal,
  discussion,
  names,
}: Pick<StepFrameProps, 'discussion'> & {
  refusal: { readonly refused: string }
  names: StepFrameProps['shell']['names']
}) {
  const { refusals, errors } = interfaceWords
  const words = isKeyOf(refusals, refusal.refused) ? refusals[refusal.refused] : refusals.other
  return (
    <>
      <Notice kind="look" title={sayAny(words.title, names)} live>
        <p>{sayAny(words.text, names)}</p>
      </Notice>
      {!isAboutTheForm(refusal) && (
        <Buttons>
          <Button href={`/discussions/${discussion.id}`}>{errors.refused.link}</Button>
        </Buttons>
      )}
    </>
  )
}

/** Sentences, to be copied; ticks and choices say little without their form. */
function Typed({ values }: { values: Readonly<Record<string, string | readonly string[]>> }) {
  const sentences = Object.values(values)
    .flat()
    .filter((value) => /\S\s+\S/.test(value))
  if (sentences.length === 0) return null
  return (
    <Card title={interfaceWords.errors.away.typed}>
      {sentences.map((sentence) => (
        <p key={sentence} class="cg-own-words">
          {sentence}
        </p>
      ))}
    </Card>
  )
}
